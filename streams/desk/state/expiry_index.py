"""Keys of a store by the day of their last use, so that old ones expire."""

from collections.abc import Container
from datetime import date, datetime
from itertools import chain, islice

__all__ = ["ExpiryIndex"]


class ExpiryIndex:
    """Keys by the day of their last use; derived from a store, in memory."""

    def __init__(self) -> None:
        self._days: dict[date, dict[str, None]] = {}
        self._day_of: dict[str, date] = {}

    def touch(self, key: str, at: datetime) -> None:
        """Set the time of the key's last use."""
        day = at.date()
        if self._day_of.get(key) != day:
            self.remove(key)
            self._day_of[key] = day
            self._days.setdefault(day, {})[key] = None

    def remove(self, key: str) -> None:
        """Remove the key; do nothing if it is unknown."""
        day = self._day_of.pop(key, None)
        if day is not None:
            del self._days[day][key]
            if not self._days[day]:
                del self._days[day]

    def keys_before(
        self, at: datetime, limit: int, *, kept: Container[str] = ()
    ) -> tuple[str, ...]:
        """
        Return at most `limit` keys last used before that day.

        Args:
            kept: keys that are left out.
        """
        days = sorted(day for day in self._days if day < at.date())
        keys = chain.from_iterable(self._days[day] for day in days)
        return tuple(islice((key for key in keys if key not in kept), limit))

    def newest_day(self) -> date | None:
        """Return the last day on which any key was used; None if empty."""
        return max(self._days, default=None)
