"""What a hub's request says, and whether we meant it: pure."""

from collections.abc import Mapping
from typing import NamedTuple

from streams.poller.hashing import hash_text
from streams.poller.polling.hub_links import parse_link_header
from streams.records import Subscription

__all__ = ["Intent", "matches_request", "names_other", "read_intent"]

LONGEST_WORD = 2000
LONGEST_NUMBER = 12


class Intent(NamedTuple):
    """
    The parameters of a hub's verification or denial (WebSub, 5.2 and 5.3).

    Attributes:
        lease: seconds; 0 if it is missing or no number.
    """

    mode: str
    topic: str
    challenge: str
    lease: int
    reason: str


def read_intent(query: Mapping[str, str]) -> Intent:
    """Read a hub's parameters."""
    lease = query.get("hub.lease_seconds", "")
    reason = query.get("hub.reason", "")
    fits = lease.isascii() and lease.isdigit() and len(lease) < LONGEST_NUMBER
    return Intent(
        mode=query.get("hub.mode", "").lower(),
        topic=query.get("hub.topic", ""),
        challenge=query.get("hub.challenge", ""),
        lease=int(lease) if fits else 0,
        reason=reason[:LONGEST_WORD] if reason.isprintable() else "",
    )


def matches_request(said: Intent, one: Subscription | None) -> bool:
    """
    Say whether a hub asks back for what it was asked.

    Args:
        one: the feed's subscription as its owner told it before it asked.
    """
    return (
        one is not None
        and bool(one.pending)
        and said.mode == one.pending
        and said.topic == one.topic
        and 0 < len(said.challenge) <= LONGEST_WORD
    )


def names_other(link: str, topic: str) -> bool:
    """
    Say whether a delivery names another topic than it was asked for.

    Args:
        link: its ``Link`` header; one that names no topic names no other.
        topic: digest of ours.
    """
    said = [
        to for relation, to in parse_link_header(link) if relation == "self"
    ]
    return bool(said) and topic not in map(hash_text, said)
