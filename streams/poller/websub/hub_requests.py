"""Build the requests to a hub and check its responses (WebSub, 5). Pure."""

from collections.abc import Iterable, Mapping

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.messages import Request, Response
from streams.poller.hashing import hash_text
from streams.poller.websub.lifecycle import Rules
from streams.poller.websub.signatures import callback_url, hub_secret
from streams.records import Mode, Subscription

__all__ = ["build_request", "error_of"]

TIMEOUT = 15.0


def build_request(
    subscription: Subscription,
    mode: Mode,
    rules: Rules,
    allowed: Iterable[str],
) -> Request:
    """
    Return the request to a hub.

    The hub's URL comes from the feed's document and is untrusted, so the
    address filter applies to it as to every other request.

    Args:
        allowed: the feed's ``allow_private`` networks.
    """
    return Request(
        url=subscription.hub,
        accept="*/*",
        allowed=networks(allowed),
        form=_form(subscription, mode, rules),
        timeout=TIMEOUT,
    )


def _form(
    subscription: Subscription, mode: Mode, rules: Rules
) -> Mapping[str, str]:
    feed, topic = subscription.feed, subscription.topic
    form = {
        "hub.callback": callback_url(rules.base, rules.key, feed, topic),
        "hub.mode": mode,
        "hub.topic": topic,
    }
    if mode == "unsubscribe":
        return form
    return form | {
        "hub.lease_seconds": str(rules.lease),
        "hub.secret": hub_secret(rules.key, feed, hash_text(topic)),
    }


def error_of(response: Response) -> str:
    """Return the error in a hub's response; empty if the hub accepted."""
    if 200 <= response.status < 300:
        return ""
    return f"status {response.status}"
