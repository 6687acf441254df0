"""
What the stories step remembers, and the indexes derived from it.

Only `apply` changes it. The index of other languages, the usual number of
agencies and the times of the next changes are derived from the stories; all
of them can be rebuilt at any time.
"""

import heapq
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from streams.desk.stories.linking import Linker, NoLinker, index_story
from streams.desk.stories.models import (
    Alias,
    EventStory,
    ItemPointer,
    StoreName,
)
from streams.desk.stories.status import USUAL_SPAN, next_change

__all__ = [
    "StoriesState",
    "UsualAgencies",
    "Write",
    "apply",
    "dict_stories",
]

HOUR = timedelta(hours=1)
SLICE = 64
"""Stories that are indexed at a time: a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Write:
    """One store entry to set; to remove if the value is None."""

    store: StoreName
    key: str
    value: Any


class UsualAgencies:
    """
    How many agencies take up a story within the window, on each lane.

    It is the mean over the lane's stories that two agencies or more had and
    that began within the last day.
    """

    def __init__(self) -> None:
        self._hours: dict[tuple[str, datetime], tuple[int, int]] = {}
        self._of_story: dict[str, tuple[str, datetime, int]] = {}

    def __len__(self) -> int:
        return len(self._of_story)

    def replace(self, story_id: str, story: EventStory | None) -> None:
        """Replace what is counted of a story."""
        before = self._of_story.pop(story_id, None)
        if before is not None:
            self._count(*before, sign=-1)
        if story is not None and story.agencies > 1:
            lane = story.members[0].lane
            entry = lane, _hour(story.first_at), story.peak
            self._of_story[story_id] = entry
            self._count(*entry, sign=1)

    def mean(self, lane: str, at: datetime, without: str = "") -> float:
        """
        Return the mean of the day before a time; 0 without stories.

        Args:
            without: id of a story that does not count.
        """
        total = stories = 0
        begin = _hour(at)
        hours = int(USUAL_SPAN / HOUR)
        for back in range(hours + 1):
            peaks, count = self._hours.get((lane, begin - back * HOUR), (0, 0))
            total += peaks
            stories += count
        own = self._of_story.get(without)
        if own and own[0] == lane and begin - USUAL_SPAN <= own[1] <= begin:
            total -= own[2]
            stories -= 1
        return total / stories if stories else 0.0

    def _count(self, lane: str, hour: datetime, peak: int, sign: int) -> None:
        peaks, stories = self._hours.get((lane, hour), (0, 0))
        counted = peaks + sign * peak, stories + sign
        if counted[1]:
            self._hours[lane, hour] = counted
        else:
            self._hours.pop((lane, hour), None)


@dataclass(slots=True)
class StoriesState:
    """
    The stores of the step, and the indexes derived from them.

    Attributes:
        now: fetch time of the newest report; a tick sets it while no report
            comes. None until the first report.
        is_idle: no report came since the last tick.
    """

    events: MutableMapping[str, EventStory]
    aliases: MutableMapping[str, Alias]
    items: MutableMapping[str, ItemPointer]
    make_linker: Callable[[], Linker] = NoLinker
    now: datetime | None = None
    is_idle: bool = False
    linker: Linker = field(init=False)
    usual: UsualAgencies = field(default_factory=UsualAgencies)
    _due: dict[str, datetime] = field(default_factory=dict)
    _queue: list[tuple[datetime, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with an empty index of languages."""
        self.linker = self.make_linker()

    def __len__(self) -> int:
        """Return the number of stories, without those that were merged."""
        return len(self._due)

    def rebuild_in_slices(self) -> Iterator[None]:
        """Derive the indexes again; yield after a few milliseconds of work."""
        self.linker = self.make_linker()
        self.usual = UsualAgencies()
        self._due.clear()
        self._queue.clear()
        for number, (key, story) in enumerate(sorted(self.events.items())):
            self._index(key, story)
            self.advance(story.updated_at)
            if number % SLICE == 0:
                yield

    def due(self, at: datetime, limit: int) -> tuple[str, ...]:
        """Return the stories that time alone changes until a time."""
        found: list[tuple[datetime, str]] = []
        while self._queue and self._queue[0][0] <= at and len(found) < limit:
            due, story = heapq.heappop(self._queue)
            if self._due.get(story) == due and (due, story) not in found[-1:]:
                found.append((due, story))
        for entry in found:
            heapq.heappush(self._queue, entry)
        return tuple(story for _, story in found)

    def advance(self, at: datetime) -> None:
        """Set the time, unless it would go back."""
        self.now = at if self.now is None else max(self.now, at)

    def write(self, write: Write) -> None:
        """Set or remove one entry, and update the indexes."""
        stores: dict[StoreName, MutableMapping[str, Any]] = {
            "events": self.events,
            "event-aliases": self.aliases,
            "event-items": self.items,
        }
        if write.value is None:
            stores[write.store].pop(write.key, None)
        else:
            stores[write.store][write.key] = write.value
        if write.store == "events":
            self._index(write.key, write.value)

    def _index(self, key: str, story: EventStory | None) -> None:
        self.usual.replace(key, story)
        if story is None:
            self.linker.remove(key)
            self._due.pop(key, None)
            return
        if story.status == "quiet":
            self.linker.remove(key)
        else:
            index_story(self.linker, story)
        due = next_change(story)
        if self._due.get(key) != due:
            self._due[key] = due
            heapq.heappush(self._queue, (due, key))


def apply(
    writes: tuple[Write, ...],
    now: datetime | None,
    state: StoriesState,
    *,
    is_tick: bool,
) -> None:
    """Apply what a step returned; `now` is the time that it judged at."""
    if now is not None:
        state.advance(now)
    state.is_idle = is_tick
    for write in writes:
        state.write(write)


def dict_stories(
    make_linker: Callable[[], Linker] = NoLinker,
) -> StoriesState:
    """Return an empty state in memory, for dry runs and tests."""
    return StoriesState({}, {}, {}, make_linker)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
