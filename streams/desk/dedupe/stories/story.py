"""Stories: the items that tell the same news, and the one let through."""

import msgspec
import xxhash

from extractors.model.item import NewsItem
from streams.desk.state.models import Story, StoryMember, scoped
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

PICKUP_TOLD = 50
"""Members named in a record; all of them stay in the story."""


def begin_story(item: NewsItem) -> Story:
    """Return a story of its own for the item; its id outlives root moves."""
    name = scoped(item.lane, item.uri).encode()
    return Story(xxhash.xxh3_64_hexdigest(name), item.uri, (_member(item),))


def find_story(lane: str, story: str, state: DeskState) -> Story | None:
    """Return the story of that id in that lane."""
    return state.stories.get(scoped(lane, story))


def add_item(story: Story, item: NewsItem, *, root: bool = False) -> Story:
    """Return the story with the item in it, as its root if so said."""
    members = tuple(one for one in story.members if one.uri != item.uri)
    return msgspec.structs.replace(
        story,
        root=item.uri if root else story.root,
        members=(*members, _member(item)),
    )


def remove_item(story: Story, uri: str) -> Story:
    """Return the story without the item, which tells another one now."""
    members = tuple(one for one in story.members if one.uri != uri)
    return msgspec.structs.replace(story, members=members)


def other_members(story: Story, uri: str) -> tuple[str, ...]:
    """Return the uris of the story's other items, in order of joining."""
    return tuple(one.uri for one in story.members if one.uri != uri)


def make_pickup(story: Story) -> tuple[Pickup, ...]:
    """Return who carried the story, earliest first."""
    if not story.members:
        return ()
    members = sorted(story.members, key=lambda one: (one.seen_at, one.uri))
    first = members[0].seen_at
    return tuple(
        Pickup(
            one.uri,
            one.agency,
            round((one.seen_at - first).total_seconds() / 3600, 2),
        )
        for one in members[:PICKUP_TOLD]
    )


def _member(item: NewsItem) -> StoryMember:
    return StoryMember(item.uri, item.agency or item.provider, item.fetched_at)
