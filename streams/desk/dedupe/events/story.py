"""The story of an event, with the texts that it is known by."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import msgspec

from extractors.events.features import EventText
from streams.desk.dedupe.verdict import Write
from streams.desk.state.models import CopyGroup, LaneStory, scoped_key
from streams.desk.state.state import DeskState

__all__ = [
    "event_of",
    "find_event",
    "leave_events",
    "merge_stories",
    "put_text",
    "resolve",
]

FIRST_TEXTS = 2
"""First texts that stay, so that a story does not drift from its event."""
MAX_TEXTS = 8
"""Texts of a story that items are compared with."""
MAX_MERGES = 100
"""Merges that are followed, one after the other."""


def find_event(lane: str, story: str, state: DeskState) -> LaneStory | None:
    """Return an open story of an event; None if it is unknown or merged."""
    found = state.events.get(scoped_key(lane, story))
    return None if found is None or found.merged_into else found


def resolve(lane: str, story: str, state: DeskState) -> str:
    """Return the id of the story that a story was merged into, or its own."""
    for _ in range(MAX_MERGES):
        found = state.events.get(scoped_key(lane, story))
        if found is None or not found.merged_into:
            break
        story = found.merged_into
    return story


def event_of(lane: str, group: CopyGroup, state: DeskState) -> str:
    """Return the id of the event's story of an item and its copies."""
    return resolve(lane, group.event or group.id, state)


def put_text(
    story: LaneStory, text: EventText, at: datetime, without: Collection[str]
) -> LaneStory:
    """
    Return a story with a text, in place of the earlier one of its item.

    Args:
        without: uris of other items whose texts leave the story.
    """
    others = (
        other
        for other in story.texts
        if other.uri != text.uri and other.uri not in without
    )
    return msgspec.structs.replace(
        story, at=max(at, story.at), texts=_keep((*others, text))
    )


def merge_stories(
    stories: Iterable[LaneStory],
) -> tuple[LaneStory, tuple[LaneStory, ...]]:
    """
    Merge stories into the one that began first.

    Returns:
        The story with the texts of all, and the others, now without texts.
    """
    first, *others = sorted(stories, key=lambda story: (story.begun, story.id))
    at = max(story.at for story in (first, *others))
    texts = [text for story in (first, *others) for text in story.texts]
    merged = msgspec.structs.replace(first, at=at, texts=_keep(texts))
    return merged, tuple(
        msgspec.structs.replace(other, texts=(), merged_into=first.id)
        for other in others
    )


def leave_events(
    lane: str, uris: Mapping[str, str], state: DeskState
) -> tuple[Write, ...]:
    """
    Return the writes that take the texts of items out of their stories.

    Args:
        uris: the id of an item's story in the order of events, by its uri.
    """
    writes = []
    for name in sorted(set(uris.values())):
        story = find_event(lane, name, state)
        if story is None:
            continue
        texts = tuple(
            text for text in story.texts if uris.get(text.uri) != name
        )
        if texts != story.texts:
            rest = msgspec.structs.replace(story, texts=texts)
            writes.append(Write("events", scoped_key(lane, name), rest))
    return tuple(writes)


def _keep(texts: Iterable[EventText]) -> tuple[EventText, ...]:
    """Return the texts that a story keeps: its first and its newest ones."""
    ordered = sorted(texts, key=lambda text: (text.at, text.uri))
    if len(ordered) <= MAX_TEXTS:
        return tuple(ordered)
    newest = ordered[FIRST_TEXTS - MAX_TEXTS :]
    return (*ordered[:FIRST_TEXTS], *newest)
