"""
Ends a desk if a topic that it writes to is deleted.

A record for a deleted topic waits in the producer for 20 minutes, and all
records behind it wait too: the desk would stand still, and nobody would see
why. So a desk whose records wait asks the cluster which topics exist. If one
is missing, it ends, as it does not start without it. Nothing is lost: what
was not sent was not acknowledged (deploy/decisions/0065).
"""

import asyncio
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from aiokafka.errors import KafkaError

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import ClusterError
from streams.runtime.accumulator import Accumulator
from streams.runtime.process.watchdog import exit_with_error

if TYPE_CHECKING:
    import faust

__all__ = ["end_without_topics", "find_missing"]

CHECK_EVERY = 3.0
OVERDUE = 5.0
"""Seconds that a group of records waits before the cluster is asked."""


def end_without_topics(
    app: "faust.App", settings: Settings, accumulator: Accumulator
) -> None:
    """Watch the records of a worker; end it if a topic of them is missing."""

    @app.task  # type: ignore[untyped-decorator]
    async def watch() -> None:
        before: AbstractSet[str] = frozenset()
        while not app.should_stop:
            await asyncio.sleep(CHECK_EVERY)
            topics = accumulator.overdue_topics(OVERDUE)
            missing = await find_missing(topics, settings)
            # A broker that has just started may not list all topics yet.
            if lasting := sorted(missing & before):
                exit_with_error(
                    f"the topic {lasting[0]} does not exist any more, and "
                    "records for it wait; run 'copydesk topics create', or "
                    "remove its route"
                )
            before = missing


async def find_missing(
    topics: AbstractSet[str], settings: Settings
) -> AbstractSet[str]:
    """
    Return the topics that the cluster does not have.

    Nothing is missing while no broker answers: the records wait for it.

    Args:
        topics: full names; the cluster is not asked if there are none.
    """
    if not topics:
        return frozenset()
    try:
        return topics - (await admin.partition_counts(settings)).keys()
    except (ClusterError, KafkaError):
        return frozenset()
