"""
How long until a worker is ready, and ``copydesk run`` has its first item.

Wall time, so it counts only on a quiet machine.
"""

import asyncio
import os
import signal
import sys
import time

from aiokafka import AIOKafkaConsumer

from streams.config.settings import Settings
from streams.kafka.topics import ITEMS, full_name
from streams.local.embedded_broker import embedded_broker
from tests.bench.running.desk_run import running_desk
from tests.bench.table.options import Options
from tests.bench.table.results import Bar, Result
from tests.kafka.workers import ROOT

__all__ = ["broker_of", "measure"]

BAR = Bar(6.0, "at most")
MARK = "broker: "


async def measure(options: Options) -> list[Result]:
    """Return the seconds of both starts."""
    ready = [await _until_ready(options) for _ in range(options.rounds)]
    first = [await _until_first_item() for _ in range(options.rounds)]
    return [
        Result(
            "start, first item", "copydesk run, broker and demo included",
            "s", tuple(first), BAR,
        ),
        Result(
            "start, worker ready", "process start to /readyz 200", "s",
            tuple(ready), BAR,
        ),
    ]  # fmt: skip


async def _until_ready(options: Options) -> float:
    with embedded_broker() as address:
        async with running_desk(address, options.extra) as desk:
            return desk.ready_after


async def _until_first_item() -> float:
    start = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-m", "streams", "run", cwd=ROOT,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert process.stdout
        async for line in process.stdout:
            if address := broker_of(line.decode()):
                await _wait_for_item(address)
                return time.monotonic() - start
        msg = "copydesk run named no broker"
        raise RuntimeError(msg)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        await process.communicate()


def broker_of(line: str) -> str:
    """Return the broker's address in a line of ``copydesk run``, if any."""
    return line.removeprefix(MARK).strip() if line.startswith(MARK) else ""


async def _wait_for_item(address: str) -> None:
    consumer = AIOKafkaConsumer(
        full_name(ITEMS, Settings()), bootstrap_servers=address,
        auto_offset_reset="earliest",
    )  # fmt: skip
    await consumer.start()
    try:
        await consumer.getone()
    finally:
        await consumer.stop()
