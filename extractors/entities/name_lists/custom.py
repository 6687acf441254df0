"""The operator's gazetteer: a CSV file of names to recognise."""

import csv
import io
from collections.abc import Iterator
from typing import cast, get_args

from extractors.entities.text.gazetteer import Entry
from extractors.model.entity import EntityType

__all__ = ["COLUMNS", "read_gazetteer"]

COLUMNS = ("name", "type", "id", "aliases")


def read_gazetteer(text: str) -> tuple[Entry, ...]:
    """
    Parse a gazetteer.

    Args:
        text: CSV (RFC 4180) with the header ``name,type,id,aliases``.
            Aliases of a name are separated by ``|``; ``id`` can be empty.

    Returns:
        An entry for each name and each alias.

    Raises:
        ValueError: the file is wrong; the message has the line number.
    """
    lines: dict[str, int] = {}
    entries: list[Entry] = []
    for line, row in _rows(text):
        for entry in _entries(line, row):
            first_line = lines.setdefault(entry.surface, line)
            if first_line != line:
                msg = (
                    f"line {line}: {entry.surface} is on line {first_line} too"
                )
                raise ValueError(msg)
            entries.append(entry)
    return tuple(entries)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row after the header, with the number of its last line."""
    rows = csv.reader(
        io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True
    )
    try:
        header = tuple(cell.strip().lower() for cell in next(rows, []))
        if header != COLUMNS:
            msg = f"line 1: the header must be {','.join(COLUMNS)}"
            raise ValueError(msg)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield rows.line_num, row
    except csv.Error as error:
        msg = f"line {rows.line_num}: not CSV: {error}"
        raise ValueError(msg) from error


def _entries(line: int, row: list[str]) -> Iterator[Entry]:
    if len(row) != len(COLUMNS):
        msg = f"line {line}: {len(row)} columns, expected 4"
        raise ValueError(msg)
    name, kind, key, aliases = (" ".join(cell.split()) for cell in row)
    if not name:
        msg = f"line {line}: the name is empty"
        raise ValueError(msg)
    if kind not in get_args(EntityType):
        msg = f"line {line}: no such type: {kind or '(empty)'}"
        raise ValueError(msg)
    for surface in (name, *filter(None, map(str.strip, aliases.split("|")))):
        yield Entry(surface, cast("EntityType", kind), key, name)
