"""Records are sent in order, and a failed delivery ends the worker."""

import asyncio
import subprocess
import sys

import pytest
from aiokafka.errors import MessageSizeTooLargeError
from msgspec.structs import replace

from streams.config.settings import Settings
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import CLEAN, MAX_MESSAGE_BYTES, RAW
from streams.runtime.producer import AppProducer, send_records

SETTINGS = Settings(prefix="t.")
FIRST = ProducerRecord(RAW, b"urn:a", b"{}", {"schema": b"RawItem/1"})
SECOND = ProducerRecord(CLEAN, b"en", None, {"event": b"kill"}, 3)

FAILED_DELIVERY = """
import asyncio
from aiokafka.errors import MessageSizeTooLargeError
from aiokafka.errors import TopicAuthorizationFailedError
from streams.config.settings import Settings
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import RAW
from streams.runtime.producer import AppProducer

class App:
    async def maybe_start_producer(self):
        raise {error}

async def main():
    await AppProducer(App(), Settings()).enqueue([ProducerRecord(RAW, b"", b"")])
    await asyncio.sleep(20)

asyncio.run(main())
"""


class App:
    """Keeps the records that are sent; a test completes the deliveries."""

    def __init__(self):
        self.sent = []
        self.deliveries = []

    async def send(self, topic, **fields):
        delivery = asyncio.get_running_loop().create_future()
        self.sent.append((topic, fields))
        self.deliveries.append(delivery)
        return delivery


def sent_fields(record):
    return {
        "key": record.key,
        "value": record.value,
        "partition": record.partition,
        "headers": record.headers,
        "key_serializer": "raw",
        "value_serializer": "raw",
    }


async def test_send_records_keeps_order_headers_and_partition():
    app = App()

    deliveries = await send_records(app, SETTINGS, [FIRST, SECOND])

    assert app.sent == [
        ("t.raw", sent_fields(FIRST)),
        ("t.clean", sent_fields(SECOND)),
    ]
    names, futures = zip(*deliveries, strict=True)
    assert names == ("t.raw", "t.clean")
    assert list(futures) == app.deliveries


async def test_send_records_serializer_changes_what_is_sent():
    app = App()

    await send_records(
        app, SETTINGS, [FIRST], lambda record: replace(record, value=b"avro")
    )

    assert app.sent[0][1]["value"] == b"avro"


async def test_send_records_serializer_error_sends_none():
    app = App()

    def serialize(record):
        if record is SECOND:
            raise ValueError(record.topic.name)
        return record

    with pytest.raises(ValueError, match="clean"):
        await send_records(app, SETTINGS, [FIRST, SECOND], serialize)

    assert app.sent == []


async def test_send_records_too_large_record_sends_none():
    app = App()
    large = replace(FIRST, value=bytes(MAX_MESSAGE_BYTES))

    with pytest.raises(MessageSizeTooLargeError, match="raw"):
        await send_records(app, SETTINGS, [SECOND, large])

    assert app.sent == []


class Accumulator:
    """Keeps what is added; `is_full` until the test changes it."""

    def __init__(self):
        self.added = []
        self.room = asyncio.Event()
        self.flushes = 0

    def add(self, record):
        self.added.append(record)

    async def wait_for_room(self):
        await self.room.wait()

    async def flush(self):
        self.flushes += 1


def with_accumulator(serialize=None):
    options = {"serialize": serialize} if serialize else {}
    producer = AppProducer(App(), SETTINGS, **options)
    producer.accumulator = Accumulator()
    producer.accumulator.room.set()
    return producer


async def test_enqueue_adds_topic_key_value_headers_and_partition():
    producer = with_accumulator()

    await producer.enqueue([FIRST, SECOND])

    assert producer.accumulator.added == [
        ("t.raw", b"urn:a", b"{}", (("schema", b"RawItem/1"),), None),
        ("t.clean", b"en", None, (("event", b"kill"),), 3),
    ]


async def test_enqueue_adds_nothing_before_there_is_room():
    producer = with_accumulator()
    producer.accumulator.room.clear()

    waiting = asyncio.create_task(producer.enqueue([FIRST, SECOND]))
    await asyncio.sleep(0)
    before = list(producer.accumulator.added)
    producer.accumulator.room.set()
    await waiting

    assert before == []
    assert len(producer.accumulator.added) == 2


async def test_enqueue_too_large_record_adds_none():
    producer = with_accumulator()

    with pytest.raises(MessageSizeTooLargeError, match="raw"):
        await producer.enqueue(
            [SECOND, replace(FIRST, value=bytes(MAX_MESSAGE_BYTES))]
        )

    assert producer.accumulator.added == []


async def test_enqueue_serializer_error_adds_none():
    def serialize(record):
        if record is SECOND:
            raise ValueError(record.topic.name)
        return record

    producer = with_accumulator(serialize)

    with pytest.raises(ValueError, match="clean"):
        await producer.enqueue([FIRST, SECOND])

    assert producer.accumulator.added == []


async def test_flush_waits_for_the_accumulator():
    producer = with_accumulator()

    await producer.flush()

    assert producer.accumulator.flushes == 1


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            "MessageSizeTooLargeError('too large')",
            "a record for wire.raw could not be sent: "
            "MessageSizeTooLargeError('too large')",
        ),
        (
            "TopicAuthorizationFailedError('wire.raw')",
            "we lack a right to the topic wire.raw",
        ),
    ],
)
@pytest.mark.slow
def test_send_failed_delivery_ends_process(error, sentence):
    done = subprocess.run(
        [sys.executable, "-c", FAILED_DELIVERY.format(error=error)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, f"copydesk: {sentence}\n")
