"""A worker that is asked to stop while the broker is away ends in time."""

import asyncio
import fcntl
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from streams.local.embedded_broker import free_port
from tests.kafka.outage import seconds_away
from tests.kafka.topic_io import publish, wait_for
from tests.kafka.workers import ROOT, Worker
from tests.streams.desk.bad_records import raw_value

pytestmark = pytest.mark.kafka

WITHIN = 10.0
"""Seconds from SIGTERM to the end; measured 6.6."""
AWAY = seconds_away(10.0)
"""Before SIGTERM; unlimited lines fill a pipe."""
STARTING = 5.0
"""Age of a worker that waits for its broker, at SIGTERM; more under load."""
SET_PIPE_SIZE = 1031
PIPE_BYTES = 4096
RECORDS = 300
NOT_STOPPED = "copydesk: without Kafka, the worker did not stop within 6 s; "


@pytest.fixture
def deployment(own_kafka_deployment):
    return own_kafka_deployment


@pytest.fixture
def mute_broker():
    """Return the address of a port that accepts and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def start_unread(deployment):
    """Start a poller whose output is a small pipe that nobody reads."""
    port, log = free_port(), deployment.directory / "unread.log"
    log.touch()
    process = subprocess.Popen(
        [sys.executable, "-m", "streams", "poller"],
        cwd=ROOT,
        env=deployment.environment(9, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    fcntl.fcntl(process.stdout, SET_PIPE_SIZE, PIPE_BYTES)
    worker = Worker(process, log, port)
    deployment.workers.append(worker)
    return worker


def catches_sigterm(worker):
    """Return whether a worker has got as far as to handle the signal."""
    status = Path(f"/proc/{worker.process.pid}/status").read_text()
    caught = int(re.search(r"(?m)^SigCgt:\s*(\w+)$", status)[1], 16)
    return bool(caught >> signal.SIGTERM - 1 & 1)


async def end_all(workers):
    """Send SIGTERM to all; return status and seconds of each."""
    started = time.monotonic()
    for worker in workers:
        worker.process.terminate()

    async def end(worker):
        status = await asyncio.to_thread(worker.process.wait, WITHIN)
        return status, time.monotonic() - started

    return await asyncio.gather(*map(end, workers))


def last_line(worker):
    """Return the last line for people; threads can log JSON behind it."""
    lines = worker.read_log().splitlines()
    return [line for line in lines if line.startswith("copydesk: ")][-1]


async def test_worker_without_broker_ends_within_its_grace(
    deployment, mute_broker
):
    broker, deployment = deployment
    poller, desk = deployment.start("poller"), deployment.start("desk")
    unread = start_unread(deployment)
    for worker in (poller, desk, unread):
        await asyncio.to_thread(worker.wait_until_ready)
    await publish(
        deployment.settings,
        [(b"key", raw_value(number)) for number in range(RECORDS)],
    )
    await asyncio.sleep(0.5)
    broker.kill()
    starts = time.monotonic() + AWAY
    await asyncio.sleep(AWAY - STARTING)
    starting = deployment.start("desk", COPYDESK_BROKER=mute_broker)
    await wait_for(lambda: asyncio.to_thread(catches_sigterm, starting), 60.0)
    await asyncio.sleep(max(0.0, starts - time.monotonic()))
    assert unread.readiness()[0], "its log lines must not fill the pipe"

    ended = await end_all((poller, desk, unread, starting))

    seconds = ", ".join(f"{after:.1f}" for _, after in ended)
    print(f"SIGTERM after {AWAY:g} s without Kafka: ended in {seconds} s")
    assert [status for status, _ in ended] == [0, 1, 0, 0], deployment.logs()
    assert "Traceback" not in deployment.logs()
    assert ended[-1][1] < 5, "nothing is under way in a worker that starts"
    assert last_line(poller) == (
        f"{NOT_STOPPED}all records that it read are committed"
    )
    assert last_line(desk).startswith(NOT_STOPPED)
    assert last_line(desk).endswith(
        " records that it read are not committed, "
        "and the next worker processes them"
    )
