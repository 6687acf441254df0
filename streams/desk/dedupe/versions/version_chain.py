"""A chain's own bookkeeping: its newest version, its short history."""

import msgspec

from extractors.model.item import NewsItem
from streams.desk.dedupe.captions import captions
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.verdict import Alarm, Verdict, Write
from streams.desk.dedupe.versions.version_order import (
    field_hashes,
    killed,
    version_name,
    without_text,
)
from streams.desk.state.models import CaptionLog, Chain, Produced, scoped
from streams.desk.state.state import DeskState
from streams.records import Duplicate, Unique

__all__ = [
    "close",
    "latest",
    "newest",
    "previous",
    "redact_history",
    "replay_outputs",
]

HISTORY = 12
"""Sources remembered per chain: what can come again after a crash."""


def latest(chain: Chain, source: str) -> Produced | None:
    """Return what the source produced when it was judged before."""
    for produced in reversed(chain.history):
        if produced.source == source:
            return produced
    return None


def newest(chain: Chain, item: NewsItem) -> Chain:
    """Return the chain with the item as its newest version."""
    return msgspec.structs.replace(
        chain,
        uri=item.uri,
        shell=without_text(item),
        prints=field_hashes(item),
        first_seen=chain.first_seen or item.fetched_at,
    )


def previous(chain: Chain) -> str:
    """Return the name of the version that readers have; empty if none."""
    return version_name(chain.shell) if chain.revision else ""


def redact_history(chain: Chain) -> Chain:
    """
    Return the chain without a word of what its sources produced.

    For a killed chain: excerpts of its versions are text too. Its sources
    end as they did, but what they said is not said again.
    """
    history = tuple(Produced(one.source, one.outcome) for one in chain.history)
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
    """Close the judgement: what goes out, and the chain that remembers it."""
    unique = produced.unique
    kept = msgspec.structs.replace(
        produced,
        unique=unique and _without_text(unique),
        duplicate=produced.duplicate
        and _with_headline(produced.duplicate, ""),
        captions=tuple(log.id for log in logs),
    )
    chain = msgspec.structs.replace(
        chain, history=(*chain.history, kept)[-HISTORY:]
    )
    return Verdict(
        produced.outcome,
        (*((unique,) if unique else ()), *produced.others),
        _duplicates(produced),
        tuple(captions.record_as_of(log, produced.source) for log in logs),
        (*writes, *captions.writes(logs), Write("chains", case.key, chain)),
        alarms,
    )


def replay_outputs(
    produced: Produced, item: NewsItem, state: DeskState
) -> Verdict:
    """Say what the source said before; the item comes with it again."""
    logs = (
        state.captions.get(scoped(item.lane, one)) for one in produced.captions
    )
    return Verdict(
        produced.outcome,
        (*_with_text(produced.unique, item), *produced.others),
        _duplicates(_whole(produced, item)),
        tuple(
            captions.record_as_of(log, produced.source)
            for log in logs
            if log is not None
        ),
    )


def _duplicates(produced: Produced) -> tuple[Duplicate, ...]:
    own = (produced.duplicate,) if produced.duplicate else ()
    return (*own, *produced.moved)


def _whole(produced: Produced, item: NewsItem) -> Produced:
    """Put back what the item brings along: the chain keeps no headline."""
    if produced.duplicate is None:
        return produced
    headed = _with_headline(produced.duplicate, item.headline)
    return msgspec.structs.replace(produced, duplicate=headed)


def _with_headline(duplicate: Duplicate, headline: str) -> Duplicate:
    return msgspec.structs.replace(duplicate, headline=headline)


def _without_text(unique: Unique) -> Unique:
    return msgspec.structs.replace(unique, item=without_text(unique.item))


def _with_text(unique: Unique | None, item: NewsItem) -> tuple[Unique, ...]:
    if unique is None:
        return ()
    whole = killed(item) if unique.event == "kill" else item
    return (msgspec.structs.replace(unique, item=whole),)
