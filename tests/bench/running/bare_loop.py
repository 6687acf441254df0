"""
A bare aiokafka loop that calls the desk's pure functions in one process.

    python -m tests.bench.running.bare_loop BROKER PREFIX PARTITIONS

It reads ``PREFIXraw`` from the beginning. For each number on its standard
input it takes so many records, sends what they give to the topics of the
prefix ``bare.``, and prints its CPU seconds and its seconds as JSON. It has no
changelogs, commits, metrics, limits or guards: the least that a program
around these functions costs.
"""

import asyncio
import json
import logging
import sys
import time
from typing import Self

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from extractors.model.errors import ExtractError
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import (
    MAX_MESSAGE_BYTES,
    RAW,
    full_name,
    topics_for,
)
from tests.bench.running.pure_steps import PureDesk
from tests.bench.table.results import Side

__all__ = ["BareLoop"]

PREFIX = "bare."


class BareLoop:
    """The loop as a child process; start it in a ``with`` block."""

    def __init__(self, broker: str, prefix: str, partitions: int) -> None:
        self._arguments = [broker, prefix, str(partitions)]

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "ignore", "-m", "tests.bench.running.bare_loop",
            *self._arguments, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        await self._process.wait()

    async def take(self, count: int) -> Side:
        """Take the next records; return what they cost."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{count}\n".encode())
        line = await self._process.stdout.readline()
        cpu, clock = json.loads(line)
        return Side("bare loop", count, cpu, clock)


async def _main(broker: str, prefix: str, partitions: int) -> None:
    logging.disable(logging.CRITICAL)
    source = Settings(broker=broker, prefix=prefix)
    target = Settings(
        broker=broker, prefix=PREFIX, partitions=partitions,
        lane_partitions=partitions,
    )  # fmt: skip
    desk = PureDesk()
    await admin.create(
        topics_for(route.name for route in desk._routes), target
    )
    consumer = AIOKafkaConsumer(
        bootstrap_servers=broker, auto_offset_reset="earliest"
    )
    producer = AIOKafkaProducer(
        bootstrap_servers=broker, acks="all", linger_ms=5,
        max_request_size=MAX_MESSAGE_BYTES,
    )  # fmt: skip
    await consumer.start()
    await producer.start()
    name = full_name(RAW, source)
    assignment = [TopicPartition(name, n) for n in range(partitions)]
    consumer.assign(assignment)
    await consumer.seek_to_beginning(*assignment)
    for line in iter(sys.stdin.readline, ""):
        cpu, clock = time.process_time(), time.perf_counter()
        await _take(int(line), desk, consumer, producer, target)
        spent = time.process_time() - cpu, time.perf_counter() - clock
        print(json.dumps(spent), flush=True)
    await producer.stop()
    await consumer.stop()


async def _take(
    count: int,
    desk: PureDesk,
    consumer: AIOKafkaConsumer,
    producer: AIOKafkaProducer,
    target: Settings,
) -> None:
    for _ in range(count):
        record = await consumer.getone()
        source = f"{record.topic}-{record.partition}:{record.offset}"
        try:
            sent = desk.take(record.value, source)
        except ExtractError:
            continue
        for out in sent:
            await producer.send(
                full_name(out.topic, target), out.value, out.key,
                headers=list(out.headers.items()),
            )  # fmt: skip
    await producer.flush()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
