"""The only clock: everything else is handed a time."""

from datetime import UTC, datetime

__all__ = ["now"]


def now() -> datetime:
    """Return this instant, in UTC, with its zone."""
    return datetime.now(UTC)
