"""Which keys were last touched on which day: what lets a store forget."""

from datetime import date, datetime
from itertools import chain, islice

__all__ = ["ExpiryIndex"]


class ExpiryIndex:
    """Keys by the day on which they were last touched; derived, in memory."""

    def __init__(self) -> None:
        self._days: dict[date, dict[str, None]] = {}
        self._day_of: dict[str, date] = {}

    def note(self, key: str, at: datetime) -> None:
        """Note that the key was touched then."""
        day = at.date()
        if self._day_of.get(key) != day:
            self.forget(key)
            self._day_of[key] = day
            self._days.setdefault(day, {})[key] = None

    def forget(self, key: str) -> None:
        """Drop the key."""
        day = self._day_of.pop(key, None)
        if day is not None:
            del self._days[day][key]
            if not self._days[day]:
                del self._days[day]

    def before(self, at: datetime, most: int) -> tuple[str, ...]:
        """Return up to so many keys last touched before that day."""
        days = sorted(day for day in self._days if day < at.date())
        keys = chain.from_iterable(self._days[day] for day in days)
        return tuple(islice(keys, most))

    def newest(self) -> date | None:
        """Return the last day on which anything was touched."""
        return max(self._days, default=None)
