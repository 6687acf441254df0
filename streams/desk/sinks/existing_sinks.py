"""A kill goes to sinks of removed routes too, if their topics exist."""

from collections.abc import Sequence

import structlog

from streams.config.settings import Settings
from streams.desk.sinks.rules import Route
from streams.kafka import admin
from streams.kafka.topics import SINK_PREFIX, full_name, sink
from streams.runtime.accumulator import OutgoingRecord
from streams.runtime.producer import Prepared

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
        self._sinks = settings.prefix + SINK_PREFIX
        self._known = {
            full_name(sink(route.name), settings) for route in routes
        }

    async def apply(self, records: Prepared) -> Prepared:
        """
        Return the records whose topics exist.

        Raises:
            ClusterError: no broker answers.
        """
        if not any(self._may_be_missing(record) for record in records):
            return records
        existing = await admin.partition_counts(self._settings)
        retained = tuple(
            record
            for record in records
            if not self._may_be_missing(record) or record.topic in existing
        )
        if left_out := len(records) - len(retained):
            log.warning("sinks do not exist", left_out=left_out)
        return retained

    def _may_be_missing(self, record: OutgoingRecord) -> bool:
        return (
            record.topic.startswith(self._sinks)
            and record.topic not in self._known
        )
