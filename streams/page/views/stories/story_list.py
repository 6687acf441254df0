"""The list of stories."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from extractors.output.codec import decode
from streams.page.model.packing import unpack
from streams.page.query.stories import ListedStory, Sort
from streams.page.views.entries import link
from streams.records import Story

__all__ = [
    "WITHDRAWN",
    "StoryEntry",
    "grouped_stories",
    "hour_bars",
    "topic_stories",
]

HOURS = 24
"""Bars of a story's chart."""
NAMES = 5
"""Agencies that the list names."""
WITHDRAWN = "A withdrawn story"


class StoryEntry(NamedTuple):
    """
    One story in the list.

    Attributes:
        last: fetch time of its newest version, Unix milliseconds.
        names: of the first agencies that have it.
        others: number of the other agencies.
        speed: items of the last hour.
        hours: versions and copies of each hour, up to the newest one.
    """

    id: str
    headline: str
    status: str
    last: int
    size: int
    agencies: int
    names: tuple[str, ...]
    others: int
    languages: tuple[str, ...]
    speed: int
    hours: tuple[int, ...]
    address: str


def topic_stories(rows: Iterable[ListedStory]) -> tuple[StoryEntry, ...]:
    """Return stories of the topic of stories."""
    return tuple(map(_topic_story, rows))


def grouped_stories(
    rows: Iterable[Sequence[Any]], sort: Sort
) -> tuple[StoryEntry, ...]:
    """Return stories that were grouped from the items' own story ids."""
    entries = tuple(map(_grouped_story, rows))
    if sort == "newest":
        return entries
    if sort == "size":
        return tuple(sorted(entries, key=lambda entry: -entry.size))
    return tuple(sorted(entries, key=lambda e: (-e.speed, -e.size)))


def hour_bars(story: Story) -> tuple[int, ...]:
    """Return versions and copies of each hour, up to the newest one."""
    if not story.hours:
        return ()
    counts = {hour.hour: hour.count for hour in story.hours}
    newest = max(counts)
    number = min(HOURS, 1 + (newest - min(counts)) // timedelta(hours=1))
    return tuple(
        counts.get(newest - timedelta(hours=back), 0)
        for back in range(number - 1, -1, -1)
    )


def _topic_story(row: ListedStory) -> StoryEntry:
    story = decode(unpack(row.value), Story)
    names = tuple(filter(None, row.names.split("\n")))
    headline = row.headline or (
        f"Merged into {story.merged_into}" if story.merged_into else WITHDRAWN
    )
    return StoryEntry(
        row.id, headline, row.status, row.updated, row.size, row.agencies,
        names[:NAMES], max(0, row.agencies - NAMES),
        tuple(filter(None, row.languages.split(","))), row.speed,
        hour_bars(story), link("/story", id=row.id),
    )  # fmt: skip


def _grouped_story(row: Sequence[Any]) -> StoryEntry:
    id_, last, size, agencies, names, languages, speed, headline = row
    named = tuple(filter(None, (names or "").split(",")))
    return StoryEntry(
        id_, headline or WITHDRAWN, "", last, size, agencies,
        named[:NAMES], max(0, agencies - NAMES),
        tuple(filter(None, (languages or "").split(","))), speed, (),
        link("/story", id=id_),
    )  # fmt: skip
