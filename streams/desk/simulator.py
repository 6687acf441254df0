"""
The desk without Kafka: raw records in order, every record that would be sent.

Used by the dry run, by replays, by tests and by quality measurements. The
steps are the very ones of the agents; only the carrying differs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from extractors.entities import Engine
from extractors.formats import split
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.desk.clean.process_pool import cleaned, refusal
from streams.desk.dedupe.judge import judge, tick
from streams.desk.dedupe.verdict import apply
from streams.desk.dedupe.verdict_records import item_records, verdict_records
from streams.desk.enrich.enrichment import enrich
from streams.desk.sinks.rules import Route
from streams.desk.state.delivery_log import Deliveries
from streams.desk.state.state import dict_state
from streams.kafka.dead_letters import Origin
from streams.kafka.raw_metadata import fetched_at, read_metadata
from streams.kafka.records import ProducerRecord, dead_letter_records
from streams.kafka.topics import OUTCOMES, UNIQUE, full_name
from streams.records import Clean, ItemOutcome, Unique

__all__ = ["DeskSimulator"]

TOPIC = "dry-run"
Cleaning = Callable[[bytes, str], ProducerRecord]


class DeskSimulator:
    """
    A desk with its state in memory.

    Attributes:
        taken: raw items so far; each has one outcome.
    """

    def __init__(
        self, engine: Engine, routes: Iterable[Route], settings: Settings
    ) -> None:
        self._engine = engine
        self._routes = tuple(routes)
        self._settings = settings
        self._state = dict_state()
        self._deliveries = Deliveries({})
        self._outcomes: dict[str, str] = {}
        self.taken = 0

    def counts(self) -> list[tuple[str, int]]:
        """Return how many raw items ended where, by outcome."""
        return sorted(Counter(self._outcomes.values()).items())

    def take(self, document: RawItem) -> Iterator[bytes]:
        """
        Put one document through the desk.

        Returns:
            ``{"topic", "key", "value"}`` as JSON, for each record that
            would have been produced.
        """
        return map(self._line, self.records(document))

    def records(self, document: RawItem) -> Iterator[ProducerRecord]:
        """Put one document through the desk; yield what would be sent."""
        for raw in _parts(document):
            origin = Origin(
                TOPIC, 0, self.taken, raw.uri.encode(), encode(raw),
                raw.fetched_at,
            )  # fmt: skip
            yield from self.follow(origin)

    def follow(
        self, origin: Origin, clean: Cleaning = cleaned
    ) -> Iterator[ProducerRecord]:
        """
        Put one raw record through the desk, under its own place.

        Args:
            clean: gives the clean record of these bytes, or says why not.

        Yields:
            Each record that would have been produced. What a step refuses
            is a dead letter with the raw record's place and bytes, since
            nothing lies between the steps.
        """
        self.taken += 1
        for one in self._steps(origin, clean):
            self._note(one)
            yield one

    def _steps(
        self, origin: Origin, clean: Cleaning
    ) -> Iterator[ProducerRecord]:
        yield from self._due(origin)
        try:
            sent = clean(origin.value, origin.source)
        except Exception as error:  # noqa: BLE001 - as the guard does
            yield from dead_letter_records(
                "clean", origin, refusal(error), source=origin.source,
                uri=origin.key.decode(errors="replace"),
                feed=read_metadata(origin.value).feed,
            )  # fmt: skip
            return
        yield sent
        yield from self._judged(origin, decode(sent.value or b"", Clean))

    def _judged(
        self, origin: Origin, clean: Clean
    ) -> Iterator[ProducerRecord]:
        item = clean.item
        try:
            verdict = judge(item, self._state, clean.source)
            records = item_records(verdict, item, clean.source)
        except Exception as error:  # noqa: BLE001 - as the guard does
            yield from dead_letter_records(
                "dedupe", origin, error, source=clean.source, uri=item.uri,
                feed=item.feed,
            )  # fmt: skip
            return
        apply(verdict, self._state)
        yield from self._enriched(origin, records)

    def _due(self, origin: Origin) -> Iterator[ProducerRecord]:
        """Let embargoes end that ended before this record came."""
        at = fetched_at(origin)
        verdict = tick(at, self._state)
        apply(verdict, self._state)
        yield from self._enriched(
            origin, verdict_records(verdict, f"tick-{at.isoformat()}")
        )

    def _enriched(
        self, origin: Origin, records: Iterable[ProducerRecord]
    ) -> Iterator[ProducerRecord]:
        letters: list[ProducerRecord] = []
        for one in records:
            yield one
            if one.topic is UNIQUE and one.value:
                unique = decode(one.value, Unique)
                try:
                    yield from self._delivered(unique)
                except Exception as error:  # noqa: BLE001 - as the guard does
                    letters += _refused(origin, unique, error)
        # The last outcome of a source counts: a letter's goes after it.
        yield from letters

    def _delivered(self, unique: Unique) -> Iterator[ProducerRecord]:
        uri = unique.item.uri
        done = enrich(
            unique, self._engine, self._routes, self._deliveries.of(uri)
        )
        self._deliveries.note(uri, done.delivered)
        yield from done.records

    def _note(self, one: ProducerRecord) -> None:
        if one.topic is OUTCOMES and one.value:
            ending = decode(one.value, ItemOutcome)
            self._outcomes[ending.source] = ending.outcome

    def _line(self, one: ProducerRecord) -> bytes:
        return msgspec.json.encode(
            {
                "topic": full_name(one.topic, self._settings),
                "key": one.key.decode(),
                "value": msgspec.Raw(one.value or b"null"),
            }
        )


def _refused(
    origin: Origin, unique: Unique, error: Exception
) -> tuple[ProducerRecord, ...]:
    return dead_letter_records(
        "enrich", origin, error, source=unique.source, uri=unique.item.uri,
        feed=unique.item.feed,
    )  # fmt: skip


def _parts(document: RawItem) -> tuple[RawItem, ...]:
    """Return a document's items; one that cannot be split goes whole."""
    try:
        parts = split(document)
    except ExtractError:
        return (document,)
    if len(parts) == 1 and document.uri:
        return (msgspec.structs.replace(parts[0], uri=document.uri),)
    return parts or (document,)
