"""
Filters of items: what an address' query says.

``?agency=Reuters&agency=AFP&language=en&q=harbour`` means: of one of the two
agencies, and in English, and with the word.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from streams.page.model.items import to_millis
from streams.page.query.terms import FIELDS, Condition, Word, parse_search

__all__ = [
    "EMPTY",
    "MAX_ALTERNATIVES",
    "MAX_SEARCH",
    "MAX_VALUE",
    "SEARCH",
    "SINCE",
    "UNTIL",
    "Filter",
    "filter_of",
    "params_of",
    "with_condition",
    "without_condition",
]

SEARCH = "q"
SINCE, UNTIL = "since", "until"
MAX_ALTERNATIVES = 20
"""Values of one field."""
MAX_CONDITIONS = MAX_ALTERNATIVES * len(FIELDS)
MAX_VALUE = 300
"""Characters of a condition's value."""
MAX_SEARCH = 500
"""Characters of a search text."""


@dataclass(frozen=True, slots=True)
class Filter:
    """
    Which items are wanted.

    Conditions of the same field are alternatives; all fields must hold.

    Attributes:
        text: the search text, as it was typed.
        chosen: the conditions that were chosen beside it.
        since: first day or time, ISO 8601; empty for none.
        until: last day (inclusive) or end (exclusive), ISO 8601.
    """

    text: str = ""
    chosen: tuple[Condition, ...] = ()
    since: str = ""
    until: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words and phrases of the search text."""
        return parse_search(self.text).words

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return all conditions, also those in the search text."""
        return (*self.chosen, *parse_search(self.text).conditions)

    @property
    def span(self) -> tuple[int | None, int | None]:
        """Return the first millisecond and the one after the last."""
        search = parse_search(self.text)
        since = self.since or search.since
        until = self.until or search.until
        return _start_of(since), _end_of(until)

    @property
    def is_empty(self) -> bool:
        """Return whether every item is wanted."""
        return self == EMPTY


EMPTY = Filter()


def filter_of(params: Iterable[tuple[str, str]]) -> Filter:
    """
    Return the filter of an address' query; what it does not know is left out.

    Args:
        params: names and values, in their order.
    """
    text, since, until = "", "", ""
    chosen: dict[Condition, None] = {}
    for name, raw in params:
        value = raw.replace("\0", "").strip()
        if not value:
            continue
        if name == SEARCH:
            text = value[:MAX_SEARCH]
        elif name == SINCE and _start_of(value) is not None:
            since = value
        elif name == UNTIL and _end_of(value) is not None:
            until = value
        elif name in FIELDS:
            chosen[Condition(name, value[:MAX_VALUE])] = None
    return Filter(text, tuple(chosen)[:MAX_CONDITIONS], since, until)


def params_of(wanted: Filter) -> tuple[tuple[str, str], ...]:
    """Return names and values for an address; `filter_of` reads them."""
    pairs = (
        *((SEARCH, wanted.text),),
        *((condition.field, condition.value) for condition in wanted.chosen),
        (SINCE, wanted.since),
        (UNTIL, wanted.until),
    )
    return tuple((name, value) for name, value in pairs if value)


def with_condition(wanted: Filter, field: str, value: str) -> Filter:
    """Return a filter with one more condition."""
    added = Condition(field, value)
    if added in wanted.chosen:
        return wanted
    return replace(wanted, chosen=(*wanted.chosen, added))


def without_condition(wanted: Filter, field: str, value: str) -> Filter:
    """Return a filter without a condition."""
    removed = Condition(field, value)
    chosen = tuple(part for part in wanted.chosen if part != removed)
    return replace(wanted, chosen=chosen)


def by_field(conditions: Iterable[Condition]) -> Mapping[str, list[Condition]]:
    """Return conditions by field, negated ones under ``-field``."""
    groups: dict[str, list[Condition]] = {}
    for condition in conditions:
        sign = "-" if condition.is_negated else ""
        groups.setdefault(sign + condition.field, []).append(condition)
    return groups


def _start_of(text: str) -> int | None:
    time = _time_of(text)
    return None if time is None else to_millis(time)


def _end_of(text: str) -> int | None:
    time = _time_of(text)
    if time is None:
        return None
    is_day = len(text) == len("2026-03-02")
    try:
        return to_millis(time + timedelta(days=1) if is_day else time)
    except OverflowError:
        return None


def _time_of(text: str) -> datetime | None:
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
