"""
One whole dedupe lane: read clean records, judge, store, send.

    python -m tests.bench.dedupe_lane [items]

It measures the step alone (decode, judge, stores in memory, encode); the index
rebuilt from the tables, as after a restart; and the lane as a worker runs it: a
Faust app with the desk's dedupe agent and its tables, on an embedded broker.
``python -m tests.bench.dedupe_lane idle`` measures the same app with an agent
that only sends as many records and sets as many table entries: the cost of
Faust itself. Rates are per second of the worker's own CPU, which other
processes do not change, and per second of wall time.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import faust
import msgspec
from aiokafka import AIOKafkaProducer

from extractors.model.item import NewsItem
from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.desk.dedupe.agent import Deduper
from streams.desk.dedupe.copies.near_duplicates import text_of
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.step import item_records
from streams.desk.dedupe.verdict import apply
from streams.desk.state.faust_stores import (
    OpenTable,
    state_cache,
    store_tables,
)
from streams.desk.state.models import STORES
from streams.desk.state.state import dict_state
from streams.kafka import admin
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import (
    CLEAN,
    OUTCOMES,
    TICKS,
    UNIQUE,
    full_name,
    topics_for,
)
from streams.local.embedded_broker import embedded_broker, free_port
from streams.records import Clean
from streams.runtime.app import bytes_topic, make_app, sent_observer
from streams.runtime.ordered_stream import OrderedStream
from streams.runtime.producer import AppProducer
from streams.telemetry.log_config import configure
from streams.telemetry.metrics import build as build_metrics
from streams.telemetry.spans import NullTracer

__all__ = [
    "Rate",
    "make_records",
    "measure_rebuild",
    "measure_step",
    "measure_worker",
]

START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = 350
VOCABULARY = 30_000
REPEATS = 5
"""One of this number of items repeats one of the last thousand."""
REBUILT = 100_000
SYLLABLES = ("ba", "ku", "ti", "ran", "sel", "mo", "pan", "gi", "dur", "wa")


class Rate(NamedTuple):
    """Items per second of the process's CPU, and of wall time."""

    cpu: float
    clock: float

    def __str__(self) -> str:
        """Return both as text."""
        return f"{self.cpu:,.0f} items/CPU-s, {self.clock:,.0f} items/s"


