"""Dead letters for an operator: their names, filters and handled state."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, NamedTuple, TypeVar

import msgspec
import xxhash

from extractors.output.codec import decode, encode
from streams.records import DeadLetter, HandledLetter

__all__ = [
    "LetterFilter",
    "SelectedLetter",
    "list_letters",
    "name_of",
]


T = TypeVar("T", bound=msgspec.Struct)


class SelectedLetter(NamedTuple):
    """
    A dead letter with its name.

    Attributes:
        action: what an operator has done with it; empty if nothing yet.
    """

    name: str
    letter: DeadLetter
    action: Literal["", "replayed", "dropped"] = ""


class LetterFilter(NamedTuple):
    """
    Conditions that a dead letter must meet; an empty field is no condition.

    Attributes:
        names: names of dead letters, as `name_of` returns them.
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
            (not self.names or selected.name in self.names)
            and self.reason in ("", letter.reason)
            and self.feed in ("", letter.feed)
            and (self.since is None or letter.failed_at >= self.since)
            and (self.until is None or letter.failed_at < self.until)
        )


def name_of(letter: DeadLetter) -> str:
    """
    Return a dead letter's name: ``topic-partition:offset`` of its record.

    A fetched document that could not be split has no record on a topic. The
    name of its letter is the feed, ``#`` and a hash of the letter.
    """
    if letter.partition >= 0:
        return f"{letter.topic}-{letter.partition}:{letter.offset}"
    return f"{letter.feed}#{xxhash.xxh3_64_hexdigest(encode(letter))}"


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
