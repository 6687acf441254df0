"""What is derived from the stories: it can be rebuilt at any time."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from extractors.crosslingual import StoryLinker
from streams.desk.stories.models import Member, OpenStory
from streams.desk.stories.status import USUAL_SPAN
from streams.records import StoryStatus

__all__ = [
    "DueQueue",
    "StatusCounts",
    "UsualAgencies",
    "has_same_terms",
    "hour_of",
    "index_story",
    "language_terms",
]

USUAL_HOURS = int(USUAL_SPAN / timedelta(hours=1))
LanguageTerms = tuple[tuple[str, ...], float, bytes]
"""
The neutral terms of a story in one language, the time of its last text, and
the vector of its first one.
"""
MAX_SOURCES = 12
"""Members of a story in one language whose terms count; the newest ones."""
MIN_USUAL = 10
"""Stories without which nothing is known of what is usual."""
MAX_TERMS = 128
"""Terms of a story in one language, at most; the most frequent ones."""


def language_terms(story: OpenStory) -> Mapping[str, LanguageTerms]:
    """Return what the linker is to know of a story, by language."""
    sources: dict[str, list[Member]] = {}
    for member in story.members:
        if _has_terms(member):
            sources.setdefault(member.language, []).append(member)
    return {
        language: _terms_of(sources[language]) for language in sorted(sources)
    }


def has_same_terms(one: OpenStory, other: OpenStory) -> bool:
    """Return whether the linker knows the same of two stories for certain."""
    return _sources(one) == _sources(other)


def _sources(story: OpenStory) -> list[tuple[object, ...]]:
    return [
        (
            member.language,
            member.terms,
            member.versions[-1].at,
            member.vector,
        )
        for member in story.members
        if _has_terms(member)
    ]


def _has_terms(member: Member) -> bool:
    return bool(member.is_source and member.language and member.terms)


def _terms_of(members: Sequence[Member]) -> LanguageTerms:
    """Return the most frequent terms of the newest members."""
    if len(members) == 1:
        (member,) = members
        at = member.versions[-1].at.timestamp()
        return member.terms, at, member.vector
    counts: Counter[str] = Counter()
    for member in members[-MAX_SOURCES:]:
        counts.update(member.terms)
    terms: Iterable[str] = counts
    if len(counts) > MAX_TERMS:
        ranked = sorted((-count, term) for term, count in counts.items())
        terms = (term for _, term in ranked[:MAX_TERMS])
    newest = max(member.versions[-1].at for member in members)
    vector = next((member.vector for member in members if member.vector), b"")
    return tuple(sorted(terms)), newest.timestamp(), vector


def index_story(linker: StoryLinker, story: OpenStory) -> None:
    """Replace what the linker knows of a story."""
    linker.replace(story.id, language_terms(story))


class UsualAgencies:
    """
    How many agencies take up a story within the window, on each lane.

    It is the mean over the lane's stories that two agencies or more had and
    that began within the last day.
    """

    def __init__(self) -> None:
        self._hours: dict[tuple[str, int], tuple[int, int]] = {}
        self._of_story: dict[str, tuple[str, int, int]] = {}

    def replace(self, story_id: str, story: OpenStory | None) -> None:
        """Count a story as it is now; stop counting it if there is none."""
        before = self._of_story.pop(story_id, None)
        if before is not None:
            self._count(*before, sign=-1)
        if story is not None and story.agencies > 1:
            lane = story.members[0].lane
            entry = lane, _number_of_hour(story.first_at), story.peak
            self._of_story[story_id] = entry
            self._count(*entry, sign=1)

    def mean(self, lane: str, at: datetime, without: str = "") -> float:
        """
        Return the mean of the day before a time; 0 if it is not known.

        Args:
            without: id of a story that does not count.
        """
        newest = _number_of_hour(at)
        total = stories = 0
        for hour in range(newest - USUAL_HOURS, newest + 1):
            peaks, count = self._hours.get((lane, hour), (0, 0))
            total += peaks
            stories += count
        own = self._of_story.get(without)
        if own and own[0] == lane and 0 <= newest - own[1] <= USUAL_HOURS:
            total -= own[2]
            stories -= 1
        return total / stories if stories >= MIN_USUAL else 0.0

    def _count(self, lane: str, hour: int, peak: int, sign: int) -> None:
        peaks, stories = self._hours.get((lane, hour), (0, 0))
        counted = peaks + sign * peak, stories + sign
        if counted[1]:
            self._hours[lane, hour] = counted
        else:
            self._hours.pop((lane, hour), None)


class StatusCounts:
    """How many stories have each status."""

    def __init__(self) -> None:
        self._of_story: dict[str, StoryStatus] = {}
        self._counts: Counter[StoryStatus] = Counter()

    def replace(self, story_id: str, story: OpenStory | None) -> None:
        """Count a story by its status now; drop it if there is none."""
        before = self._of_story.pop(story_id, None)
        if before is not None:
            self._counts[before] -= 1
        if story is not None:
            self._of_story[story_id] = story.status
            self._counts[story.status] += 1

    def counts(self) -> Mapping[StoryStatus, int]:
        """Return the number of stories by status."""
        return self._counts


class DueQueue:
    """The time at which each story next changes by itself, earliest first."""

    def __init__(self) -> None:
        self._due: dict[str, datetime] = {}
        self._queue: list[tuple[datetime, str]] = []

    def __len__(self) -> int:
        return len(self._due)

    def set(self, story_id: str, due: datetime | None) -> None:
        """Set the time of a story; None removes the story."""
        if due is None:
            self._due.pop(story_id, None)
        elif self._due.get(story_id) != due:
            self._due[story_id] = due
            heapq.heappush(self._queue, (due, story_id))

    def until(self, at: datetime, limit: int) -> tuple[str, ...]:
        """Return at most so many stories whose time has come."""
        found: list[tuple[datetime, str]] = []
        while self._queue and self._queue[0][0] <= at and len(found) < limit:
            due, story = heapq.heappop(self._queue)
            if self._due.get(story) == due and (due, story) not in found[-1:]:
                found.append((due, story))
        for entry in found:
            heapq.heappush(self._queue, entry)
        return tuple(story for _, story in found)


def _number_of_hour(at: datetime) -> int:
    return int(at.timestamp() // 3600)


def hour_of(at: datetime) -> datetime:
    """Return the begin of a time's hour."""
    return at.replace(minute=0, second=0, microsecond=0)
