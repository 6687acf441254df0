"""
The desk's state: its stores, and the indexes derived from them.

Only the writes of a verdict change it. The near-duplicate indexes are derived
from ``texts`` and ``captions``, the expiry indexes from the dates of records;
all of them can be rebuilt at any time.
"""

from collections import Counter
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from extractors.events.index import EventIndex
from extractors.similarity.captions import normal_form
from extractors.similarity.index import NearIndex
from extractors.similarity.shingles import Sketch, shingles, sketch
from streams.desk.state.expiry_index import ExpiryIndex
from streams.desk.state.models import (
    CaptionLog,
    Chain,
    CopyGroup,
    Held,
    KeyPointer,
    LaneStory,
    StoreName,
    Text,
    lane_of_key,
)
from streams.desk.state.sorted_runs import SortedRuns

__all__ = ["DATED", "DeskState", "dict_state", "sketch_of"]

SLICE = 256
"""Entries that are read or indexed at a time: a few milliseconds."""
KEPT_MERGED = timedelta(days=25)
"""How much longer a merged story is kept: later versions of its items must
find the story that it was merged into."""


@dataclass(frozen=True, slots=True)
class DeskState:
    """The stores of one partition, and the indexes derived from them."""

    chains: MutableMapping[str, Chain]
    texts: MutableMapping[str, Text]
    captions: MutableMapping[str, CaptionLog]
    held: MutableMapping[str, Held]
    stories: MutableMapping[str, CopyGroup]
    marks: MutableMapping[str, KeyPointer]
    events: MutableMapping[str, LaneStory]
    indexes: dict[str, NearIndex] = field(default_factory=dict)
    caption_indexes: dict[str, NearIndex] = field(default_factory=dict)
    event_indexes: dict[str, EventIndex] = field(default_factory=dict)
    expiry_indexes: dict[StoreName, ExpiryIndex] = field(default_factory=dict)

    def rebuild(self) -> None:
        """Derive the indexes again, as after a recovery or a rebalance."""
        for _ in self.rebuild_in_slices():
            pass

    def rebuild_in_slices(self) -> Iterator[None]:
        """
        Derive the indexes again; yield after each few milliseconds of work.

        Nothing may be written to the stores until the iterator ends.
        """
        self.indexes.clear()
        self.caption_indexes.clear()
        self.event_indexes.clear()
        self.expiry_indexes.clear()
        yield from self._rebuild_texts()
        yield from self._rebuild_captions()
        for key, story in self.events.items():
            self._index_event(key, story)
            yield
        for name in DATED:
            for number, entry in enumerate(getattr(self, name).items()):
                self._touch(name, *entry)
                if number % SLICE == 0:
                    yield

    def _rebuild_texts(self) -> Iterator[None]:
        """Index the texts, oldest first, without their words in memory."""
        runs: SortedRuns[tuple[float, str, bytes, int]] = SortedRuns()
        expected: Counter[str] = Counter()
        for number, (key, text) in enumerate(self.texts.items()):
            own = sketch_of(text)
            at = text.seen_at.timestamp()
            runs.add((at, key, own.hashes.tobytes(), own.one_in))
            expected[lane_of_key(key)] += len(own.hashes)
            if number % SLICE == 0:
                yield
        for lane, count in expected.items():
            self.indexes[lane] = NearIndex(expected=count)
        for batch in runs.batches(SLICE):
            entries: dict[str, list[tuple[str, Sketch, float]]] = {}
            for at, key, hashes, one_in in batch:
                own = Sketch(np.frombuffer(hashes, np.uint64), one_in)
                of_lane = entries.setdefault(lane_of_key(key), [])
                of_lane.append((key, own, at))
            for lane, of_lane in entries.items():
                self.indexes[lane].add_all(of_lane)
            yield

    def _rebuild_captions(self) -> Iterator[None]:
        runs: SortedRuns[tuple[str]] = SortedRuns()
        for number, key in enumerate(self.captions):
            runs.add((key,))
            if number % SLICE == 0:
                yield
        for batch in runs.batches(SLICE):
            for (key,) in batch:
                self._index_caption(key, self.captions[key])
                yield

    def write(self, name: StoreName, key: str, value: Any) -> None:
        """Set one entry, or remove it if None, and update the indexes."""
        store: MutableMapping[str, Any] = getattr(self, name)
        if value is None:
            store.pop(key, None)
        else:
            store[key] = value
        if name == "texts":
            self._index(key, value)
        if name == "captions":
            self._index_caption(key, value)
        if name == "events":
            self._index_event(key, value)
        if name in DATED:
            self._touch(name, key, value)

    def _index(self, key: str, text: Text | None) -> None:
        lane = lane_of_key(key)
        if text is None:
            if lane in self.indexes:
                self.indexes[lane].remove(key)
            return
        index = self.indexes.setdefault(lane, NearIndex())
        index.add(key, sketch_of(text), text.seen_at.timestamp())

    def _index_caption(self, key: str, log: CaptionLog | None) -> None:
        index = self.caption_indexes.setdefault(lane_of_key(key), NearIndex())
        if log is None or not log.text:
            index.remove(key)
        elif key not in index:
            words = normal_form(log.text).split()
            at = log.first_seen.timestamp()
            index.add(key, sketch(shingles(words)), at)

    def _index_event(self, key: str, story: LaneStory | None) -> None:
        index = self.event_indexes.setdefault(lane_of_key(key), EventIndex())
        if story is None:
            index.remove(key)
        else:
            index.put(key, story.texts, story.at.timestamp())

    def _touch(self, name: StoreName, key: str, record: Any) -> None:
        expiry = self.expiry_indexes.setdefault(name, ExpiryIndex())
        if record is None:
            expiry.remove(key)
        else:
            expiry.touch(key, DATED[name](record))


def dict_state() -> DeskState:
    """Return an empty state in memory, for dry runs and tests."""
    return DeskState({}, {}, {}, {}, {}, {}, {})


def sketch_of(text: Text) -> Sketch:
    """Return the sampled shingle hashes that index the text."""
    hashes = np.frombuffer(text.sketch, "<u8").astype(np.uint64)
    return sketch(hashes) if text.killed else Sketch(hashes, text.one_in)


def _group_date(group: CopyGroup) -> datetime:
    return max(member.seen_at for member in group.members)


def _caption_date(log: CaptionLog) -> datetime:
    return log.last_seen or log.first_seen


def _event_date(story: LaneStory) -> datetime:
    return story.at + KEPT_MERGED if story.merged_into else story.at


DATED: dict[StoreName, Callable[[Any], datetime]] = {
    "chains": lambda chain: chain.shell.fetched_at,
    "stories": _group_date,
    "captions": _caption_date,
    "marks": lambda pointer: pointer.at,
    "events": _event_date,
}
"""Stores whose entries expire, with the time of an entry's last use."""
