"""What a worker logs about itself: one line for each event."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import structlog

from streams import clock
from streams.config.changes import changed_settings
from streams.config.settings import Settings
from streams.config.version import copydesk_version

if TYPE_CHECKING:
    import faust
    from faust.types import TP

__all__ = ["log_assignments", "log_start", "log_stop"]

log = structlog.get_logger()

STARTED = clock.seconds()


def log_start(role: str, settings: Settings) -> None:
    """Log that a worker starts, and with which settings."""
    shown: dict[str, Any] = changed_settings(settings)
    shown.pop("broker", None)
    shown.pop("prefix", None)
    log.info(
        "started",
        role=role,
        version=copydesk_version(),
        broker=settings.broker,
        prefix=settings.prefix,
        settings=shown,
    )


def log_stop(role: str) -> None:
    """Log that a worker has stopped."""
    log.info("stopped", role=role, after=round(clock.seconds() - STARTED))


def log_assignments(app: "faust.App") -> None:
    """Log the partitions of each assignment, by topic."""

    @app.on_partitions_assigned.connect(weak=False)
    async def assigned(_: object, assigned: "set[TP]", **__: object) -> None:
        log.info("assigned", partitions=_by_topic(assigned, app.conf.id))


def _by_topic(partitions: "Iterable[TP]", app_id: str) -> dict[str, list[int]]:
    """Return partitions by topic, without the topics of Faust itself."""
    by_topic: dict[str, list[int]] = defaultdict(list)
    for tp in sorted(partitions):
        if not tp.topic.startswith(f"{app_id}-"):
            by_topic[tp.topic].append(tp.partition)
    return dict(by_topic)
