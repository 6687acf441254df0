"""The records of stories, for ``wire.stories`` and for the sinks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from streams.desk.sinks.rules import Route, match_story_route
from streams.desk.stories.changes import Changes
from streams.desk.stories.models import Alias, OpenStory
from streams.desk.stories.state import StoriesState
from streams.desk.stories.summary import merged_record, summarize
from streams.kafka.producer_records import (
    ProducerRecord,
    headers,
    make_record,
)
from streams.kafka.topics import STORIES, story_sink

__all__ = ["merged_records", "story_records", "tombstones"]


def story_records(
    stories: Iterable[OpenStory],
    changes: Changes,
    routes: Sequence[Route],
    source: str,
) -> list[ProducerRecord]:
    """
    Return the records of stories, and note the sinks that get them.

    A sink that received a story gets all its later records, whatever the
    rule says then: a kill takes words out of it.
    """
    records: list[ProducerRecord] = []
    for story in stories:
        value = summarize(story)
        matched = (
            route.name for route in routes if match_story_route(route, value)
        )
        sinks = tuple(sorted({*story.sinks, *matched}))
        if sinks != story.sinks:
            changes.keep(replace(story, sinks=sinks))
        record = make_record(
            STORIES, story.id, value, source, story.status, "stories"
        )
        records.extend(_with_sinks(record, sinks))
    return records


def merged_records(
    merged: Mapping[str, Alias], source: str
) -> Iterator[ProducerRecord]:
    """Yield the last record of each story that was merged."""
    for story_id, alias in merged.items():
        value = merged_record(story_id, alias.story)
        record = make_record(
            STORIES, story_id, value, source, "merged", "stories"
        )
        yield from _with_sinks(record, alias.sinks)


def tombstones(
    story_ids: Iterable[str], state: StoriesState, source: str
) -> Iterator[ProducerRecord]:
    """Yield a tombstone for each story whose last item left it."""
    for story_id in sorted(story_ids):
        story = state.events.get(story_id)
        record = ProducerRecord(
            STORIES,
            story_id.encode(),
            None,
            headers(STORIES, source, stage="stories"),
        )
        yield from _with_sinks(record, story.sinks if story else ())


def _with_sinks(
    record: ProducerRecord, sinks: Iterable[str]
) -> Iterator[ProducerRecord]:
    yield record
    for name in sinks:
        yield replace(record, topic=story_sink(name))
