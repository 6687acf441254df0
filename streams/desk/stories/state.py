"""
What the stories step remembers, and the indexes derived from it.

Only `apply` changes it.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from extractors.crosslingual import StoryLinker
from streams.desk.state.expiry_index import ExpiryIndex
from streams.desk.stories.indexes import (
    DueQueue,
    StatusCounts,
    UsualAgencies,
    index_story,
)
from streams.desk.stories.models import (
    Alias,
    ItemPointer,
    OpenStory,
    StoreName,
)
from streams.desk.stories.status import next_change

__all__ = ["StoriesState", "Write", "apply", "dict_stories"]

SLICE = 32
"""Stories that are indexed at a time: a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Write:
    """
    One store entry to set; to remove if the value is None.

    Attributes:
        relink: the terms of the story in some language have changed.
    """

    store: StoreName
    key: str
    value: Any
    relink: bool = True


@dataclass(slots=True)
class StoriesState:
    """
    The stores of the step, and the indexes derived from them.

    Attributes:
        now: fetch time of the newest report; None until the first one.
        is_idle: no report came since the last tick.
        linker: the stories of all languages, by neutral terms.
        usual: how many agencies usually take up a story.
        due: when time alone changes a story's status.
        expiry: the stories by the day of their last report.
        statuses: how many stories have each status.
    """

    events: MutableMapping[str, OpenStory]
    aliases: MutableMapping[str, Alias]
    items: MutableMapping[str, ItemPointer]
    now: datetime | None = None
    is_idle: bool = False
    linker: StoryLinker = field(default_factory=StoryLinker)
    usual: UsualAgencies = field(default_factory=UsualAgencies)
    due: DueQueue = field(default_factory=DueQueue)
    expiry: ExpiryIndex = field(default_factory=ExpiryIndex)
    statuses: StatusCounts = field(default_factory=StatusCounts)

    def rebuild_in_slices(self) -> Iterator[None]:
        """
        Derive the indexes again; yield after a few milliseconds of work.

        Nothing may be written to the stores until the iterator ends.
        """
        self.linker = StoryLinker()
        self.usual = UsualAgencies()
        self.due = DueQueue()
        self.expiry = ExpiryIndex()
        self.statuses = StatusCounts()
        for number, (key, story) in enumerate(self.events.items()):
            self._index(key, story)
            self.advance(story.updated_at)
            if number % SLICE == 0:
                yield

    def advance(self, at: datetime) -> None:
        """Set the time, unless it would go back."""
        self.now = at if self.now is None else max(self.now, at)

    def write(self, write: Write) -> None:
        """Set or remove one entry, and update the indexes."""
        stores: dict[StoreName, MutableMapping[str, Any]] = {
            "event-stories": self.events,
            "event-aliases": self.aliases,
            "event-items": self.items,
        }
        if write.value is None:
            stores[write.store].pop(write.key, None)
        else:
            stores[write.store][write.key] = write.value
        if write.store == "event-stories":
            self._index(write.key, write.value, relink=write.relink)

    def _index(
        self, key: str, story: OpenStory | None, *, relink: bool = True
    ) -> None:
        self.usual.replace(key, story)
        self.statuses.replace(key, story)
        if story is None:
            self.linker.remove(key)
            self.due.set(key, None)
            self.expiry.remove(key)
        else:
            if relink:
                index_story(self.linker, story)
            self.due.set(key, next_change(story))
            self.expiry.touch(key, story.updated_at)


def apply(
    writes: tuple[Write, ...],
    now: datetime | None,
    state: StoriesState,
    *,
    is_tick: bool,
) -> None:
    """Apply what a step returned; `now` is the report's time, or None."""
    if now is not None:
        state.advance(now)
    state.is_idle = is_tick
    for write in writes:
        state.write(write)


def dict_stories() -> StoriesState:
    """Return an empty state in memory, for dry runs and tests."""
    return StoriesState({}, {}, {})
