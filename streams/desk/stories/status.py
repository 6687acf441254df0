"""
The status of a story, and the rule by which it is breaking.

A story is *breaking* when at least `MIN_AGENCIES` independent agencies take
it up within `WINDOW`, and at least `TIMES_USUAL` times as many as usual on
its desk. Usual is the mean of the same number over the stories of the lane
that two or more agencies had, and that began within `USUAL_SPAN` before; it
is not known with less than ten such stories.
Copies are no agencies. The decision is deploy/decisions/0046.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from streams.desk.stories.models import Member, OpenStory
from streams.records import StoryStatus

__all__ = [
    "BREAKING_LASTS",
    "MIN_AGENCIES",
    "QUIET_AFTER",
    "RETENTION",
    "TIMES_USUAL",
    "USUAL_SPAN",
    "WINDOW",
    "agency_times",
    "assess",
    "breaking_delay",
    "lead",
    "next_change",
    "status_at",
]

WINDOW = timedelta(minutes=15)
MIN_AGENCIES = 3
TIMES_USUAL = 2.0
USUAL_SPAN = timedelta(hours=24)
BREAKING_LASTS = timedelta(hours=2)
"""How long a story stays breaking without a further agency."""
QUIET_AFTER = timedelta(hours=6)
"""Without a version for so long, a story is quiet."""
RETENTION = timedelta(days=30)
"""How long a quiet story is kept, as the lane keeps its items."""


def agency_times(story: OpenStory) -> dict[str, datetime]:
    """Return when each agency had the story, the first agency first."""
    return _first_times(item for item in story.members if item.is_source)


def _first_times(members: Iterable[Member]) -> dict[str, datetime]:
    times: dict[str, datetime] = {}
    for member in members:
        times.setdefault(member.agency, member.first_at)
    return times


def assess(story: OpenStory, usual: float, now: datetime) -> OpenStory:
    """
    Return the story with its figures and its status at a time.

    Args:
        usual: agencies that take up a story within `WINDOW` on this desk;
            0 if that is not known.
    """
    times = tuple(agency_times(story).values())
    known = story.breaking_at if _has_had_agencies(story) else None
    breaking_at = known or _breaking_at(times, usual)
    story = replace(
        story,
        peak=_most_within_window(times),
        agencies=len(times),
        breaking_at=breaking_at,
    )
    return replace(story, status=status_at(story, now))


def status_at(story: OpenStory, now: datetime) -> StoryStatus:
    """Return the status of an assessed story at a time."""
    if now >= story.updated_at + QUIET_AFTER:
        return "quiet"
    until = _breaking_until(story)
    if until is not None and now < until:
        return "breaking"
    return "developing" if story.agencies > 1 else "new"


def next_change(story: OpenStory) -> datetime | None:
    """Return when time alone changes the status; None if it never does."""
    if story.status == "quiet":
        return None
    quiet_at = story.updated_at + QUIET_AFTER
    until = _breaking_until(story)
    if story.status == "breaking" and until is not None:
        return min(until, quiet_at)
    return quiet_at


def breaking_delay(story: OpenStory) -> float:
    """Return the seconds from the second agency until it was breaking."""
    times = sorted(agency_times(story).values())
    if story.breaking_at is None or len(times) < 2:
        return 0.0
    return max(0.0, (story.breaking_at - times[1]).total_seconds())


def lead(story: OpenStory) -> tuple[str, float] | None:
    """Return the first agency, and its lead in seconds over the second."""
    times = tuple(agency_times(story).items())
    if len(times) < 2:
        return None
    (agency, first), (_, second) = times[:2]
    return agency, (second - first).total_seconds()


def _breaking_until(story: OpenStory) -> datetime | None:
    if story.breaking_at is None:
        return None
    newest = max(agency_times(story).values(), default=story.breaking_at)
    return max(newest, story.breaking_at) + BREAKING_LASTS


def _breaking_at(times: Sequence[datetime], usual: float) -> datetime | None:
    """Return the time of the report that made the story breaking."""
    needed = max(MIN_AGENCIES, usual * TIMES_USUAL)
    return next(
        (at for at, count in _counts_within_window(times) if count >= needed),
        None,
    )


def _has_had_agencies(story: OpenStory) -> bool:
    """
    Return whether enough agencies had it, those of killed items included.

    The report of a copy may come after that of its original; until then both
    count.
    """
    reported = _first_times(item for item in story.members if not item.copy_of)
    times = tuple(reported.values())
    return story.limited or _most_within_window(times) >= MIN_AGENCIES


def _most_within_window(times: Sequence[datetime]) -> int:
    counts = (count for _, count in _counts_within_window(times))
    return max(counts, default=0)


def _counts_within_window(
    times: Sequence[datetime],
) -> list[tuple[datetime, int]]:
    """Return each time with the number of times in the window before it."""
    ordered = sorted(times)
    return [
        (at, bisect_right(ordered, at) - bisect_left(ordered, at - WINDOW))
        for at in ordered
    ]
