"""Groups of copies: items with the same text, of which one is published."""

import msgspec
import xxhash

from extractors.model.item import NewsItem
from streams.desk.state.models import CopyGroup, CopyMember, scoped_key
from streams.desk.state.state import DeskState
from streams.records import Pickup

__all__ = [
    "add_item",
    "begin_group",
    "find_group",
    "make_pickup",
    "other_members",
    "remove_item",
]

MAX_PICKUP = 50
"""Members named in a record; the group keeps all of them."""


def begin_group(item: NewsItem) -> CopyGroup:
    """Return a new group with the item as its root; its id never changes."""
    name = scoped_key(item.lane, item.uri).encode()
    return CopyGroup(
        xxhash.xxh3_64_hexdigest(name), item.uri, (_make_member(item),)
    )


def find_group(lane: str, name: str, state: DeskState) -> CopyGroup | None:
    """Return the lane's group with this id; None if it is unknown."""
    return state.stories.get(scoped_key(lane, name))


def add_item(
    group: CopyGroup, item: NewsItem, *, root: bool = False
) -> CopyGroup:
    """Return the group with the item added, as its new root if `root`."""
    members = tuple(
        member for member in group.members if member.uri != item.uri
    )
    return msgspec.structs.replace(
        group,
        root=item.uri if root else group.root,
        members=(*members, _make_member(item)),
    )


def remove_item(group: CopyGroup, uri: str) -> CopyGroup:
    """Return the group without the item, which now belongs to another."""
    members = tuple(member for member in group.members if member.uri != uri)
    return msgspec.structs.replace(group, members=members)


def other_members(group: CopyGroup, uri: str) -> tuple[str, ...]:
    """Return the uris of the group's other items, in the order added."""
    return tuple(member.uri for member in group.members if member.uri != uri)


def make_pickup(group: CopyGroup) -> tuple[Pickup, ...]:
    """Return the group's items with their agencies, earliest first."""
    if not group.members:
        return ()
    members = sorted(
        group.members, key=lambda member: (member.seen_at, member.uri)
    )
    first = members[0].seen_at
    return tuple(
        Pickup(
            member.uri,
            member.agency,
            round((member.seen_at - first).total_seconds() / 3600, 2),
        )
        for member in members[:MAX_PICKUP]
    )


def _make_member(item: NewsItem) -> CopyMember:
    return CopyMember(item.uri, item.agency or item.provider, item.fetched_at)
