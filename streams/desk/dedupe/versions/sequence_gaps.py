"""A supplier's own service numbers: a gap means that something is missing."""

from extractors.model.item import NewsItem
from streams.desk.dedupe.stories.attribution import supplier
from streams.desk.dedupe.verdict import Alarm, Write
from streams.desk.state.models import KeyPointer, scoped
from streams.desk.state.state import DeskState

__all__ = ["follow"]

WRAPS = (999, 9999, 99999)
"""Numbers after which a supplier's counter begins again (ANPA, IPTC 7901)."""
FAR = 1000
"""A jump this wide is a counter set anew, not a thousand lost items."""


def follow(
    item: NewsItem, state: DeskState
) -> tuple[tuple[Write, ...], tuple[Alarm, ...]]:
    """
    Follow the supplier's counter by one transmission.

    Returns:
        what to remember, and an alarm with the missing range if there is
        one. A number that comes late or again says nothing.
    """
    if not item.sequence.isdecimal():
        return (), ()
    key = scoped(item.lane, f"sequence|{item.feed}|{supplier(item)}")
    before = state.marks.get(key)
    number = int(item.sequence)
    mark = Write("marks", key, KeyPointer(item.sequence, item.fetched_at))
    if before is None:
        return (mark,), ()
    last = int(before.value)
    if last in WRAPS and number <= 1:
        return (mark,), ()
    if number <= last:
        return ((mark,) if last - number >= FAR else ()), ()
    if number == last + 1 or number - last >= FAR:
        return (mark,), ()
    missing = f"{last + 1}-{number - 1}"
    alarm = Alarm("sequence_gap", item.uri, item.feed, {"missing": missing})
    return (mark,), (alarm,)
