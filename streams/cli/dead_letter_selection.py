"""Dead letters for an operator: their names, filters and handled state."""

from base64 import b32encode
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, NamedTuple, TypeVar

import msgspec
import xxhash

from extractors.output.codec import decode
from streams.kafka.dead_letters import name_of
from streams.records import DeadLetter, HandledLetter

__all__ = [
    "LetterFilter",
    "SelectedLetter",
    "list_letters",
    "name_of",
    "short_id",
]

ID_LENGTH = 8
"""Letters and digits of an id: 40 bits, so that among 100,000 dead letters
two have the same id once in 200 times. Then both are chosen."""

T = TypeVar("T", bound=msgspec.Struct)


class SelectedLetter(NamedTuple):
    """
    A dead letter with its name.

    Attributes:
        name: as `name_of` returns it.
        action: what an operator has done with it; empty if nothing yet.
    """

    name: str
    letter: DeadLetter
    action: Literal["", "replayed", "dropped"] = ""


class LetterFilter(NamedTuple):
    """
    Conditions that a dead letter must meet; an empty field is no condition.

    Attributes:
        names: ids of dead letters, as `short_id` returns them in either
            case, or their names, as `name_of` returns them.
        since: the earliest time of failure, inclusive.
        until: the latest time of failure, exclusive.
    """

    names: frozenset[str] = frozenset()
    reason: str = ""
    feed: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def matches(self, selected: SelectedLetter) -> bool:
        """Return whether a dead letter meets all conditions."""
        letter = selected.letter
        return (
            (not self.names or self._names(selected.name))
            and self.reason in ("", letter.reason)
            and self.feed in ("", letter.feed)
            and (self.since is None or letter.failed_at >= self.since)
            and (self.until is None or letter.failed_at < self.until)
        )

    def _names(self, name: str) -> bool:
        """Return whether a dead letter is one of those that are named."""
        if name in self.names:
            return True
        short = short_id(name)
        return any(word.lower() == short for word in self.names)


def short_id(name: str) -> str:
    """
    Return a dead letter's id: eight letters and digits, easy to type.

    It is a hash of the name, so a letter keeps its id. No digit looks like a
    letter (base32 of RFC 4648, in lower case).
    """
    digest = xxhash.xxh3_64_digest(name.encode())
    return b32encode(digest).decode().lower()[:ID_LENGTH]


def list_letters(
    letters: Iterable[bytes], handled: Iterable[bytes]
) -> tuple[list[SelectedLetter], int]:
    """
    Return each dead letter once, sorted by time of failure.

    Args:
        letters: values of ``wire.deadletters``; after a crash the topic can
            contain the same letter twice.
        handled: values of ``wire.handled``, the newest of each key last.

    Returns:
        The letters, and the number of values that are not dead letters.
    """
    actions = {
        record.letter: record.action
        for record in _decode_valid(handled, HandledLetter)
    }
    values = list(letters)
    valid = _decode_valid(values, DeadLetter)
    by_name = {name_of(letter): _with_zone(letter) for letter in valid}
    selected = [
        SelectedLetter(name, letter, actions.get(name, ""))
        for name, letter in by_name.items()
    ]
    selected.sort(key=lambda entry: (entry.letter.failed_at, entry.name))
    return selected, len(values) - len(valid)


def _with_zone(letter: DeadLetter) -> DeadLetter:
    """Return the letter; a time of failure without a zone is UTC."""
    if letter.failed_at.tzinfo:
        return letter
    at = letter.failed_at.replace(tzinfo=UTC)
    return msgspec.structs.replace(letter, failed_at=at)


def _decode_valid(values: Iterable[bytes], kind: type[T]) -> list[T]:
    """Decode values; skip those that are not of this type."""
    records = []
    for value in values:
        try:
            records.append(decode(value, kind))
        except msgspec.MsgspecError:
            continue
    return records
