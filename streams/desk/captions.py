"""
Photo captions of a lane: each told once, with the items that carry it.

A caption's record is a fold over its log of uses. An item judged again adds
nothing, and the record as of an older source can be told from the log's
beginning, so a repeat after a crash gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec
import xxhash

from extractors.item import Caption, NewsItem
from extractors.similarity.tokens import tokens
from streams.desk.state import CaptionLog, DeskState, LoggedUse, scoped
from streams.desk.verdict import Write
from streams.records import CaptionRecord, CaptionUse

__all__ = ["caption_id", "drop", "record_as_of", "use", "writes"]


def caption_id(caption: Caption, lane: str) -> str:
    """Return the caption's identity in its lane: a hash of its words."""
    normal = " ".join(tokens(caption.text))
    return xxhash.xxh3_64_hexdigest(f"{lane}|{normal}".encode())


def use(
    item: NewsItem, before: tuple[str, ...], state: DeskState, source: str
) -> tuple[tuple[CaptionLog, ...], tuple[str, ...]]:
    """
    Log the uses of an item's captions, and take back those it lost.

    Returns:
        the logs that changed, and the ids that the item carries now.
    """
    counts: dict[str, list[Caption]] = {}
    for caption in item.captions:
        if caption.text:
            counts.setdefault(caption_id(caption, item.lane), []).append(
                caption
            )
    logs = [
        _logged(one, found, item, state, source)
        for one, found in counts.items()
    ]
    lost = tuple(one for one in before if one not in counts)
    changed = [log for log in logs if log.uses and _is_newest(log, source)]
    return (*changed, *drop(item, lost, state, source)), tuple(counts)


def drop(
    item: NewsItem,
    ids: Iterable[str],
    state: DeskState,
    source: str,
    so_far: Mapping[str, CaptionLog] = MappingProxyType({}),
) -> tuple[CaptionLog, ...]:
    """
    Take the item's uses of these captions back.

    Args:
        so_far: logs that the same judgement has changed already.
    """
    logs = (
        so_far.get(one) or state.captions.get(scoped(item.lane, one))
        for one in ids
    )
    return tuple(
        _append(log, LoggedUse(source, item.uri, 0)) for log in logs if log
    )


def record_as_of(log: CaptionLog, source: str) -> CaptionRecord:
    """Fold the log up to and with the last use that the source reported."""
    ends = [n for n, one in enumerate(log.uses, 1) if one.source == source]
    uses = log.uses[: ends[-1]] if ends else log.uses
    counts: dict[str, int] = {}
    for one in uses:
        counts[one.uri] = one.occurrences
    items = tuple(
        CaptionUse(uri, count) for uri, count in counts.items() if count
    )
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


def _logged(
    one: str,
    found: list[Caption],
    item: NewsItem,
    state: DeskState,
    source: str,
) -> CaptionLog:
    first = found[0]
    log = state.captions.get(scoped(item.lane, one)) or CaptionLog(
        id=one,
        lane=item.lane,
        text=first.text,
        first_seen=item.fetched_at,
        credit_line=first.credit_line,
        photographer=first.photographer,
        date=first.date,
        file=first.file,
    )
    reported = LoggedUse(
        source,
        item.uri,
        sum(caption.occurrences for caption in found),
        first.text,
        _in_order(uri for caption in found for uri in caption.media),
    )
    return log if _unchanged(log, reported) else _append(log, reported)


def _unchanged(log: CaptionLog, use: LoggedUse) -> bool:
    """Say whether the item's newest use already says this."""
    for one in reversed(log.uses):
        if one.uri == use.uri:
            return one == msgspec.structs.replace(use, source=one.source)
    return False


def _is_newest(log: CaptionLog, source: str) -> bool:
    return log.uses[-1].source == source


def _append(log: CaptionLog, use: LoggedUse) -> CaptionLog:
    """Add a use; the same source's use of the same item is replaced."""
    kept = tuple(
        one
        for one in log.uses
        if (one.source, one.uri) != (use.source, use.uri)
    )
    return msgspec.structs.replace(log, uses=(*kept, use))


def _in_order(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
