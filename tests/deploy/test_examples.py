"""The example consumers, run as they are against a broker."""

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from streams.config.settings import from_environment
from streams.kafka import admin
from streams.kafka.topics import ITEMS
from streams.local.embedded_broker import embedded_broker

EXAMPLES = Path(__file__).parents[2] / "deploy" / "examples"


def item(uri, headline, event="new", status="usable"):
    return {
        "uri": uri, "pubStatus": status, "copydesk": {"event": event},
        "headlines": [{"value": headline}] if headline else [],
    }  # fmt: skip


RECORDS = (
    ("urn:x:1", item("urn:x:1", "Old bridge shut")),
    ("urn:x:2", item("urn:x:2", "Dock strike ends")),
    ("urn:x:1", item("urn:x:1", "Old bridge open", "update")),
    ("urn:x:2", item("urn:x:2", "", "kill", "canceled")),
    ("urn:x:3", None),
    ("urn:x:4", item("urn:x:4", "")),
    ("urn:x:5", item("urn:x:5", "Quay lamp lit")),
    ("urn:x:5", None),
    ("urn:x:6", {**item("urn:x:6", ""), "headlines": None}),
)


@pytest.fixture(scope="module")
def broker():
    with embedded_broker() as address:
        asyncio.run(_write(address))
        yield address


async def _write(address):
    settings = from_environment(
        {"COPYDESK_BROKER": address, "COPYDESK_PARTITIONS": "1"}
    )
    await admin.create([ITEMS], settings)
    async with AIOKafkaProducer(bootstrap_servers=address) as producer:
        for uri, value in RECORDS:
            await producer.send_and_wait(
                "wire.items",
                json.dumps(value).encode() if value else None,
                uri.encode(),
            )


@pytest.mark.broker
def test_headlines_prints_each_record_and_skips_tombstones(broker):
    with subprocess.Popen(
        [sys.executable, EXAMPLES / "headlines.py", broker],
        stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        lines = [process.stdout.readline().strip() for _ in range(7)]
        process.terminate()

    assert lines == [
        "new Old bridge shut",
        "new Dock strike ends",
        "update Old bridge open",
        "KILL urn:x:2",
        "new (no headline)",
        "new Quay lamp lit",
        "new (no headline)",
    ]


@pytest.mark.broker
def test_latest_items_keeps_last_versions_and_removes_killed(broker, tmp_path):
    out = tmp_path / "items.jsonl"

    for _ in range(2):
        subprocess.run(
            [sys.executable, EXAMPLES / "latest_items.py", broker, out],
            check=True, timeout=60,
        )  # fmt: skip

    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        item("urn:x:1", "Old bridge open", "update"),
        item("urn:x:4", ""),
        {**item("urn:x:6", ""), "headlines": None},
    ]


@pytest.mark.parametrize("name", ["headlines.py", "latest_items.py"])
def test_example_without_arguments_says_which_it_needs(name):
    completed = subprocess.run(
        [sys.executable, EXAMPLES / name],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert completed.returncode == 1
    (line,) = completed.stderr.splitlines()
    assert line.startswith(f"usage: python {name} BROKER ")


def test_readme_names_consumers_that_exist():
    """What the README tells a newcomer to run is what these tests run."""
    readme = (EXAMPLES.parents[1] / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"deploy/examples/(\w+\.py)", readme))

    assert named
    assert named <= {path.name for path in EXAMPLES.glob("*.py")}
