"""Parse a hub's request and check it against our own request. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from streams.poller.hashing import hash_text
from streams.poller.polling.hub_links import parse_link_header
from streams.records import Subscription

__all__ = ["Intent", "matches_request", "names_other_topic", "parse_intent"]

MAX_TEXT = 2000
MAX_DIGITS = 12


class Intent(NamedTuple):
    """
    The parameters of a hub's verification or denial (WebSub, 5.2 and 5.3).

    Attributes:
        lease: seconds; 0 if it is missing or not a number.
    """

    mode: str
    topic: str
    challenge: str
    lease: int
    reason: str


def parse_intent(query: Mapping[str, str]) -> Intent:
    """Return the parameters in the query of a hub's request."""
    lease = query.get("hub.lease_seconds", "")
    reason = query.get("hub.reason", "")
    is_number = lease.isascii() and lease.isdigit() and len(lease) < MAX_DIGITS
    return Intent(
        mode=query.get("hub.mode", "").lower(),
        topic=query.get("hub.topic", ""),
        challenge=query.get("hub.challenge", ""),
        lease=int(lease) if is_number else 0,
        reason=reason[:MAX_TEXT] if reason.isprintable() else "",
    )


def matches_request(intent: Intent, subscription: Subscription | None) -> bool:
    """
    Return whether a hub's verification matches our own request to it.

    Args:
        subscription: the feed's subscription, which its owner stored before
            it sent the request.
    """
    return (
        subscription is not None
        and bool(subscription.pending)
        and intent.mode == subscription.pending
        and intent.topic == subscription.topic
        and 0 < len(intent.challenge) <= MAX_TEXT
    )


def names_other_topic(link: str, topic: str) -> bool:
    """
    Return whether a delivery names another topic than the subscription.

    Args:
        link: the delivery's ``Link`` header; it may name no topic at all.
        topic: digest of the subscription's topic.
    """
    topics = [
        url for relation, url in parse_link_header(link) if relation == "self"
    ]
    return bool(topics) and topic not in map(hash_text, topics)
