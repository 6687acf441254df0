"""
Reads what the wire says about a story in its own marks.

Headline marks, take keys and editors' notes become signals; a kill becomes a
status; a mark is taken off the headline and kept whole in ``take_key``.
"""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from msgspec.structs import replace

from extractors.formats.common.guid_revision import stable
from extractors.model.item import NewsItem, PubStatus
from extractors.providers import embargo
from extractors.providers.common import CORRECTS, KILLS, MARKS
from extractors.providers.dialect import Dialect, Mark
from extractors.providers.registry import dialect

__all__ = ["Marked", "apply", "headline_marks"]

_BY = re.compile(r"\A(?:By|BY|by|Von|Par|Por)\s+(?=\S)")
_MOST = 5  # marks on one headline; three is the most seen (dpa)
_EDITORIAL_STATUS = {
    # Reuters edStat (NewsML-G2 profile): update, correction, kill
    "edstat:u": "sig:update",
    "edstat:c": "sig:correction",
    "edstat:k": "sig:kill",
    "edstat:w": "sig:kill",
}
_TAKE_UPDATE = re.compile(r"\b(?:ld|lead|writethru|update|sub)", re.IGNORECASE)


class Marked(NamedTuple):
    """
    A headline read.

    Attributes:
        headline: without its marks.
        marks: the marks as they stood, joined by spaces.
        signals: what they mean.
        number: the revision that a mark names; empty if none.
    """

    headline: str
    marks: str = ""
    signals: tuple[str, ...] = ()
    number: str = ""


def apply(item: NewsItem) -> NewsItem:
    """
    Read what the provider's own marks say about the item.

    May be applied again: a second time changes nothing.
    """
    uri, revision = stable(item.uri)
    own = _dialect(item)
    marked = headline_marks(item.headline, own)
    signals = _signals(item, marked)
    until = item.embargoed_until or embargo.stated(item)
    return replace(
        item,
        uri=uri,
        version=item.version or revision or _undated(item, marked.number),
        headline=marked.headline,
        take_key=item.take_key or marked.marks,
        signals=signals,
        pub_status=_status(item, signals, until),
        embargoed_until=until,
        byline=_BY.sub("", item.byline),
    )


def headline_marks(headline: str, own: Dialect | None = None) -> Marked:
    """
    Take the marks off a headline.

    Args:
        headline: one line.
        own: the agency's dialect, if known; its marks are tried first.
    """
    marks, signals, number = [], [], ""
    table = (*(own.marks if own else ()), *MARKS)
    for _ in range(_MOST):
        found = _first(headline, table)
        if found is None:
            break
        mark, match = found
        rest = f"{headline[: match.start()]}{headline[match.end() :]}".strip()
        marks.append(match[0].strip(" -:"))
        signals.append(mark.signal)
        number = number or _number(match)
        # A mark alone (a bare "KILL") stays the headline: there is no other.
        if not rest:
            break
        headline = rest
    kept = tuple(dict.fromkeys(filter(None, signals)))
    return Marked(headline, " ".join(marks), kept, number)


def _first(
    headline: str, table: tuple[Mark, ...]
) -> tuple[Mark, re.Match[str]] | None:
    for mark in table:
        match = mark.pattern.search(headline)
        if match and match[0].strip():
            return mark, match
    return None


def _number(match: re.Match[str]) -> str:
    found = match.groupdict()
    return next((found[key] for key in sorted(found) if found[key]), "")


def _undated(item: NewsItem, number: str) -> str:
    """
    Use a mark's number where no date orders the versions.

    ``WRAPUP 1`` can follow ``UPDATE 3``: a date is the better order.
    """
    return "" if item.version_created else number


def _dialect(item: NewsItem) -> Dialect | None:
    names = (item.agency, item.provider, item.credit_line)
    return next(filter(None, map(dialect, names)), None)


def _signals(item: NewsItem, marked: Marked) -> tuple[str, ...]:
    stated = [_EDITORIAL_STATUS.get(one.lower(), one) for one in item.signals]
    if KILLS.search(item.ed_note) or KILLS.search(item.take_key):
        stated.append("sig:kill")
    if CORRECTS.search(item.ed_note) or CORRECTS.search(item.take_key):
        stated.append("sig:correction")
    if _TAKE_UPDATE.search(item.take_key):
        stated.append("sig:update")
    return tuple(dict.fromkeys([*stated, *marked.signals]))


def _status(
    item: NewsItem, signals: tuple[str, ...], until: datetime | None
) -> PubStatus:
    if item.pub_status == "canceled" or "sig:kill" in signals:
        return "canceled"
    if until and until.astimezone(UTC) > item.fetched_at.astimezone(UTC):
        return "withheld"
    return item.pub_status
