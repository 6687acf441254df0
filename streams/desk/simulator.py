"""
The desk without Kafka: yields every record that the live desk would send.

Used by the dry run, by replays, by tests and by quality measurements. It
runs the steps and the guard of the agents; only sending, metrics and Faust
tables are left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

import msgspec

from extractors.crosslingual import SentenceEncoder
from extractors.entities import Engine
from extractors.formats import split
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.desk.clean.guard import clean_guard
from streams.desk.clean.step import clean_record
from streams.desk.dedupe.step import dedupe_item, dedupe_tick
from streams.desk.dedupe.verdict import apply
from streams.desk.enrich.step import AnnotatedItem, select_records
from streams.desk.failures import StepGuard
from streams.desk.processes.tasks import EnrichResources, annotate_record
from streams.desk.sinks.rules import Route
from streams.desk.state.delivery_log import SinkDeliveries
from streams.desk.state.state import dict_state
from streams.desk.stories.state import apply as apply_stories
from streams.desk.stories.state import dict_stories
from streams.desk.stories.step import take_report
from streams.desk.time_limit import call_within
from streams.kafka.dead_letters import Origin
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.raw_metadata import fetched_at
from streams.kafka.topics import OUTCOMES, STORY_REPORTS, UNIQUE, full_name
from streams.records import Clean, ItemOutcome, StoryReport, Unique

__all__ = ["Annotating", "Cleaning", "DeskSimulator", "annotator"]

TOPIC = "dry-run"
Cleaning = Callable[[bytes, str], ProducerRecord]
"""Returns the clean record of a raw record's bytes and source, or raises."""
Annotating = Callable[[bytes], AnnotatedItem]
"""Returns what a unique record's bytes give to readers, or raises."""


def annotator(
    engine: Engine,
    routes: Iterable[Route],
    settings: Settings,
    encoder: SentenceEncoder | None = None,
) -> Annotating:
    """Return a function that annotates records in this process."""
    resources = EnrichResources(engine, tuple(routes), encoder)
    return partial(annotate_record, resources=resources, settings=settings)


