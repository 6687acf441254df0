"""The row of a record of any topic beside ``wire.items``. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from streams.page.model import others, stories, webhooks
from streams.page.model.source import Kind, SourceRecord

__all__ = ["Row", "check_integers", "row_of"]

Row: TypeAlias = (
    others.DuplicateRow
    | others.CaptionRow
    | others.OutcomeRow
    | others.PollRow
    | others.FeedRow
    | others.LetterRow
    | others.HandledRow
    | stories.StoryRow
    | webhooks.UndeliveredRow
)
LARGEST = 1 << 63

_READERS: Mapping[Kind, Callable[[SourceRecord], Row]] = {
    "duplicates": others.duplicate_row,
    "captions": others.caption_row,
    "outcomes": others.outcome_row,
    "polls": others.poll_row,
    "feeds": others.feed_row,
    "deadletters": others.letter_row,
    "handled": others.handled_row,
    "undelivered": webhooks.undelivered_row,
    "stories": stories.story_row,
}


def row_of(record: SourceRecord) -> Row:
    """
    Return the row of a record that has a value.

    Raises:
        msgspec.MsgspecError: the value is not of the topic's type.
    """
    return _READERS[record.kind](record)


def check_integers(row: Iterable[Any]) -> None:
    """
    Check that SQLite can hold a row's numbers.

    Raises:
        ValueError: a number has more than 64 bits.
    """
    for value in row:
        if isinstance(value, int) and not -LARGEST <= value < LARGEST:
            msg = f"a number has more than 64 bits: {value:.3e}"
            raise ValueError(msg)
