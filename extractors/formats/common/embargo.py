"""
Read the embargo that a format states in a property of its own.

NewsML-G2 gives ``embargoed`` the type ``DateTimeOrNullPropType``, "date and
time - or Nothing", and says "If absent, the Item is not embargoed". So a
property that is present and empty is an embargo whose end is not known. The
same holds for a value that cannot be read.

A value without a time of day names a whole day, and does not say in which
zone. Its embargo ends when that day is over in the last zone of the world
(UTC-12), because a release too early cannot be undone.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from extractors.formats.common import dates
from extractors.formats.common.pub_status import parse_pub_status
from extractors.model.item import PubStatus, Signal

__all__ = ["OPEN_END_SIGNAL", "StatedEmbargo", "end_of", "read_embargo"]

OPEN_END_SIGNAL: Signal = "copydesk:embargo-open-end"
"""The item is under embargo, and its end is not stated or cannot be read."""

_NO_EMBARGO = frozenset({"false", "no", "none", "null", "0"})
_DAY_EVERYWHERE = timedelta(days=1, hours=12)
"""From the beginning of a day in UTC to its end in UTC-12."""


class StatedEmbargo(NamedTuple):
    """
    The embargo of an item, and what follows from it.

    Attributes:
        until: its end; None if there is no embargo or its end is not known.
        pub_status: ``withheld`` under an embargo without a known end, else
            the status as stated.
        signals: `OPEN_END_SIGNAL`, or nothing.
    """

    until: datetime | None
    pub_status: PubStatus
    signals: tuple[Signal, ...] = ()


def read_embargo(
    value: str | None, status: str, language: str = ""
) -> StatedEmbargo:
    """
    Read an embargo property.

    Args:
        value: the property as sent; None if it is absent.
        status: the publishing status as sent, a word or a qcode.
        language: BCP 47 of the document; empty if unknown.
    """
    pub_status = parse_pub_status(status)
    until = end_of(value, language)
    is_embargoed = status.strip().lower().endswith("embargoed")
    stated = value is not None and value.strip().lower() not in _NO_EMBARGO
    if until or not (stated or is_embargoed) or pub_status == "canceled":
        return StatedEmbargo(until, pub_status)
    return StatedEmbargo(None, "withheld", (OPEN_END_SIGNAL,))


def end_of(value: str | None, language: str = "") -> datetime | None:
    """
    Return when an embargo ends that is stated as a date.

    Args:
        value: a date, with or without a time of day.
        language: BCP 47 of the document; empty if unknown.

    Returns:
        None if the date cannot be read with certainty.
    """
    stated = dates.parse(value, language)
    if stated is None or dates.states_time(value, language):
        return stated
    try:
        return stated.astimezone(UTC) + _DAY_EVERYWHERE
    except OverflowError:
        return None