class DeskSimulator:
    """
    A desk with its state in memory.

    Args:
        annotate: does the part of the enrich step that takes time, here
            (`annotator`) or in a process.
        routes: those of stories get the stories that match them.

    Attributes:
        taken: number of raw items so far; each has one outcome.
    """

    def __init__(
        self,
        annotate: Annotating,
        settings: Settings,
        routes: Iterable[Route] = (),
    ) -> None:
        self._annotate = annotate
        self._settings = settings
        self._state = dict_state()
        self._deliveries = SinkDeliveries({})
        self._stories = dict_stories()
        self._routes = tuple(routes)
        self._outcomes: dict[str, str] = {}
        self.taken = 0

    def counts(self) -> list[tuple[str, int]]:
        """Return the number of raw items for each outcome, sorted."""
        return sorted(Counter(self._outcomes.values()).items())

    def take(self, document: RawItem) -> Iterator[bytes]:
        """
        Put one document through the desk.

        Returns:
            ``{"topic", "key", "value"}`` as JSON for each record that the
            live desk would send.
        """
        return map(self._json_line, self.records(document))

    def records(self, document: RawItem) -> Iterator[ProducerRecord]:
        """Put one document through the desk and yield the records."""
        for raw in _split_document(document):
            origin = Origin(
                TOPIC, 0, self.taken, raw.uri.encode(), encode(raw),
                raw.fetched_at,
            )  # fmt: skip
            yield from self.follow(origin)

    def follow(
        self, origin: Origin, clean: Cleaning | None = None
    ) -> Iterator[ProducerRecord]:
        """
        Put one raw record through the desk.

        Args:
            origin: the raw record with its own topic, partition and offset.
            clean: cleans the record, or returns what was cleaned ahead; as
                the desk's clean step if None.

        Yields:
            Each record that the live desk would send. A dead letter of a
            later step carries the raw record's place and bytes, because no
            topic lies between the steps here.
        """
        self.taken += 1
        records = self._steps(origin, clean or self._clean)
        for record in self._add_stories(origin, records):
            self._note_outcome(record)
            yield record

    def release(self, at: datetime) -> Iterator[ProducerRecord]:
        """
        Release the embargoes that ended until a time, as a tick does.

        `follow` does this before each record; this is for the time after
        the last one.
        """
        origin = Origin(TOPIC, 0, self.taken, b"", b"", at)
        yield from self._add_stories(origin, self._tick(origin, at))

    def _steps(
        self, origin: Origin, clean: Cleaning
    ) -> Iterator[ProducerRecord]:
        yield from self._tick(origin, fetched_at(origin))
        cleaned: list[ProducerRecord] = []
        with clean_guard(origin) as guard:
            cleaned.append(clean(origin.value, origin.source))
        yield from guard.dead_letter_records()
        for record in cleaned:
            yield record
            yield from self._dedupe(origin, record.value or b"")

    def _clean(self, value: bytes, source: str) -> ProducerRecord:
        return clean_record(value, source, self._settings.max_text)

    def _tick(self, origin: Origin, at: datetime) -> Iterator[ProducerRecord]:
        """Release the embargoes that ended until a time."""
        records: tuple[ProducerRecord, ...] = ()
        source = f"tick-{at.isoformat()}"
        with StepGuard("dedupe", origin) as guard:
            records, verdict = dedupe_tick(at, source, self._state)
            apply(verdict, self._state)
        yield from guard.dead_letter_records()
        if guard.error is None:
            yield from self._enrich(origin, records)
        report = StoryReport("tick", at, source=source)
        yield from self._report(origin, encode(report))

    def _dedupe(
        self, origin: Origin, value: bytes
    ) -> Iterator[ProducerRecord]:
        records: tuple[ProducerRecord, ...] = ()
        with StepGuard("dedupe", origin) as guard:
            clean = guard.decode(value, Clean)
            records, verdict = call_within(
                self._settings.step_timeout,
                lambda: dedupe_item(clean, self._state),
            )
            apply(verdict, self._state)
        yield from guard.dead_letter_records()
        if guard.error is None:
            yield from self._enrich(origin, records)

    def _enrich(
        self, origin: Origin, records: Iterable[ProducerRecord]
    ) -> Iterator[ProducerRecord]:
        """Yield a verdict's records, each unique one with its results."""
        letters: list[ProducerRecord] = []
        for record in records:
            yield record
            if record.topic is UNIQUE and record.value:
                guard = StepGuard("enrich", origin)
                yield from self._deliver(guard, record.value)
                letters += guard.dead_letter_records()
        # The last outcome of a source counts: a dead letter's comes last.
        yield from letters

    def _deliver(
        self, guard: StepGuard, value: bytes
    ) -> tuple[ProducerRecord, ...]:
        with guard:
            unique = guard.decode(value, Unique)
            uri = unique.item.uri
            before = self._deliveries.get(uri)
            output = select_records(unique, self._annotate(value), before)
            if output.delivered:
                self._deliveries.record(uri, output.delivered)
            return output.records
        return ()

    def _add_stories(
        self, origin: Origin, records: Iterable[ProducerRecord]
    ) -> Iterator[ProducerRecord]:
        """Yield records, each report with the stories that it changes."""
        for record in records:
            yield record
            if record.topic is STORY_REPORTS and record.value:
                yield from self._report(origin, record.value)

    def _report(
        self, origin: Origin, value: bytes
    ) -> Iterator[ProducerRecord]:
        """Put a report through the stories step."""
        records: tuple[ProducerRecord, ...] = ()
        guard = StepGuard("stories", origin, decides_outcome=False)
        with guard:
            report = guard.decode(value, StoryReport)
            output = take_report(report, self._stories, self._routes)
            apply_stories(
                output.writes, output.now, self._stories,
                is_tick=output.is_tick,
            )  # fmt: skip
            records = output.records
        yield from guard.dead_letter_records()
        yield from records

    def _note_outcome(self, record: ProducerRecord) -> None:
        if record.topic is OUTCOMES and record.value:
            outcome = decode(record.value, ItemOutcome)
            self._outcomes[outcome.source] = outcome.outcome

    def _json_line(self, record: ProducerRecord) -> bytes:
        return msgspec.json.encode(
            {
                "topic": full_name(record.topic, self._settings),
                "key": record.key.decode(),
                "value": msgspec.Raw(record.value or b"null"),
            }
        )


def _split_document(document: RawItem) -> tuple[RawItem, ...]:
    """Return a document's items; the document itself if split fails."""
    try:
        parts = split(document)
    except ExtractError:
        return (document,)
    if len(parts) == 1 and document.uri:
        return (msgspec.structs.replace(parts[0], uri=document.uri),)
    return parts or (document,)
