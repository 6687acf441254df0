"""Which times can put the versions of an item in order."""

from datetime import UTC, datetime, time, timedelta

__all__ = ["CLOCK_TOLERANCE", "is_day", "is_ordered", "version_number"]

CLOCK_TOLERANCE = timedelta(minutes=15)
"""How far the clock of a provider can be ahead of the poller's."""


def is_day(when: datetime) -> bool:
    """
    Return whether a date is a day without a time.

    Midnight is what remains of such a date; many feeds also write it so. A
    version of midnight itself loses only the order within its day.
    """
    return when.time() == time()


def is_ordered(when: datetime, fetched_at: datetime) -> bool:
    """Return whether a date has a time, and one before its fetch."""
    return when - fetched_at <= CLOCK_TOLERANCE and not is_day(when)


def version_number(
    created: datetime | None, fetched_at: datetime, form: str = "%Y%m%d%H%M"
) -> str:
    """
    Return a time in UTC as a version number; empty if it orders no versions.

    Args:
        form: of the number, as ``strftime`` takes it; by default the minute,
            which is what wire transmissions state.
    """
    if created is None or not is_ordered(created, fetched_at):
        return ""
    return created.astimezone(UTC).strftime(form)
