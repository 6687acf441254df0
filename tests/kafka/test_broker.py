"""The real Kafka of these tests: restart, kill, its own consumer."""

import asyncio
import subprocess

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import RAW, full_name
from tests.kafka.broker import missing_commands, tool

pytestmark = pytest.mark.kafka


@pytest.fixture
async def topic(kafka, request):
    settings = Settings(
        broker=kafka.address, prefix=f"{request.node.name}.", partitions=2
    )
    await admin.create((RAW,), settings)
    return full_name(RAW, settings)


async def send(address, topic, *values):
    producer = AIOKafkaProducer(bootstrap_servers=address, acks="all")
    await producer.start()
    for value in values:
        await producer.send_and_wait(topic, value, key=value[:1])
    await producer.stop()


async def read(address, topic, count):
    consumer = AIOKafkaConsumer(
        topic, bootstrap_servers=address, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        return sorted([(await consumer.getone()).value for _ in range(count)])
    finally:
        await consumer.stop()


def console_consumer(kafka, topic, count):
    command = tool(
        "org.apache.kafka.tools.consumer.ConsoleConsumer",
        "--bootstrap-server", kafka.address, "--topic", topic,
        "--from-beginning", "--max-messages", str(count),
        "--timeout-ms", "20000",
    )  # fmt: skip
    result = subprocess.run(
        command, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


async def test_kafka_killed_and_restarted_keeps_acked_records(kafka, topic):
    await send(kafka.address, topic, b"one", b"two")

    kafka.kill()
    kafka.start()
    await send(kafka.address, topic, b"three")

    values = await read(kafka.address, topic, 3)
    assert values == [b"one", b"three", b"two"]


async def test_kafka_console_consumer_reads_our_records(kafka, topic):
    await send(kafka.address, topic, b"flash", b"urgent")

    printed = await asyncio.to_thread(console_consumer, kafka, topic, 2)

    assert set(printed.split()) == {"flash", "urgent"}


def test_kafka_starting_has_its_commands_and_no_error_in_its_log(kafka):
    """Later errors are of the topics that other tests create."""
    assert not missing_commands()
    assert kafka.log_at_start
    assert "ERROR" not in kafka.log_at_start
