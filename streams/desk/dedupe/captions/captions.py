"""
Photo captions of a lane: each told once, with the items that carry it.

A caption's record is a fold over its log of uses. An item judged again adds
nothing, and the record as of an older source can be told from the log's
beginning, so a repeat after a crash gives the same bytes.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from extractors.model.item import Caption
from extractors.similarity.captions import normal_form
from streams.desk.dedupe.captions.caption_matching import known_id
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.verdict import Write
from streams.desk.state.models import CaptionLog, Chain, LoggedUse, scoped
from streams.records import CaptionRecord, CaptionUse

__all__ = [
    "dropped",
    "record_as_of",
    "taken_back",
    "use",
    "withdrawn",
    "writes",
]

USES_KEPT = 500
"""Uses of one caption that are told apart; the oldest fall out."""


def use(case: Case) -> tuple[tuple[CaptionLog, ...], tuple[str, ...]]:
    """
    Log the uses of an item's captions, and take back those it lost.

    Returns:
        the logs that changed, and the ids that the item carries now.
    """
    found = _by_id(case)
    logs = [_logged(one, group, case) for one, group in found.items()]
    logs += [
        taken_back(log, case.item.uri, case.source, case.item.fetched_at)
        for one in case.chain.captions
        if one not in found
        and (log := case.state.captions.get(scoped(case.item.lane, one)))
    ]
    changed = (log for log in logs if log.uses[-1].source == case.source)
    return tuple(changed), tuple(found)


def dropped(chain: Chain, carried: tuple[str, ...]) -> tuple[str, ...]:
    """Return the captions of the chain's earlier versions; a kill asks."""
    before = (*chain.dropped, *chain.captions)
    return _in_order(one for one in before if one not in carried)


def taken_back(
    log: CaptionLog, uri: str, source: str, at: datetime
) -> CaptionLog:
    """Log that the item carries the caption no more."""
    return _append(log, LoggedUse(source, uri, 0), at)


def withdrawn(
    log: CaptionLog, uri: str, source: str, at: datetime
) -> CaptionLog:
    """
    Take a killed item's use back, and its words with it.

    What other items carry stays, in the words of the first of them; a
    caption of the dead alone loses everything but its id.
    """
    uses = tuple(
        LoggedUse(one.source, one.uri, one.occurrences)
        if one.uri == uri
        else one
        for one in log.uses
    )
    left = taken_back(msgspec.structs.replace(log, uses=uses), uri, source, at)
    last = {one.uri: one for one in left.uses}
    words = [one.text for one in last.values() if one.occurrences]
    if words:
        text = log.text if log.text in words else words[0]
        return msgspec.structs.replace(left, text=text)
    return msgspec.structs.replace(
        left, text="", credit_line="", photographer="", date="",
        uses=tuple(
            LoggedUse(one.source, one.uri, one.occurrences)
            for one in left.uses
        ),
    )  # fmt: skip


def record_as_of(log: CaptionLog, source: str) -> CaptionRecord:
    """
    Fold the log up to and with the last use that the source reported.

    A caption that no item carries any more has no words, only its id.
    """
    ends = [n for n, one in enumerate(log.uses, 1) if one.source == source]
    uses = log.uses[: ends[-1]] if ends else log.uses
    counts: dict[str, int] = {}
    for one in uses:
        counts[one.uri] = one.occurrences
    items = tuple(
        CaptionUse(uri, count) for uri, count in counts.items() if count
    )
    if not items:
        return CaptionRecord(
            log.id, text="", credit_line="", photographer="", date="",
            file=False, media=(), items=(), occurrences=0,
            first_seen=log.first_seen,
        )  # fmt: skip
    return CaptionRecord(
        id=log.id,
        text=log.text,
        credit_line=log.credit_line,
        photographer=log.photographer,
        date=log.date,
        file=log.file,
        media=_in_order(uri for one in uses for uri in one.media),
        items=items,
        occurrences=sum(one.occurrences for one in items),
        first_seen=log.first_seen,
        variants=_in_order(
            one.text for one in uses if one.text not in ("", log.text)
        ),
    )


def writes(logs: Iterable[CaptionLog]) -> tuple[Write, ...]:
    """Return the store writes for changed logs."""
    return tuple(
        Write("captions", scoped(log.lane, log.id), log) for log in logs
    )


def _by_id(case: Case) -> dict[str, list[Caption]]:
    """Group the item's captions by the lane's caption that they are."""
    found: dict[str, list[Caption]] = {}
    for caption in case.item.captions:
        if normal_form(caption.text):
            found.setdefault(known_id(caption, case), []).append(caption)
    return found


def _logged(one: str, found: list[Caption], case: Case) -> CaptionLog:
    item, first = case.item, found[0]
    log = case.state.captions.get(scoped(item.lane, one))
    log = log or CaptionLog(one, item.lane, "", item.fetched_at)
    if not log.text:  # new, or killed with all that carried it
        log = msgspec.structs.replace(
            log,
            text=first.text,
            credit_line=first.credit_line,
            photographer=first.photographer,
            date=first.date,
            file=first.file,
        )
    reported = LoggedUse(
        case.source,
        item.uri,
        sum(caption.occurrences for caption in found),
        first.text,
        _in_order(uri for caption in found for uri in caption.media),
    )
    if _unchanged(log, reported):
        return log
    return _append(log, reported, item.fetched_at)


def _unchanged(log: CaptionLog, use: LoggedUse) -> bool:
    """Say whether the item's newest use already says this."""
    for one in reversed(log.uses):
        if one.uri == use.uri:
            return one == msgspec.structs.replace(use, source=one.source)
    return False


def _append(log: CaptionLog, use: LoggedUse, at: datetime) -> CaptionLog:
    """Add a use; the same source's use of the same item is replaced."""
    kept = [
        one
        for one in log.uses
        if (one.source, one.uri) != (use.source, use.uri)
    ]
    return msgspec.structs.replace(
        log,
        uses=(*_bounded(kept), use),
        last_seen=max(at, log.last_seen or at),
    )


def _bounded(uses: list[LoggedUse]) -> list[LoggedUse]:
    """Drop what later uses of the same items overrule, if it grows long."""
    if len(uses) < USES_KEPT:
        return uses
    last = {one.uri: place for place, one in enumerate(uses)}
    fresh = [one for place, one in enumerate(uses) if last[one.uri] == place]
    return fresh[-USES_KEPT:]


def _in_order(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
