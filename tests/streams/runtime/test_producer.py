"""Records are sent in order, and a failed delivery ends the worker."""

import asyncio
import subprocess
import sys
from dataclasses import replace

import pytest
from aiokafka.errors import MessageSizeTooLargeError

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
    async def send(self, topic, **fields):
        delivery = asyncio.get_running_loop().create_future()
        delivery.set_exception({error})
        return delivery

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


async def test_send_does_not_wait_for_delivery():
    app = App()

    await AppProducer(app, SETTINGS).enqueue([FIRST, SECOND])

    assert [delivery.done() for delivery in app.deliveries] == [False, False]


async def test_send_successful_or_cancelled_delivery_continues():
    app = App()
    await AppProducer(app, SETTINGS).enqueue([FIRST, SECOND])

    app.deliveries[0].set_result(None)
    app.deliveries[1].cancel()
    await asyncio.sleep(0)

    assert all(delivery.done() for delivery in app.deliveries)


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


class Flushed:
    """Counts its flushes; raises if it has stopped, as Faust's buffer."""

    def __init__(self, *, is_stopped=False):
        self.is_stopped = is_stopped
        self.flushes = 0
        self.buffer = self

    async def flush(self):
        self.flushes += 1
        if self.is_stopped:
            msg = "Cannot flush: Producer not Running"
            raise RuntimeError(msg)


@pytest.mark.parametrize("is_stopped", [False, True])
@pytest.mark.parametrize("method", ["flush", "order_tables"])
async def test_producer_flush_waits_and_a_stopped_one_does_not_raise(
    method, is_stopped
):
    app = App()
    app.producer = Flushed(is_stopped=is_stopped)

    await getattr(AppProducer(app, SETTINGS), method)()

    assert app.producer.flushes == 1
