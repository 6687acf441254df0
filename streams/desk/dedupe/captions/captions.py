"""
Photo captions of a lane, each with the items that carry it.

A caption's record is computed from its log of uses. A repeated item adds no
use, and the record of an older source is computed from the beginning of the
log, so a repeat after a crash gives the same bytes.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from extractors.model.item import Caption
from extractors.similarity.captions import normal_form
from streams.desk.dedupe.captions.caption_matching import find_caption_id
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.verdict import Write
from streams.desk.state.models import CaptionLog, Chain, LoggedUse, scoped_key
from streams.records import CaptionRecord, CaptionUse

__all__ = [
    "dropped_captions",
    "is_newest",
    "log_uses",
    "log_writes",
    "record_as_of",
    "remove_killed_use",
]

MAX_USES = 500
"""Uses in the log of one caption; the oldest are removed."""


def log_uses(case: Case) -> tuple[tuple[CaptionLog, ...], tuple[str, ...]]:
    """
    Log the uses of an item's captions, and withdraw the uses it lost.

    Returns:
        The logs that changed, and the ids of the item's captions.
    """
    item, carried = case.item, _group_by_id(case)
    logs = [_log_use(name, group, case) for name, group in carried.items()]
    logs += [
        _withdraw_use(log, item.uri, case.source, item.fetched_at)
        for name in case.chain.captions
        if name not in carried
        and (log := case.state.captions.get(scoped_key(item.lane, name)))
    ]
    changed = (log for log in logs if log.uses[-1].source == case.source)
    return tuple(changed), tuple(carried)


def dropped_captions(
    chain: Chain, carried: tuple[str, ...]
) -> tuple[str, ...]:
    """Return ids of captions that only earlier versions carried, for kills."""
    before = (*chain.dropped, *chain.captions)
    return _distinct(name for name in before if name not in carried)


def remove_killed_use(
    log: CaptionLog, uri: str, source: str, at: datetime
) -> CaptionLog:
    """
    Remove a killed item's use of a caption.

    If other items still use it, the caption keeps the text of the first of
    them; otherwise only its id is kept.
    """
    uses = tuple(
        _without_text(use) if use.uri == uri else use for use in log.uses
    )
    log_left = _withdraw_use(
        msgspec.structs.replace(log, uses=uses), uri, source, at
    )
    last = {use.uri: use for use in log_left.uses}
    texts = [use.text for use in last.values() if use.occurrences]
    if texts:
        text = log.text if log.text in texts else texts[0]
        return msgspec.structs.replace(log_left, text=text)
    return msgspec.structs.replace(
        log_left, text="", credit_line="", photographer="", date="",
        uses=tuple(map(_without_text, log_left.uses)),
    )  # fmt: skip


def record_as_of(log: CaptionLog, source: str) -> CaptionRecord:
    """
    Return the caption's record as of the last use that a source reported.

    A caption that no item carries has no text, only its id.
    """
    ends = [n for n, use in enumerate(log.uses, 1) if use.source == source]
    uses = log.uses[: ends[-1]] if ends else log.uses
    counts = {use.uri: use.occurrences for use in uses}
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
        media=_distinct(uri for use in uses for uri in use.media),
        items=items,
        occurrences=sum(use.occurrences for use in items),
        first_seen=log.first_seen,
        variants=_distinct(
            use.text for use in uses if use.text not in ("", log.text)
        ),
    )


def is_newest(log: CaptionLog, source: str) -> bool:
    """Return whether no later source has replaced a source's record."""
    sources = [use.source for use in log.uses]
    return source not in sources or sources[-1] == source


def log_writes(logs: Iterable[CaptionLog]) -> tuple[Write, ...]:
    """Return the store writes for changed logs."""
    return tuple(
        Write("captions", scoped_key(log.lane, log.id), log) for log in logs
    )


def _group_by_id(case: Case) -> dict[str, list[Caption]]:
    """Return the item's captions by the id of the lane's caption."""
    groups: dict[str, list[Caption]] = {}
    for caption in case.item.captions:
        if normal_form(caption.text):
            groups.setdefault(find_caption_id(caption, case), []).append(
                caption
            )
    return groups


def _log_use(name: str, group: list[Caption], case: Case) -> CaptionLog:
    item, first = case.item, group[0]
    log = case.state.captions.get(scoped_key(item.lane, name))
    log = log or CaptionLog(name, item.lane, "", item.fetched_at)
    if not log.text:  # a new caption, or one whose items were all killed
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
        sum(caption.occurrences for caption in group),
        first.text,
        _distinct(uri for caption in group for uri in caption.media),
    )
    if _is_logged(log, reported):
        return log
    return _append(log, reported, item.fetched_at)


def _is_logged(log: CaptionLog, use: LoggedUse) -> bool:
    """Return whether the item's newest use in the log is the same."""
    for logged in reversed(log.uses):
        if logged.uri == use.uri:
            return logged == msgspec.structs.replace(use, source=logged.source)
    return False


def _withdraw_use(
    log: CaptionLog, uri: str, source: str, at: datetime
) -> CaptionLog:
    """Log that the item no longer carries the caption."""
    return _append(log, LoggedUse(source, uri, 0), at)


def _without_text(use: LoggedUse) -> LoggedUse:
    return LoggedUse(use.source, use.uri, use.occurrences)


def _append(log: CaptionLog, use: LoggedUse, at: datetime) -> CaptionLog:
    """Add a use; it replaces the same source's use by the same item."""
    others = [
        logged
        for logged in log.uses
        if (logged.source, logged.uri) != (use.source, use.uri)
    ]
    return msgspec.structs.replace(
        log,
        uses=(*_limit_uses(others), use),
        last_seen=max(at, log.last_seen or at),
    )


def _limit_uses(uses: list[LoggedUse]) -> list[LoggedUse]:
    """Keep only each item's last use, if the log is too long."""
    if len(uses) < MAX_USES:
        return uses
    last = {use.uri: n for n, use in enumerate(uses)}
    latest = [use for n, use in enumerate(uses) if last[use.uri] == n]
    return latest[-MAX_USES:]


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
