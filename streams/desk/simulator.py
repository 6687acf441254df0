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
from streams.desk.dedupe.verdict_records import outgoing, outgoing_of_item
from streams.desk.enrich.enrichment import enriched
from streams.desk.sinks.rules import Route
from streams.desk.state.delivery_log import Deliveries
from streams.desk.state.state import dict_state
from streams.kafka.dead_letters import Origin
from streams.kafka.raw_metadata import fetched_at, head
from streams.kafka.records import Outgoing, failed
from streams.kafka.topics import OUTCOMES, UNIQUE, named
from streams.records import Clean, ItemOutcome, Unique

__all__ = ["Rehearsal"]

TOPIC = "dry-run"
Cleaning = Callable[[bytes, str], Outgoing]


class Rehearsal:
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

    def records(self, document: RawItem) -> Iterator[Outgoing]:
        """Put one document through the desk; yield what would be sent."""
        for raw in _parts(document):
            origin = Origin(
                TOPIC, 0, self.taken, raw.uri.encode(), encode(raw),
                raw.fetched_at,
            )  # fmt: skip
            yield from self.follow(origin)

    def follow(
        self, origin: Origin, clean: Cleaning = cleaned
    ) -> Iterator[Outgoing]:
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

    def _steps(self, origin: Origin, clean: Cleaning) -> Iterator[Outgoing]:
        yield from self._due(origin)
        try:
            sent = clean(origin.value, origin.source)
        except Exception as error:  # noqa: BLE001 - as the guard does
            yield from failed(
                "clean", origin, refusal(error), source=origin.source,
                uri=origin.key.decode(errors="replace"),
                feed=head(origin.value).feed,
            )  # fmt: skip
            return
        yield sent
        yield from self._judged(origin, decode(sent.value or b"", Clean))

    def _judged(self, origin: Origin, clean: Clean) -> Iterator[Outgoing]:
        item = clean.item
        try:
            verdict = judge(item, self._state, clean.source)
            records = outgoing_of_item(verdict, item, clean.source)
        except Exception as error:  # noqa: BLE001 - as the guard does
            yield from failed(
                "dedupe", origin, error, source=clean.source, uri=item.uri,
                feed=item.feed,
            )  # fmt: skip
            return
        apply(verdict, self._state)
        yield from self._enriched(origin, records)

    def _due(self, origin: Origin) -> Iterator[Outgoing]:
        """Let embargoes end that ended before this record came."""
        at = fetched_at(origin)
        verdict = tick(at, self._state)
        apply(verdict, self._state)
        yield from self._enriched(
            origin, outgoing(verdict, f"tick-{at.isoformat()}")
        )

    def _enriched(
        self, origin: Origin, records: Iterable[Outgoing]
    ) -> Iterator[Outgoing]:
        letters: list[Outgoing] = []
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

    def _delivered(self, unique: Unique) -> Iterator[Outgoing]:
        uri = unique.item.uri
        done = enriched(
            unique, self._engine, self._routes, self._deliveries.of(uri)
        )
        self._deliveries.note(uri, done.delivered)
        yield from done.records

    def _note(self, one: Outgoing) -> None:
        if one.topic is OUTCOMES and one.value:
            ending = decode(one.value, ItemOutcome)
            self._outcomes[ending.source] = ending.outcome

    def _line(self, one: Outgoing) -> bytes:
        return msgspec.json.encode(
            {
                "topic": named(one.topic, self._settings),
                "key": one.key.decode(),
                "value": msgspec.Raw(one.value or b"null"),
            }
        )


def _refused(
    origin: Origin, unique: Unique, error: Exception
) -> tuple[Outgoing, ...]:
    return failed(
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