def make_records(size: int) -> list[bytes]:
    """Return clean records of invented text; word frequencies follow Zipf."""
    dice = Random(3)
    words = sorted({"".join(dice.choices(SYLLABLES, k=dice.randint(1, 5)))
                    for _ in range(3 * VOCABULARY)})  # fmt: skip
    dice.shuffle(words)
    words = words[:VOCABULARY]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def paragraphs() -> Iterator[str]:
        for _ in range(WORDS // 35):
            chosen = dice.choices(words, cum_weights=weights, k=34)
            chosen.insert(17, str(dice.randint(2, 2000)))
            yield " ".join(chosen).capitalize() + "."

    bodies = ["\n\n".join(paragraphs()) for _ in range(size)]
    return [
        msgspec.json.encode(
            Clean(
                NewsItem(
                    f"urn:item:{place}", "feed", START + timedelta(0, place),
                    agency=f"Agency {place % 7}", lane="en",
                    headline=" ".join(dice.choices(words[100:], k=8)),
                    body=bodies[place - dice.randint(1, 1000)]
                    if place > 1000 and place % REPEATS == 0
                    else bodies[place],
                ),
                f"wire.raw-0:{place}",
            )
        )
        for place in range(size)
    ]  # fmt: skip


def measure_step(values: list[bytes]) -> Rate:
    """Measure decode, judge, stores in memory, encode."""
    state = dict_state()
    decoder = msgspec.json.Decoder(Clean)
    cpu, clock = time.process_time(), time.perf_counter()
    for value in values:
        clean = decoder.decode(value)
        verdict = judge(clean.item, state, clean.source)
        item_records(verdict, clean.item, clean.source, state)
        apply(verdict, state)
    return _rate(len(values), cpu, clock)


def measure_rebuild(values: list[bytes]) -> Rate:
    """Measure rebuilding the index from the tables, as after a restart."""
    tables: dict[str, Any] = {name: {} for name in STORES}
    for place, value in enumerate(values):
        item = msgspec.json.decode(value, type=Clean).item
        text = encode(text_of(item))
        for copy in range(REBUILT // len(values) + 1):
            tables["texts"][f"0|en|{place}-{copy}".encode()] = text
    held = state_cache(
        {name: partial(_whole, table) for name, table in tables.items()}
    )
    cpu, clock = time.process_time(), time.perf_counter()
    asyncio.run(held.open(0))
    return _rate(len(tables["texts"]), cpu, clock)


def _whole(table: Any, _partition: int) -> Any:
    return table


Act = Callable[[faust.EventT[bytes]], Awaitable[None]]
MakeAct = Callable[[faust.App, Settings, AppProducer], Act]


def _judging(app: faust.App, settings: Settings, sender: AppProducer) -> Act:
    deduper = Deduper(
        state_cache(_tables(app, settings, sender)),
        sender,
        build_metrics(role="desk"),
        NullTracer(),
    )
    return partial(deduper.take, is_tick=False)


def _tables(
    app: faust.App, settings: Settings, sender: AppProducer
) -> Mapping[str, OpenTable]:
    return store_tables(app, settings, sender.accumulator, STORES, CLEAN)


def _idle(app: faust.App, settings: Settings, sender: AppProducer) -> Act:
    """Send an item and its outcome, set four table entries, judge nothing."""
    tables = _tables(app, settings, sender)
    names = ("chains", "texts", "stories", "marks")

    async def act(event: faust.EventT[bytes]) -> None:
        value, key = event.message.value or b"", str(event.message.offset)
        await sender.enqueue(
            [
                ProducerRecord(UNIQUE, key.encode(), value),
                ProducerRecord(OUTCOMES, key.encode(), value[:200]),
            ]
        )
        for name in names:
            tables[name](0)[key.encode()] = value[:1000]

    return act


def measure_worker(values: list[bytes], make: MakeAct = _judging) -> Rate:
    """Measure an agent with an embedded broker."""
    with embedded_broker() as address, tempfile.TemporaryDirectory() as home:
        settings = Settings(
            broker=address, prefix="lane.", partitions=1, lane_partitions=1,
            rebalance_timeout=6.0, session_timeout=6.0,
            data_dir=Path(home), web_port=free_port(),
        )  # fmt: skip
        asyncio.run(_publish(settings, values))
        return asyncio.run(_work(settings, len(values), make))


async def _publish(settings: Settings, values: list[bytes]) -> None:
    await admin.create(topics_for(()), settings)
    producer = AIOKafkaProducer(bootstrap_servers=settings.broker)
    await producer.start()
    try:
        for value in values:
            await producer.send(full_name(CLEAN, settings), value, b"en")
        await producer.flush()
    finally:
        await producer.stop()


async def _work(settings: Settings, size: int, make: MakeAct) -> Rate:
    configure("json", "error")
    app = make_app("desk", settings)
    sender = AppProducer(app, settings, observe=sent_observer(app))
    act = make(app, settings, sender)
    names = [full_name(topic, settings) for topic in (CLEAN, TICKS)]
    taking = OrderedStream(app, names, sender.accumulator)
    done: asyncio.Future[Rate] = asyncio.get_running_loop().create_future()

    @app.agent(bytes_topic(app, settings, CLEAN, TICKS), name="desk.dedupe")
    async def dedupe(stream: Any) -> None:
        taken, cpu, clock = 0, 0.0, 0.0
        async for event in taking.events(stream):
            if not taken:
                cpu, clock = time.process_time(), time.perf_counter()
            await act(event)
            taken += 1
            if taken == size:
                await sender.flush()
                done.set_result(_rate(size, cpu, clock))

    running = faust.Worker(
        app, loglevel="ERROR", override_logging=False,
        redirect_stdouts=False, quiet=True,
    )  # fmt: skip
    asyncio.get_running_loop().create_task(running.start())
    rate = await done
    await running.stop()
    return rate


def _rate(size: int, cpu: float, clock: float) -> Rate:
    return Rate(
        size / (time.process_time() - cpu),
        size / (time.perf_counter() - clock),
    )


def main() -> None:
    """
    Print all rates, or that of the idle agent.

    The idle agent needs its own process: Faust's metrics can be registered
    only once.
    """
    if sys.argv[1:2] == ["idle"]:
        print(
            f"an agent that judges nothing: {measure_worker(make_records(6000), _idle)}"
        )
        return
    values = make_records(int(sys.argv[1]) if len(sys.argv) > 1 else 6000)
    print(f"one lane, the step alone: {measure_step(values)}")
    print(
        f"its index of {REBUILT:,} texts, rebuilt: {measure_rebuild(values)}"
    )
    print(
        f"one lane, as a worker runs it: {measure_worker(values)}", flush=True
    )


if __name__ == "__main__":
    main()
