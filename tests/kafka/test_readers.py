"""Other people's clients read what the desk writes."""

import asyncio
import json
import shutil
import subprocess

import pytest

from streams.kafka.topics import ITEMS, full_name
from tests.kafka.broker import tool
from tests.kafka.reading import items_of, publish, trickle

pytestmark = pytest.mark.kafka

COUNT = 4


@pytest.fixture
async def items(kafka_deployment):
    """Return where the items are, once they are there."""
    kafka_deployment.start("desk")
    await publish(kafka_deployment.settings, trickle(range(COUNT)))
    await items_of(kafka_deployment, COUNT, 60)
    return kafka_deployment.address, full_name(
        ITEMS, kafka_deployment.settings
    )


def console_consumer(address, topic):
    return tool(
        "org.apache.kafka.tools.consumer.ConsoleConsumer",
        "--bootstrap-server", address, "--topic", topic, "--from-beginning",
        "--max-messages", str(COUNT), "--timeout-ms", "20000",
        "--formatter-property", "print.key=true",
        "--formatter-property", "print.headers=true",
        "--formatter-property", "key.separator=|",
        "--formatter-property", "headers.separator=,",
    )  # fmt: skip


def kcat(address, topic):
    return [
        "kcat", "-C", "-q", "-b", address, "-t", topic, "-o", "beginning",
        "-e", "-f", "%h|%k|%s\n",
    ]  # fmt: skip


async def lines(command):
    done = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if "|" in line]


async def test_kcat_and_kafkas_own_consumer_read_items(items):
    commands = [console_consumer(*items)]
    commands += [kcat(*items)] if shutil.which("kcat") else []

    for command in commands:
        read = await lines(command)

        assert len(read) == COUNT
        for line in read:
            headers, key, value = line.split("|", 2)
            item = json.loads(value)
            assert item["uri"] == key
            assert "content-type" in headers
            assert "event" in headers
            assert item["copydesk"]["event"] == "new"
