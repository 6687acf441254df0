"""kcat and Kafka's console consumer read what the desk writes."""

import asyncio
import json
import shutil
import subprocess

import pytest

from streams.kafka.topics import ITEMS, full_name
from tests.kafka.broker import tool
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import publish, read, wait_for_items

pytestmark = pytest.mark.kafka

COUNT = 4


@pytest.fixture
async def items(kafka_deployment):
    """
    Publish items; return address, topic and number of its records.

    A desk that begins on a busy machine may write a record twice.
    """
    settings = kafka_deployment.settings
    desk = kafka_deployment.start("desk")
    await publish(settings, demo_items(range(COUNT)))
    await wait_for_items(kafka_deployment, COUNT, 60)
    await asyncio.to_thread(desk.stop)
    records = await read(settings, ITEMS)
    return settings.broker, full_name(ITEMS, settings), len(records)


def console_consumer(address, topic, count):
    return tool(
        "org.apache.kafka.tools.consumer.ConsoleConsumer",
        "--bootstrap-server", address, "--topic", topic, "--from-beginning",
        "--max-messages", str(count), "--timeout-ms", "20000",
        "--formatter-property", "print.key=true",
        "--formatter-property", "print.headers=true",
        "--formatter-property", "key.separator=|",
        "--formatter-property", "headers.separator=,",
    )  # fmt: skip


def kcat(address, topic, _count):
    return [
        "kcat", "-C", "-q", "-b", address, "-t", topic, "-o", "beginning",
        "-e", "-f", "%h|%k|%s\n",
    ]  # fmt: skip


async def run_for_lines(command):
    result = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return [line for line in result.stdout.splitlines() if "|" in line]


async def test_items_are_read_by_kcat_and_console_consumer(items):
    commands = [console_consumer(*items)]
    commands += [kcat(*items)] if shutil.which("kcat") else []

    for command in commands:
        lines = await run_for_lines(command)

        assert len(lines) == items[-1]
        assert len(set(lines)) == COUNT
        for line in lines:
            headers, key, value = line.split("|", 2)
            item = json.loads(value)
            assert item["uri"] == key
            assert "content-type" in headers
            assert "event" in headers
            assert item["copydesk"]["event"] == "new"
