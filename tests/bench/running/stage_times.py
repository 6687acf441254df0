"""When the records of each raw item appeared on the topics of the desk."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from streams.kafka.topics import CLEAN, ITEMS, RAW, UNIQUE, Topic
from tests.bench.running.desk_run import reading
from tests.kafka.workers import Deployment

__all__ = ["STAGES", "StageTimes", "read_stage_times"]

STAGES = (RAW, CLEAN, UNIQUE, ITEMS)


class _Raw(msgspec.Struct, rename="camel"):
    fetched_at: datetime


class _Sourced(msgspec.Struct):
    source: str = ""


class _Item(msgspec.Struct):
    copydesk: _Sourced


class StageTimes:
    """
    Unix times by raw record, ``topic-partition:offset``.

    Attributes:
        fetched: when the poller had fetched the item.
        appeared: topic -> raw record -> time stamp of the first record there.
    """

    def __init__(self) -> None:
        self.fetched: dict[str, float] = {}
        self.appeared: dict[str, dict[str, float]] = {
            topic.name: {} for topic in STAGES
        }

    def add(self, record: Any, prefix: str) -> None:
        """Note a record of a topic with this prefix."""
        name = record.topic.removeprefix(prefix)
        source = f"{record.topic}-{record.partition}:{record.offset}"
        if name == RAW.name:
            self.fetched[source] = _fetched_at(record.value)
        else:
            source = _SOURCE_OF[name](record.value)
        self.appeared[name].setdefault(source, record.timestamp / 1000)

    def latencies(
        self, since: float, begin: Topic | None = None, end: Topic = ITEMS
    ) -> list[float]:
        """
        Return the seconds from one topic to another, ascending.

        Args:
            since: items that were fetched before this time do not count.
            begin: None for the time of the fetch.
        """
        starts = self.appeared[begin.name] if begin else self.fetched
        ends = self.appeared[end.name]
        return sorted(
            ends[source] - starts[source]
            for source, fetched in self.fetched.items()
            if fetched >= since and source in starts and source in ends
        )


def _fetched_at(value: bytes) -> float:
    return msgspec.json.decode(value, type=_Raw).fetched_at.timestamp()


def _source(value: bytes) -> str:
    return msgspec.json.decode(value, type=_Sourced).source


def _item_source(value: bytes) -> str:
    return msgspec.json.decode(value, type=_Item).copydesk.source


_SOURCE_OF: dict[str, Callable[[bytes], str]] = {
    CLEAN.name: _source, UNIQUE.name: _source, ITEMS.name: _item_source,
}  # fmt: skip


async def read_stage_times(deployment: Deployment) -> StageTimes:
    """Return the times of all records that the topics have now."""
    times = StageTimes()
    async with reading(deployment, *STAGES) as consumer:
        ends = await consumer.end_offsets(consumer.assignment())
        while any(
            [await consumer.position(tp) < end for tp, end in ends.items()]
        ):
            batches = await consumer.getmany(timeout_ms=500)
            for records in batches.values():
                for record in records:
                    times.add(record, deployment.prefix)
    return times
