"""The records of items that are folded into another one."""

import msgspec

from extractors.model.item import NewsItem
from streams.desk.dedupe.copies.copy_group import make_pickup
from streams.desk.dedupe.copies.near_duplicates import Match, reverse
from streams.desk.state.models import Chain, CopyGroup
from streams.records import Duplicate

__all__ = ["demote", "make_duplicate"]


def make_duplicate(
    item: NewsItem, group: CopyGroup, event: str, match: Match
) -> Duplicate:
    """
    Return the record of an item that repeats another one.

    Args:
        group: the item that it repeats, with its copies.
        event: id of the story of their event.
    """
    return Duplicate(
        uri=item.uri,
        duplicate_of=group.root,
        story=event,
        kind=match.kind,
        containment=match.containment,
        evidence=match.evidence,
        hours_apart=match.hours,
        feed=item.feed,
        agency=item.agency,
        headline=item.headline,
        fetched_at=item.fetched_at,
        pickup=make_pickup(group),
    )


def demote(
    old: Chain, new: NewsItem, group: CopyGroup, event: str, match: Match
) -> Duplicate:
    """Return the old root's record as a duplicate of the new root."""
    headline = match.text.headline if match.text.uri == old.uri else ""
    item = msgspec.structs.replace(old.shell, uri=old.uri, headline=headline)
    return make_duplicate(item, group, event, reverse(match, new))
