"""Sinks of routes that are gone: a kill still goes there, if they stand."""

from collections.abc import Sequence

import structlog

from streams.config.settings import Settings
from streams.desk.sinks.rules import Route
from streams.kafka import admin
from streams.kafka.records import ProducerRecord
from streams.kafka.topics import SINK_PREFIX, full_name

__all__ = ["ExistingSinkFilter"]

log = structlog.get_logger()


class ExistingSinkFilter:
    """
    Holds back what is for a topic that was deleted.

    A send to a topic that is not there waits for 90 s and fails; what is
    for it would keep all that comes after it. Only sinks of routes that the
    deployment no longer has can be gone, so nobody else's records wait.

    Args:
        routes: the deployment's own; their topics stood at the start.
    """

    def __init__(self, settings: Settings, routes: Sequence[Route]) -> None:
        self._settings = settings
        self._known = {SINK_PREFIX + one.name for one in routes}

    async def apply(
        self, records: Sequence[ProducerRecord]
    ) -> Sequence[ProducerRecord]:
        """
        Return the records whose topics stand.

        Raises:
            ClusterError: no broker answers.
        """
        if not any(self._is_doubtful(one) for one in records):
            return records
        there = await admin.partition_counts(self._settings)
        kept = [
            one
            for one in records
            if not self._is_doubtful(one)
            or full_name(one.topic, self._settings) in there
        ]
        if len(kept) < len(records):
            log.warning("sinks are gone", left_out=len(records) - len(kept))
        return kept

    def _is_doubtful(self, one: ProducerRecord) -> bool:
        name = one.topic.name
        return name.startswith(SINK_PREFIX) and name not in self._known
