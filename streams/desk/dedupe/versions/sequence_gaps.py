"""A supplier's sequence numbers: a gap means that an item is missing."""

from extractors.model.item import NewsItem
from streams.desk.dedupe.copies.attribution import supplier
from streams.desk.dedupe.verdict import Alarm, Write
from streams.desk.state.models import KeyPointer, scoped_key
from streams.desk.state.state import DeskState

__all__ = ["track_sequence"]

WRAPS = (999, 9999, 99999)
"""Numbers after which a supplier's counter restarts (ANPA, IPTC 7901)."""
RESET = 1000
"""A jump this wide is a counter that was reset, not a thousand lost items."""


def track_sequence(
    item: NewsItem, state: DeskState
) -> tuple[tuple[Write, ...], tuple[Alarm, ...]]:
    """
    Compare an item's sequence number with the supplier's last one.

    Returns:
        The writes, and an alarm with the missing range if there is a gap. A
        number that is late or repeated gives neither.
    """
    if not item.sequence.isdecimal():
        return (), ()
    key = scoped_key(item.lane, f"sequence|{item.feed}|{supplier(item)}")
    pointer = state.marks.get(key)
    number = int(item.sequence)
    write = Write("marks", key, KeyPointer(item.sequence, item.fetched_at))
    if pointer is None:
        return (write,), ()
    last = int(pointer.value)
    if last in WRAPS and number <= 1:
        return (write,), ()
    if number <= last:
        return ((write,) if last - number >= RESET else ()), ()
    if number == last + 1 or number - last >= RESET:
        return (write,), ()
    missing = f"{last + 1}-{number - 1}"
    alarm = Alarm("sequence_gap", item.uri, item.feed, {"missing": missing})
    return (write,), (alarm,)
