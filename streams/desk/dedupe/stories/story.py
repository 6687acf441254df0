"""Stories: items about the same news, of which one is published."""

import msgspec
import xxhash

from extractors.model.item import NewsItem
from streams.desk.state.models import Story, StoryMember, scoped_key
from streams.desk.state.state import DeskState
from streams.records import Pickup

__all__ = [
    "add_item",
    "begin_story",
    "find_story",
    "make_pickup",
    "other_members",
    "remove_item",
]

MAX_PICKUP = 50
"""Members named in a record; the story keeps all of them."""


def begin_story(item: NewsItem) -> Story:
    """Return a new story with the item as its root; its id never changes."""
    name = scoped_key(item.lane, item.uri).encode()
    return Story(
        xxhash.xxh3_64_hexdigest(name), item.uri, (_make_member(item),)
    )


def find_story(lane: str, story: str, state: DeskState) -> Story | None:
    """Return the lane's story with this id; None if it is unknown."""
    return state.stories.get(scoped_key(lane, story))


def add_item(story: Story, item: NewsItem, *, root: bool = False) -> Story:
    """Return the story with the item added, as its new root if `root`."""
    members = tuple(
        member for member in story.members if member.uri != item.uri
    )
    return msgspec.structs.replace(
        story,
        root=item.uri if root else story.root,
        members=(*members, _make_member(item)),
    )


def remove_item(story: Story, uri: str) -> Story:
    """Return the story without the item, which now belongs to another."""
    members = tuple(member for member in story.members if member.uri != uri)
    return msgspec.structs.replace(story, members=members)


def other_members(story: Story, uri: str) -> tuple[str, ...]:
    """Return the uris of the story's other items, in the order added."""
    return tuple(member.uri for member in story.members if member.uri != uri)


def make_pickup(story: Story) -> tuple[Pickup, ...]:
    """Return the story's items with their agencies, earliest first."""
    if not story.members:
        return ()
    members = sorted(
        story.members, key=lambda member: (member.seen_at, member.uri)
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


def _make_member(item: NewsItem) -> StoryMember:
    return StoryMember(item.uri, item.agency or item.provider, item.fetched_at)
