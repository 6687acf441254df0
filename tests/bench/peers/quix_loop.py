"""
The desk's pure functions on quix-streams, in one process.

    PYTHON -m tests.bench.peers.quix_loop BROKER SOURCE TARGET DIRECTORY

It reads ``SOURCEraw`` and sends what `PureDesk` returns to the topics of the
prefix TARGET. For each number on its standard input it takes so many records.
The state is in dictionaries, without changelogs; offsets are committed every
five seconds, which is the library's default. A record that cannot be cleaned
has an outcome too, so that its reader knows when all are done.
"""

import os
import sys

from quixstreams import (  # type: ignore[import-not-found]
    Application,
    message_context,
)
from quixstreams.models import (  # type: ignore[import-not-found]
    Serializer,
)

from extractors.model.errors import ExtractError
from streams.config.settings import Settings
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import (
    MAX_MESSAGE_BYTES,
    OUTCOMES,
    RAW,
    full_name,
    topics_for,
)
from tests.bench.running.pure_steps import PureDesk

FAILED = b'{"outcome":"deadLetter"}'
WAIT_MS = 3_600_000
"""The consumer may wait as long for the next number."""


class RecordValue(Serializer):  # type: ignore[misc]
    """Takes the value of a record, which is bytes already."""

    def __call__(self, record: ProducerRecord, **_: object) -> bytes | None:
        """Return the bytes; None for a tombstone."""
        return record.value


class Loop:
    """Takes records while its standard input allows it."""

    def __init__(self) -> None:
        self._desk = PureDesk()
        self._left = 0
        self.routes = [route.name for route in self._desk._routes]

    def take(self, value: bytes) -> list[ProducerRecord]:
        """Return the records that a raw record gives."""
        if not self._left:
            line = sys.stdin.readline()
            if not line:
                os._exit(0)
            self._left = int(line)
        self._left -= 1
        at = message_context()
        source = f"{at.topic}-{at.partition}:{at.offset}"
        try:
            return self._desk.take(value, source)
        except ExtractError:
            return [ProducerRecord(OUTCOMES, source.encode(), FAILED)]


def _main(broker: str, source: str, target: str, directory: str) -> None:
    loop = Loop()
    app = Application(
        broker_address=broker, consumer_group=f"{target}desk", state_dir=directory,
        auto_offset_reset="earliest", loglevel="ERROR",
        auto_create_topics=False, producer_extra_config={
            "acks": "all", "message.max.bytes": MAX_MESSAGE_BYTES,
        }, consumer_extra_config={"max.poll.interval.ms": WAIT_MS},
    )  # fmt: skip
    raw = app.topic(
        full_name(RAW, Settings(prefix=source)), value_deserializer="bytes"
    )
    settings = Settings(prefix=target)
    topics = {
        topic.name: app.topic(
            full_name(topic, settings), value_serializer=RecordValue()
        )
        for topic in topics_for(loop.routes)
    }
    frame = app.dataframe(raw)
    frame = frame.apply(loop.take, expand=True)
    frame = frame.set_headers(lambda record, *_: list(record.headers.items()))
    frame.to_topic(
        lambda record, *_: topics[record.topic.name],
        key=lambda record: record.key,
    )
    app.run()


if __name__ == "__main__":
    _main(*sys.argv[1:5])
