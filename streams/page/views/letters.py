"""Dead letters; their bytes as text that nothing obeys."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from streams.page.views.entries import link

__all__ = ["Letter", "LetterEntry", "letter", "letter_entries", "shown_bytes"]

ROW = 16
"""Bytes of a line of hexadecimal numbers."""
HEX_BYTES = 2048


class LetterEntry(NamedTuple):
    """A dead letter in the list."""

    name: str
    failed: int
    stage: str
    reason: str
    feed: str
    error: str
    uri: str
    size: int
    action: str
    address: str


class Letter(NamedTuple):
    """
    One dead letter.

    Attributes:
        can_replay: whether it was a record of a topic; a fetched document
            was not.
    """

    entry: LetterEntry
    text: str
    is_cut: bool
    can_replay: bool
    record_topic: str
    partition: int
    offset: int


def letter_entries(rows: Iterable[Sequence[Any]]) -> tuple[LetterEntry, ...]:
    """Return the entries of a list of dead letters."""
    return tuple(_entry(row) for row in rows)


def _entry(row: Sequence[Any]) -> LetterEntry:
    return LetterEntry._make([*row[:9], link("/letter", name=row[0])])


def letter(row: Sequence[Any]) -> Letter:
    """Return one dead letter; ``row`` is of `letter_by_name`."""
    shown, partition, offset, topic, record_partition = row[9:14]
    entry = _entry(row)
    return Letter(
        entry, shown_bytes(shown), len(shown) < entry.size,
        record_partition >= 0, topic, partition, offset,
    )  # fmt: skip


def shown_bytes(data: bytes) -> str:
    """Return bytes as text, or as hexadecimal numbers if they are none."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        if error.start < len(data) - 4:
            return "\n".join(_hex_lines(data[:HEX_BYTES]))
        text = data[: error.start].decode()  # a character was cut
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in "\n\t" or character.isprintable():
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def _hex_lines(data: bytes) -> Iterable[str]:
    for start in range(0, len(data), ROW):
        row = data[start : start + ROW]
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        yield f"{start:06x}  {row.hex(' '):<{3 * ROW}} {text}"
