"""A kill goes to sinks of removed routes too, if their topics exist."""

from collections.abc import Sequence

import structlog

from streams.config.settings import Settings
from streams.desk.sinks.rules import Route
from streams.kafka import admin
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.topics import SINK_PREFIX, full_name

__all__ = ["ExistingSinkFilter"]

log = structlog.get_logger()


class ExistingSinkFilter:
    """
    Leaves out records for sinks whose topics were deleted.

    A send to a missing topic blocks for 90 s and fails, and delays all
    records behind it. Only sinks of removed routes can be missing, so the
    cluster is asked only for records of such sinks.

    Args:
        routes: the deployment's routes; their topics existed at the start.
    """

    def __init__(self, settings: Settings, routes: Sequence[Route]) -> None:
        self._settings = settings
        self._known = {SINK_PREFIX + route.name for route in routes}

    async def apply(
        self, records: Sequence[ProducerRecord]
    ) -> Sequence[ProducerRecord]:
        """
        Return the records whose topics exist.

        Raises:
            ClusterError: no broker answers.
        """
        if not any(self._may_be_missing(record) for record in records):
            return records
        existing = await admin.partition_counts(self._settings)
        retained = [
            record
            for record in records
            if not self._may_be_missing(record)
            or full_name(record.topic, self._settings) in existing
        ]
        if left_out := len(records) - len(retained):
            log.warning("sinks do not exist", left_out=left_out)
        return retained

    def _may_be_missing(self, record: ProducerRecord) -> bool:
        name = record.topic.name
        return name.startswith(SINK_PREFIX) and name not in self._known
