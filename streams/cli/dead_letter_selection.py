"""Dead letters as an operator handles them: named, chosen, marked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple, TypeVar

import msgspec
import xxhash

from extractors.output.codec import decode, encode
from streams.records import DeadLetter, HandledLetter

__all__ = [
    "LetterFilter",
    "SelectedLetter",
    "mark",
    "name_of",
    "select_letters",
]


T = TypeVar("T", bound=msgspec.Struct)


class SelectedLetter(NamedTuple):
    """A letter under its name, and what was done about it so far."""

    name: str
    letter: DeadLetter
    action: Literal["", "replayed", "dropped"] = ""


class LetterFilter(NamedTuple):
    """
    Which letters are meant; what is left empty leaves open.

    Attributes:
        names: of letters, as `name_of` gives them.
        since: the earliest time of failure.
        until: the first time of failure that is too late.
    """

    names: frozenset[str] = frozenset()
    reason: str = ""
    feed: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def takes(self, one: SelectedLetter) -> bool:
        """Say whether a letter is meant."""
        letter = one.letter
        return (
            (not self.names or one.name in self.names)
            and self.reason in ("", letter.reason)
            and self.feed in ("", letter.feed)
            and (self.since is None or letter.failed_at >= self.since)
            and (self.until is None or letter.failed_at < self.until)
        )


def name_of(letter: DeadLetter) -> str:
    """
    Return a letter's name: ``topic-partition:offset`` of its record.

    A document that gave no raw record stood nowhere; its letter's name is
    ``feed#`` and a hash of it.
    """
    if letter.partition >= 0:
        return f"{letter.topic}-{letter.partition}:{letter.offset}"
    return f"{letter.feed}#{xxhash.xxh3_64_hexdigest(encode(letter))}"


def mark(
    one: SelectedLetter, action: Literal["replayed", "dropped"], at: datetime
) -> HandledLetter:
    """Return the record that says what was done about a letter."""
    return HandledLetter(one.name, action, at)


def select_letters(
    letters: Iterable[bytes], marks: Iterable[bytes]
) -> tuple[list[SelectedLetter], int]:
    """
    File what two topics hold: each letter once, by time of failure.

    Args:
        letters: values of ``wire.deadletters``; the same letter may come
            again after a crash.
        marks: values of ``wire.handled``, the newest of each key last.

    Returns:
        The letters, and how many values were none.
    """
    done = {one.letter: one.action for one in _read(marks, HandledLetter)}
    values = list(letters)
    found = list(_read(values, DeadLetter))
    named = {name_of(one): one for one in found}
    entries = [
        SelectedLetter(name, one, done.get(name, ""))
        for name, one in named.items()
    ]
    entries.sort(key=lambda entry: (entry.letter.failed_at, entry.name))
    return entries, len(values) - len(found)


def _read(values: Iterable[bytes], kind: type[T]) -> list[T]:
    found = []
    for value in values:
        try:
            found.append(decode(value, kind))
        except msgspec.MsgspecError:
            continue
    return found
