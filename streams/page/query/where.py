"""The conditions of a filter as SQL."""

from collections.abc import Iterator, Sequence

from streams.page.model.items import first_id_at
from streams.page.query.filters import Filter, by_field
from streams.page.query.match_text import excluded_text, match_text
from streams.page.query.terms import Condition

__all__ = ["KINDS", "Where"]

COLUMNS = {
    "agency": "agency",
    "event": "event",
    "feed": "feed",
    "story": "story",
    "status": "status",
    "uri": "uri",
}
KINDS = {
    "subject": ("subject",),
    "route": ("route",),
    "signal": ("signal",),
    "place": ("place",),
    "person": ("person",),
    "organisation": ("organisation", "ticker"),
    "entity": ("person", "organisation", "place", "occasion", "work",
               "product", "ticker"),
}  # fmt: skip
TAGGED = 50_000
"""A tag's newest items that are looked at."""


class Where:
    """
    The conditions of a filter, collected as SQL and values.

    Attributes:
        tables: what stands after FROM.
        order: the column that is in the order of time.
        has_words: whether the full-text index is searched.
    """

    def __init__(self, wanted: Filter) -> None:
        self._parts: list[str] = []
        self.values: tuple[str | int, ...] = ()
        matched = match_text(wanted.words)
        self.has_words = bool(matched)
        # The order of the join is fixed: the index gives its hits newest
        # first, so that a short list ends the search early.
        self.tables = (
            "texts CROSS JOIN items ON items.id = texts.rowid"
            if matched
            else "items"
        )
        self.order = "texts.rowid" if matched else "items.id"
        if matched:
            self.add("texts MATCH ?", matched)
        if excluded := excluded_text(wanted.words):
            self.add(
                "items.id NOT IN "
                "(SELECT rowid FROM texts WHERE texts MATCH ?)",
                excluded,
            )
        self._add_span(wanted)
        for field, group in by_field(wanted.conditions).items():
            self._add_group(field.lstrip("-"), group)

    @property
    def text(self) -> str:
        """Return the conditions; a filter without any matches all."""
        return " AND ".join(self._parts) or "1"

    def add(self, sql: str, *values: str | int) -> None:
        """Add one condition."""
        self._parts.append(sql)
        self.values += values

    def _add_span(self, wanted: Filter) -> None:
        since, until = wanted.span
        name = "texts.rowid" if self.has_words else "items.id"
        if since is not None:
            self.add(f"{name} >= ?", _bounded(since))
        if until is not None:
            self.add(f"{name} < ?", _bounded(until))

    def _add_group(self, field: str, group: Sequence[Condition]) -> None:
        values = [condition.value for condition in group]
        is_negated = group[0].is_negated
        if field in COLUMNS:
            self._add_column(COLUMNS[field], values, is_negated=is_negated)
        elif field == "urgency":
            numbers = tuple(_integers(values)) or (-1,)
            self._add_column("urgency", numbers, is_negated=is_negated)
        elif field == "language":
            self._add_languages(values, is_negated=is_negated)
        else:
            self._add_tags(KINDS[field], values, is_negated=is_negated)

    def _add_column(
        self, column: str, values: Sequence[str | int], *, is_negated: bool
    ) -> None:
        marks = ", ".join("?" * len(values))
        if self.has_words and not is_negated:
            # A common word has 100,000 hits: the column's index says which
            # of them are wanted, and no other item is read. The plus keeps
            # SQLite from asking the full-text index for each id.
            self.add(
                "+texts.rowid IN "
                f"(SELECT id FROM items WHERE {column} IN ({marks}))",
                *values,
            )
            return
        no = "NOT " if is_negated else ""
        self.add(f"items.{column} {no}IN ({marks})", *values)

    def _add_languages(
        self, values: Sequence[str], *, is_negated: bool
    ) -> None:
        """Add languages: ``pt`` is also ``pt-BR``, but not the reverse."""
        parts = []
        bound: list[str] = []
        for value in values:
            if "-" in value:
                parts.append("items.language = ? COLLATE NOCASE")
                bound.append(value)
            else:
                parts.append("items.base_language = ?")
                bound.append(value.lower())
        no = "NOT " if is_negated else ""
        self.add(f"{no}({' OR '.join(parts)})", *bound)

    def _add_tags(
        self, kinds: Sequence[str], values: Sequence[str], *, is_negated: bool
    ) -> None:
        """Add tags, by their value or by their label in any case."""
        kind_marks = ", ".join("?" * len(kinds))
        value_marks = ", ".join("?" * len(values))
        names = (
            f"SELECT name FROM names WHERE kind IN ({kind_marks}) AND "
            f"(value IN ({value_marks}) OR folded IN ({value_marks}))"
        )
        bound = (*kinds, *values, *(value.casefold() for value in values))
        if is_negated:
            self.add(
                "NOT EXISTS (SELECT 1 FROM tags WHERE tags.item = items.id "
                f"AND tags.name IN ({names}))",
                *bound,
            )
        else:
            self.add(
                f"items.id IN (SELECT item FROM tags WHERE name IN ({names}) "
                "ORDER BY item DESC LIMIT ?)",
                *bound,
                TAGGED,
            )


def _integers(values: Sequence[str]) -> Iterator[int]:
    for value in values:
        if value.isascii() and value.isdigit() and len(value) < 5:
            yield int(value)


def _bounded(millis: int) -> int:
    """Return the first id of a time, within the numbers of SQLite."""
    return min(first_id_at(millis), (1 << 63) - 1)
