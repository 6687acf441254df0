"""
The desk's pure functions in one process, without a worker around them.

The bare aiokafka loop and quix-streams call it, so that the desk is compared
with other ways to carry the same work. Each returns the records to send.
"""

from msgspec import json

from streams.config.settings import Settings
from streams.desk.clean.step import clean_record
from streams.desk.dedupe.step import dedupe_item
from streams.desk.dedupe.verdict import apply
from streams.desk.enrich.step import annotate, select_records
from streams.desk.factory import build_engine, load_routes
from streams.desk.state.delivery_log import SinkDeliveries
from streams.desk.state.state import dict_state
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import UNIQUE
from streams.records import Clean, Unique

__all__ = ["PureDesk"]

_CLEAN, _UNIQUE = json.Decoder(Clean), json.Decoder(Unique)


class PureDesk:
    """Clean, dedupe and enrich with all state in dictionaries."""

    def __init__(self) -> None:
        settings = Settings()
        self._routes = load_routes(settings)
        self._engine = build_engine(settings)
        self._state = dict_state()
        self._deliveries = SinkDeliveries({})

    def take(self, value: bytes, source: str) -> list[ProducerRecord]:
        """Return all records of a raw record, those between the steps too."""
        cleaned = clean_record(value, source)
        clean = _CLEAN.decode(cleaned.value or b"")
        records, verdict = dedupe_item(clean, self._state)
        apply(verdict, self._state)
        sent = [cleaned, *records]
        for record in records:
            if record.topic is UNIQUE and record.value:
                sent += self._enrich(_UNIQUE.decode(record.value))
        return sent

    def _enrich(self, unique: Unique) -> tuple[ProducerRecord, ...]:
        uri = unique.item.uri
        annotated = annotate(unique, self._engine, self._routes)
        output = select_records(unique, annotated, self._deliveries.get(uri))
        if output.delivered:
            self._deliveries.record(uri, output.delivered)
        return output.records
