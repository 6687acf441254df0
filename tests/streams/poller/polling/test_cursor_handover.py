"""``kill -9`` between a long poll's response and the ack."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS, POLLS, RAW
from streams.local.embedded_broker import embedded_broker
from tests.kafka.topic_io import publish, read, wait_for
from tests.kafka.workers import Deployment
from tests.streams.poller.conftest import serving
from tests.streams.poller.wire import LongPoll, feed


def process_of(address):
    """Return the id of our child that serves an address."""
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text().split():
            if address.encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
                return int(pid)
    raise LookupError(address)


@pytest.mark.broker
@pytest.mark.timeout(180)
async def test_next_worker_repeats_a_poll_without_an_ack(tmp_path):
    server = LongPoll(items=4, hold=20.0)
    with embedded_broker() as broker:
        desk = Deployment(broker, "cursor.", tmp_path)
        await desk.create_topics()
        async with serving(server.answer) as port:
            url = f"http://127.0.0.1:{port}/feed"
            pairs = [(b"wire", encode(feed(url)))]
            await publish(desk.settings, pairs, FEEDS)
            try:
                await kill_before_the_ack(desk, server, process_of(broker))
                asked = len(server.asked)
                desk.start("poller")
                await wait_until(lambda: len(server.asked) >= asked + 2, desk)
            finally:
                await desk.stop()
                server.close()
        raw = await read(desk.settings, RAW)
        cursors = [
            record.json.get("cursor", "")
            for record in await read(desk.settings, POLLS)
        ]

    # The first worker's requests, then the second's from the same cursor.
    assert server.asked[:asked] == [0, 4]
    assert server.asked[asked : asked + 2] == [4, 7]
    assert {record.key for record in raw} == {
        f"urn:newsml:north.example:{number}" for number in range(7)
    }
    assert cursors[0].endswith("seq=4")
    assert cursors[-1].endswith("seq=7")


async def kill_before_the_ack(desk, server, broker):
    """Let a worker read three items that a stopped broker cannot ack."""
    worker = desk.start("poller")
    await wait_until(lambda: server.asked == [0, 4], desk)

    async def read_polls():
        return await read(desk.settings, POLLS)

    await wait_for(read_polls, 20.0)
    os.kill(broker, signal.SIGSTOP)
    try:
        server.publish(3)
        await asyncio.sleep(2.0)
        assert server.answered == [4, 7]
        worker.kill()
    finally:
        os.kill(broker, signal.SIGCONT)


async def wait_until(done, desk):
    async def check():
        return done()

    try:
        await wait_for(check, 60.0)
    except TimeoutError as error:
        raise AssertionError(desk.logs()) from error
