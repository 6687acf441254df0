"""
``copydesk replay``: process the raw records again with the current code.

It reads without a consumer group and writes only under the new prefix, so a
desk that runs at the same time is not affected.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator
from concurrent.futures import Future, wait
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from streams import clock
from streams.cli.common import (
    assume_utc,
    call_kafka,
    fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.lane_order import LanePlace, in_lane_order, lane_places
from streams.cli.merged_reader import read_merged, seek
from streams.cli.raw_ranges import OffsetRange
from streams.cli.terminal import print_line, progress_bar
from streams.config.settings import Settings
from streams.desk.sinks.rules import Route
from streams.desk.sinks.sink_topics import sink_of
from streams.kafka import admin
from streams.kafka.clients import ClusterError
from streams.kafka.dead_letters import Origin
from streams.kafka.end_offsets import find_end_offsets
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.record_producer import record_producer
from streams.kafka.topics import (
    CAPTIONS,
    CLEAN,
    DEADLETTERS,
    DUPLICATES,
    ENTITIES,
    ITEMS,
    OUTCOMES,
    RAW,
    STORIES,
    STORY_REPORTS,
    UNIQUE,
    Topic,
    full_name,
    topics_for,
)
from streams.serialization.readers import (
    count_left,
    open_consumer,
    read_to_end,
)
from streams.serialization.serializers import Serializer, serializer_for

if TYPE_CHECKING:
    from streams.desk.processes.pool import StepPool
    from streams.desk.simulator import Cleaning, DeskSimulator

__all__ = ["replay"]

OUTPUT_TOPICS = (
    CLEAN, UNIQUE, ITEMS, DUPLICATES, CAPTIONS, ENTITIES, STORY_REPORTS,
    STORIES, OUTCOMES, DEADLETTERS,
)  # fmt: skip
MAX_PENDING = 8
"""Records submitted to the pool at once: keeps it busy, uses little memory."""


class _Bounds(NamedTuple):
    """
    What a replay processes.

    Attributes:
        begin: the first offset, or its broker time.
        ends: the first offset of each partition that is left out.
        began: when the replay began; embargoes that have ended by then are
            released, as the ticks of the live desk have done.
    """

    begin: int | datetime
    ends: dict[TopicPartition, int]
    began: datetime


def replay(
    to_prefix: Annotated[
        str, typer.Option(help="prefix of the new topics, such as wire2.")
    ],
    start: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="TIME|OFFSET",
            help="broker time (ISO 8601, UTC if no zone) or offset",
        ),
    ] = "0",
) -> None:
    """
    Process the raw records with the current code, into separate topics.

    Reads the records from the start given to those that are there when it
    begins, oldest first, and in the order in which the live desk judged
    them while ``wire.clean`` holds it. The same records give the same bytes.
    The desk's state is empty at first.
    """
    # Slow imports (1 s).
    from streams.desk.processes.pool import StepPool  # noqa: PLC0415
    from streams.desk.simulator import DeskSimulator  # noqa: PLC0415

    settings = settings_or_fail()
    routes = routes_or_fail(settings)
    begin = _parse_start(start)
    target = replace(settings, prefix=to_prefix)
    began = clock.now()
    ends = call_kafka(settings, _raw_ends(settings))
    try:
        asyncio.run(_prepare(settings, target, routes))
        with StepPool(settings) as pool:
            pool.warm()
            simulator = DeskSimulator(
                lambda value: pool.enrich(value).result(), target, routes
            )
            serialize = serializer_for(target, map(sink_of, routes))
            sent = asyncio.run(
                _replay(
                    settings, target, _Bounds(begin, ends, began), simulator,
                    serialize, pool,
                )
            )  # fmt: skip
    except ClusterError as error:
        fail(str(error))
    except KafkaError as error:
        fail(f"the replay to {to_prefix} is incomplete: {error!r}")
    counts = "".join(
        f", {outcome} {count}" for outcome, count in simulator.counts()
    )
    print_line(
        f"{simulator.taken} raw records, {sent} records sent{counts}",
    )


def _parse_start(start: str) -> int | datetime:
    """Return an offset, or a time with its time zone."""
    if start.isdecimal():
        return int(start)
    try:
        return assume_utc(datetime.fromisoformat(start))
    except ValueError:
        fail(f"--from {start} is neither a time (ISO 8601) nor an offset", 2)


async def _raw_ends(settings: Settings) -> dict[TopicPartition, int]:
    """Return the end of each partition of the raw topic at present."""
    async with open_consumer(settings, full_name(RAW, settings)) as consumer:
        return await find_end_offsets(consumer, consumer.assignment())


async def _prepare(
    settings: Settings, target: Settings, routes: tuple[Route, ...]
) -> None:
    """Create the new topics; fail if they are live or contain records."""
    names = [route.name for route in routes]
    wanted = (*OUTPUT_TOPICS, *map(sink_of, routes))
    existing = await admin.partition_counts(settings)
    live = {full_name(topic, settings) for topic in topics_for(names)}
    targets = [full_name(topic, target) for topic in wanted]
    if not target.prefix or live.intersection(targets):
        fail(f"the live desk uses the prefix {target.prefix!r}", 2)
    if full_name(RAW, settings) not in existing:
        fail(f"there is no topic {full_name(RAW, settings)}")
    await _require_empty(
        target, [name for name in targets if name in existing]
    )
    await _create(wanted, target)


async def _require_empty(target: Settings, names: list[str]) -> None:
    """Fail if one of the topics contains records."""
    if not names:
        return
    async with open_consumer(target, *names) as consumer:
        ends = await consumer.end_offsets(list(consumer.assignment()))
    used = sorted({partition.topic for partition, end in ends.items() if end})
    if used:
        fail(f"{used[0]} already has records; choose an unused prefix", 2)


async def _create(wanted: tuple[Topic, ...], target: Settings) -> None:
    await admin.create(wanted, target)
    counts = await admin.partition_counts(target)
    if problems := admin.differences(wanted, target, counts):
        fail("; ".join(problems))


async def _replay(
    settings: Settings,
    target: Settings,
    bounds: _Bounds,
    simulator: "DeskSimulator",
    serialize: Serializer,
    pool: "StepPool",
) -> int:
    """Process all records; return the number of records sent."""
    sent = 0
    async with (
        open_consumer(settings, full_name(RAW, settings)) as consumer,
        record_producer(target) as producer,
    ):
        await seek(consumer, bounds.begin)
        total = await count_left(consumer, bounds.ends)
        places = await _lane_places(settings, consumer, bounds.ends)
        origins = in_lane_order(read_merged(consumer, bounds.ends), places)
        with progress_bar("raw records") as report:
            async for origin, cleaning in _clean_ahead(origins, pool):
                produced = simulator.follow(origin, cleaning)
                records = [serialize(record) for record in produced]
                await producer.send(records)
                sent += len(records)
                report(simulator.taken, total)
        released = [serialize(r) for r in simulator.release(bounds.began)]
        await producer.send(released)
    return sent + len(released)


async def _lane_places(
    settings: Settings,
    raw: AIOKafkaConsumer,
    ends: dict[TopicPartition, int],
) -> dict[str, LanePlace]:
    """Return where the live desk judged the raw records, as far as known."""
    name = full_name(CLEAN, settings)
    if name not in await admin.partition_counts(settings):
        return {}
    ranges = {
        f"{tp.topic}-{tp.partition}": OffsetRange(
            await raw.position(tp), end - 1
        )
        for tp, end in ends.items()
    }
    async with open_consumer(settings, name) as client:
        return await lane_places(read_to_end(client), ranges)


async def _clean_ahead(
    origins: AsyncIterable[Origin], pool: "StepPool"
) -> AsyncIterator[tuple[Origin, "Cleaning"]]:
    """
    Clean records in parallel processes and yield them in their order.

    Cleaning runs in the process pool of a desk worker. A document that
    crashes its process, hangs or uses too much memory is rejected as in a
    worker: its cleaning raises an error that `clean_guard` translates.
    """
    pending: deque[tuple[Origin, Future[ProducerRecord]]] = deque()
    async for origin in origins:
        pending.append((origin, pool.clean(origin.value, origin.source)))
        if len(pending) >= MAX_PENDING:
            yield await _pop_first(pending)
    while pending:
        yield await _pop_first(pending)


async def _pop_first(
    pending: "deque[tuple[Origin, Future[ProducerRecord]]]",
) -> tuple[Origin, "Cleaning"]:
    """Remove the oldest record and wait until it is cleaned."""
    origin, future = pending.popleft()
    await asyncio.to_thread(wait, [future])
    return origin, lambda *_: future.result()
