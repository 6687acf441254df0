"""What one step changes: read through to the state, and not yet applied."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from streams.desk.state.models import scoped_key
from streams.desk.stories.indexes import has_same_terms
from streams.desk.stories.merging import merge_stories
from streams.desk.stories.models import (
    Alias,
    ItemPointer,
    Member,
    OpenStory,
)
from streams.desk.stories.state import StoriesState, Write
from streams.desk.stories.status import assess
from streams.records import StoryEvidence

__all__ = ["Changes"]

T = TypeVar("T")
MAX_HOPS = 20
"""Aliases lead straight to the story; a chain of them is never this long."""


@dataclass(slots=True)
class Changes:
    """
    The changes of one step.

    Attributes:
        now: the time at which the step judges.
        merged: ids of stories that were merged, with the sinks that received
            them, in the order of the merges.
    """

    state: StoriesState
    now: datetime
    merged: dict[str, Alias] = field(default_factory=dict)
    _events: dict[str, OpenStory | None] = field(default_factory=dict)
    _aliases: dict[str, Alias | None] = field(default_factory=dict)
    _items: dict[str, ItemPointer | None] = field(default_factory=dict)
    _before: dict[str, OpenStory | None] = field(default_factory=dict)

    def before(self, story_id: str) -> OpenStory | None:
        """Return a story as the state has it; it is read only once."""
        if story_id not in self._before:
            self._before[story_id] = self.state.events.get(story_id)
        return self._before[story_id]

    def story(self, story_id: str) -> OpenStory | None:
        """Return a story; None if there is none of this id."""
        if story_id in self._events:
            return self._events[story_id]
        return self.before(story_id)

    def alias(self, story_id: str) -> Alias | None:
        """Return where a merged story went; None if it was not merged."""
        if story_id in self._aliases:
            return self._aliases[story_id]
        return self.state.aliases.get(story_id)

    def pointer(self, key: str) -> ItemPointer | None:
        """Return the story of an item; None if the item is unknown."""
        if key in self._items:
            return self._items[key]
        return self.state.items.get(key)

    def resolve(self, story_id: str) -> str:
        """Return the id of the story into which a story was merged."""
        for _ in range(MAX_HOPS):
            alias = self.alias(story_id)
            if alias is None:
                break
            story_id = alias.story
        return story_id

    def set_story(self, story: OpenStory) -> OpenStory:
        """
        Assess a story and keep it; return it.

        Members that the limit left out are forgotten.
        """
        before = self.story(story.id)
        self._forget_items(before.members if before else (), story)
        lane = story.members[0].lane
        usual = self.state.usual.mean(lane, self.now, story.id)
        assessed = assess(story, usual, self.now)
        self._events[story.id] = assessed
        return assessed

    def keep(self, story: OpenStory) -> None:
        """Keep a story as it is."""
        self._events[story.id] = story

    def set_pointer(self, key: str, pointer: ItemPointer) -> None:
        """Note the story of an item."""
        self._items[key] = pointer

    def merge(
        self, survivor: str, merged: str, evidence: StoryEvidence
    ) -> None:
        """
        Merge a story into another; both ids are resolved ones.

        The merged story may be unknown: its reports come later then.
        """
        story, other = self.story(survivor), self.story(merged)
        if other is not None:
            if story is None:
                story = replace(other, id=survivor, aliases=other.aliases)
            joined = merge_stories(story, other, evidence)
            self.set_story(joined)
            self._forget_items(other.members, joined)
            self._events[merged] = None
            for name in other.aliases:
                self._redirect(name, survivor)
        elif story is not None and merged not in story.aliases:
            aliases = tuple(sorted({*story.aliases, merged}))
            merges = (*story.merges, evidence)
            self.keep(replace(story, aliases=aliases, merges=merges))
        alias = Alias(survivor, other.sinks if other else ())
        self._aliases[merged] = self.merged[merged] = alias

    def remove(self, story: OpenStory) -> None:
        """Remove a story whose last item left it."""
        self._events[story.id] = None

    def forget(self, story: OpenStory) -> None:
        """Forget an old story, its aliases and its items."""
        self._events[story.id] = None
        for alias in story.aliases:
            self._aliases[alias] = None
        self._forget_items(story.members)

    def aliases_of(self, story: OpenStory) -> dict[str, Alias]:
        """Return the stories that were merged into a story."""
        found = ((name, self.alias(name)) for name in story.aliases)
        return {name: alias for name, alias in found if alias}

    def changed(self) -> tuple[OpenStory, ...]:
        """Return the stories that are not as they were."""
        return tuple(filter(None, self._changed_stories().values()))

    def removed(self) -> tuple[str, ...]:
        """Return the ids of stories that are no more, and were known."""
        return tuple(
            story_id
            for story_id, story in self._changed_stories().items()
            if story is None
        )

    def are_none(self) -> bool:
        """Return whether all is as it was."""
        return not (
            self._changed_stories()
            or self._changed_aliases()
            or self._changed_items()
        )

    def writes(self) -> tuple[Write, ...]:
        """Return the writes of all that is not as it was."""
        return (
            *(
                Write(
                    "event-stories", key, value, self._is_relinked(key, value)
                )
                for key, value in self._changed_stories().items()
            ),
            *(
                Write("event-aliases", key, value)
                for key, value in self._changed_aliases().items()
            ),
            *(
                Write("event-items", key, value)
                for key, value in self._changed_items().items()
            ),
        )

    def _changed_stories(self) -> dict[str, OpenStory | None]:
        return _changed(self._events, self.before)

    def _changed_aliases(self) -> dict[str, Alias | None]:
        return _changed(self._aliases, self.state.aliases.get)

    def _changed_items(self) -> dict[str, ItemPointer | None]:
        return _changed(self._items, self.state.items.get)

    def _forget_items(
        self, members: Iterable[Member], story: OpenStory | None = None
    ) -> None:
        """Forget which story the items have that are not in this one."""
        kept = {member.key for member in story.members} if story else ()
        for member in members:
            if member.key not in kept:
                self._items[scoped_key(*member.key)] = None

    def _is_relinked(self, key: str, story: OpenStory | None) -> bool:
        """Return whether the index of languages must read the story anew."""
        before = self.before(key)
        if story is None or before is None:
            return True
        return not has_same_terms(story, before)

    def _redirect(self, name: str, survivor: str) -> None:
        before = self.alias(name)
        sinks = before.sinks if before else ()
        self._aliases[name] = self.merged[name] = Alias(survivor, sinks)


def _changed(
    values: Mapping[str, T | None], before: Callable[[str], T | None]
) -> dict[str, T | None]:
    """Return the values that are not as they were."""
    return {key: new for key, new in values.items() if new != before(key)}
