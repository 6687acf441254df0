"""What a hub is asked, and what its answer means (WebSub, 5): pure."""

from collections.abc import Iterable, Mapping

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.messages import Request, Response
from streams.poller.hashing import hash_text
from streams.poller.websub.lifecycle import Rules
from streams.poller.websub.signatures import callback, hub_secret
from streams.records import Mode, Subscription

__all__ = ["error_of", "request"]

WITHIN = 15.0


def request(
    one: Subscription, mode: Mode, rules: Rules, allowed: Iterable[str]
) -> Request:
    """
    Return the request to a hub.

    A hub is an address off the internet, so it passes the same guard as
    every other.

    Args:
        allowed: the feed's own private networks.
    """
    return Request(
        url=one.hub,
        accept="*/*",
        allowed=networks(allowed),
        form=_form(one, mode, rules),
        timeout=WITHIN,
    )


def _form(one: Subscription, mode: Mode, rules: Rules) -> Mapping[str, str]:
    form = {
        "hub.callback": callback(rules.base, rules.key, one.feed, one.topic),
        "hub.mode": mode,
        "hub.topic": one.topic,
    }
    if mode == "unsubscribe":
        return form
    return form | {
        "hub.lease_seconds": str(rules.lease),
        "hub.secret": hub_secret(rules.key, one.feed, hash_text(one.topic)),
    }


def error_of(answer: Response) -> str:
    """Return what is wrong with a hub's answer; empty if it is accepted."""
    return "" if 200 <= answer.status < 300 else f"status {answer.status}"
