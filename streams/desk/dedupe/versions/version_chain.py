"""A chain of versions: its newest version and its short history."""

from datetime import datetime

import msgspec

from extractors.model.item import NewsItem
from streams.desk.dedupe.captions import captions
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.verdict import Alarm, Verdict, Write
from streams.desk.dedupe.versions.version_order import (
    cancel_item,
    field_hashes,
    version_name,
    without_text,
)
from streams.desk.state.models import CaptionLog, Chain, Produced, scoped_key
from streams.desk.state.state import DeskState
from streams.records import Duplicate, Unique

__all__ = [
    "add_version",
    "close",
    "find_produced",
    "note_release",
    "previous_version",
    "redact_history",
    "replay_outputs",
]

HISTORY = 12
"""Sources remembered per chain: as many as a crash can repeat."""


def find_produced(chain: Chain, source: str) -> Produced | None:
    """Return what the source produced before; None if it is not known."""
    for produced in reversed(chain.history):
        if produced.source == source:
            return produced
    return None


def add_version(chain: Chain, item: NewsItem) -> Chain:
    """Return the chain with the item as its newest version."""
    return msgspec.structs.replace(
        chain,
        uri=item.uri,
        shell=without_text(item),
        prints=field_hashes(item),
        first_seen=chain.first_seen or item.fetched_at,
    )


def previous_version(chain: Chain) -> str:
    """Return the name of the version that readers have; empty if none."""
    return version_name(chain.shell) if chain.revision else ""


def redact_history(chain: Chain) -> Chain:
    """
    Return the chain with only the sources and outcomes of its history.

    Used for a killed chain, because records in the history contain excerpts
    of its text. A repeated source has the same outcome as before, but its
    records are not sent again.
    """
    history = tuple(
        Produced(produced.source, produced.outcome)
        for produced in chain.history
    )
    return msgspec.structs.replace(chain, history=history)


def close(
    case: Case,
    chain: Chain,
    produced: Produced,
    *,
    logs: tuple[CaptionLog, ...] = (),
    writes: tuple[Write, ...] = (),
    alarms: tuple[Alarm, ...] = (),
) -> Verdict:
    """
    Return the verdict of a case, and add its outputs to the chain's history.

    Args:
        chain: the chain after this case.
        produced: the outputs of this case, with their text.
        logs: captions that changed.
        writes: other changes of the state.
    """
    unique = produced.unique
    remembered = msgspec.structs.replace(
        produced,
        unique=unique and _without_text(unique),
        duplicate=produced.duplicate
        and _with_headline(produced.duplicate, ""),
        captions=tuple(log.id for log in logs),
    )
    chain = msgspec.structs.replace(
        chain, history=(*chain.history, remembered)[-HISTORY:]
    )
    return Verdict(
        produced.outcome,
        (*((unique,) if unique else ()), *produced.others),
        _duplicates(produced),
        tuple(captions.record_as_of(log, produced.source) for log in logs),
        (
            *writes,
            *captions.log_writes(logs),
            Write("chains", case.key, chain),
        ),
        alarms,
    )


def replay_outputs(
    produced: Produced,
    item: NewsItem,
    state: DeskState,
    history: tuple[Produced, ...] = (),
) -> Verdict:
    """
    Return the outputs of a source that is judged again.

    A record that a later source or release has replaced is not among them:
    behind the newer one it would be the last of its key. The clean step can
    send a source again after later ones, when the answer of a broker was
    lost. The enrich step does the same for versions
    (`delivery_log.is_outdated`).

    Args:
        item: the source's item; its text is put back into the records.
        history: outputs of the sources of its chain, oldest first.
    """
    logs = (
        state.captions.get(scoped_key(item.lane, caption))
        for caption in produced.captions
    )
    replaced = _replaced_duplicates(produced, item.fetched_at, history)
    return Verdict(
        produced.outcome,
        (*_with_text(produced.unique, item), *produced.others),
        tuple(
            duplicate
            for duplicate in _duplicates(_restore_headline(produced, item))
            if duplicate.uri not in replaced
        ),
        tuple(
            captions.record_as_of(log, produced.source)
            for log in logs
            if log is not None and captions.is_newest(log, produced.source)
        ),
    )


def _replaced_duplicates(
    produced: Produced, fetched_at: datetime, history: tuple[Produced, ...]
) -> frozenset[str]:
    """Return the keys whose duplicate record was written again later."""
    sources = [past.source for past in history]
    later = (
        history[sources.index(produced.source) + 1 :]
        if produced.source in sources
        else ()
    )
    by_sources = {
        duplicate.uri for past in later for duplicate in _duplicates(past)
    }
    by_releases = {
        uri
        for past in history
        if past.released_at is not None and past.released_at >= fetched_at
        for uri in past.released
    }
    return frozenset(by_sources | by_releases)


def note_release(chain: Chain, released: Produced, at: datetime) -> Chain:
    """
    Note in the history of a chain what the release of a held source wrote.

    The source keeps its outcome, for the case that it is judged again.
    """
    uris = tuple(duplicate.uri for duplicate in _duplicates(released))
    history = tuple(
        msgspec.structs.replace(past, released=uris, released_at=at)
        if uris and past.source == released.source
        else past
        for past in chain.history
    )
    return msgspec.structs.replace(chain, history=history)


def _duplicates(produced: Produced) -> tuple[Duplicate, ...]:
    own = (produced.duplicate,) if produced.duplicate else ()
    return (*own, *produced.moved)


def _restore_headline(produced: Produced, item: NewsItem) -> Produced:
    """Put the item's headline back; the chain does not keep it."""
    if produced.duplicate is None:
        return produced
    duplicate = _with_headline(produced.duplicate, item.headline)
    return msgspec.structs.replace(produced, duplicate=duplicate)


def _with_headline(duplicate: Duplicate, headline: str) -> Duplicate:
    return msgspec.structs.replace(duplicate, headline=headline)


def _without_text(unique: Unique) -> Unique:
    return msgspec.structs.replace(unique, item=without_text(unique.item))


def _with_text(unique: Unique | None, item: NewsItem) -> tuple[Unique, ...]:
    if unique is None:
        return ()
    full = cancel_item(item) if unique.event == "kill" else item
    return (msgspec.structs.replace(unique, item=full),)
