"""
Which partitions a worker has been assigned without a break.

An index derived from a table costs 0.16 ms of CPU per item. It stays valid
as long as no other worker writes to the table. Kafka assigns a partition to
one member per generation and numbers generations without a gap, so a worker
with the partition in two consecutive generations had it all the time.
"""

from collections.abc import Iterable

import faust
from faust.types import TP

__all__ = ["PartitionContinuity"]


class PartitionContinuity:
    """
    Compares one topic's assignment with that of the previous generation.

    Args:
        topic: full name of the topic.
    """

    def __init__(self, app: faust.App, topic: str) -> None:
        self._app = app
        self._topic = topic
        self._generation = -1
        self._assigned: frozenset[int] = frozenset()

    def retained(self, assigned: Iterable[TP]) -> frozenset[int]:
        """
        Return the partitions that the previous generation had too.

        Call it once for each assignment: it remembers the assignment.
        """
        partitions = frozenset(
            tp.partition for tp in assigned if tp.topic == self._topic
        )
        generation = self._app.consumer_generation_id
        is_next = generation == self._generation + 1
        retained = partitions & self._assigned if is_next else frozenset[int]()
        self._generation, self._assigned = generation, partitions
        return retained
