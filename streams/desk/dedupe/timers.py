"""
What time causes: embargoes end, and old entries expire.

Time arrives as tick records. Entries expire only long after the last
decision that could read them. Their age is counted from the newest item of
the partition, not from the tick, so that a desk that lags behind keeps all
that it needs.
"""

from datetime import UTC, datetime, time, timedelta

import msgspec

from extractors.events.frequencies import DAYS
from streams.desk.dedupe import embargoes
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.copies.clustering import publish
from streams.desk.dedupe.copies.near_duplicates import LONGEST_WINDOW
from streams.desk.dedupe.verdict import Verdict, Write
from streams.desk.dedupe.versions.version_chain import (
    note_release,
    replay_outputs,
)
from streams.desk.state.models import Held, StoreName
from streams.desk.state.state import DATED, DeskState

__all__ = ["tick"]

AT_ONCE = 500
"""Entries of one store that expire with one tick, so that none takes long."""
SLACK = timedelta(days=1)
RETENTION: dict[StoreName, timedelta] = {
    "chains": timedelta(days=30),
    "stories": timedelta(days=30),
    "captions": timedelta(days=30),
    "marks": timedelta(days=8),
    "events": timedelta(days=DAYS) + SLACK,
}


def tick(at: datetime, state: DeskState) -> Verdict:
    """
    Release the embargoes that ended, and expire old entries.

    Args:
        at: time of the tick; a repeated tick gives the same verdict.
        state: what the partition remembers; it is read, not changed.
    """
    verdicts = [
        _release_if_due(key, held, at, state)
        for key, held in sorted(state.held.items())
    ]
    return Verdict(
        None,
        tuple(unique for verdict in verdicts for unique in verdict.uniques),
        tuple(
            duplicate
            for verdict in verdicts
            for duplicate in verdict.duplicates
        ),
        tuple(caption for verdict in verdicts for caption in verdict.captions),
        (
            *(write for verdict in verdicts for write in verdict.writes),
            *_expire(at, state),
        ),
    )


def _release_if_due(
    key: str, held: Held, at: datetime, state: DeskState
) -> Verdict:
    """Release a held item if it is due; remove its entry some time later."""
    if held.released_at is not None:
        return _repeat_release(key, held, at, state)
    chain = state.chains.get(key)
    if held.due is None or held.due > at or chain is None:
        return Verdict(None)
    # The embargo ended, so the status `withheld` becomes `usable`.
    item = msgspec.structs.replace(held.item, pub_status="usable")
    case = Case(item, state, held.source, chain)
    verdict = publish(case, "newer")
    # The chain's history must keep `held` as the outcome of this source, for
    # the case that it is judged again. So the release is kept in the entry.
    *others, chain_write = verdict.writes
    *history, produced = chain_write.value.history
    chain = msgspec.structs.replace(chain_write.value, history=tuple(history))
    chain = note_release(chain, produced, at)
    released = (
        Held(item, held.source, held.due, at, produced)
        if produced.outcome != "killed"
        else None
    )
    writes = [write for write in others if write.store != "held"]
    return Verdict(
        None,
        verdict.uniques,
        verdict.duplicates,
        verdict.captions,
        (
            *writes,
            Write("chains", key, chain),
            Write("held", key, released),
        ),
    )


def _repeat_release(
    key: str, held: Held, at: datetime, state: DeskState
) -> Verdict:
    """Repeat the outputs of a repeated tick; later, remove the entry."""
    if at == held.released_at and held.produced is not None:
        return replay_outputs(held.produced, held.item, state)
    last = embargoes.kept_until(held)
    if last is not None and at > last:
        return Verdict(None, writes=(Write("held", key, None),))
    return Verdict(None)


def _expire(at: datetime, state: DeskState) -> list[Write]:
    chains = state.expiry_indexes.get("chains")
    newest = chains.newest_day() if chains else None
    if newest is None:
        return []
    # The end of the newest item's day, or the tick if that is earlier.
    now = min(at, datetime.combine(newest, time.max, UTC))
    writes = [
        Write("texts", key, None)
        for index in state.indexes.values()
        for key in index.oldest(
            (now - LONGEST_WINDOW - SLACK).timestamp(), AT_ONCE
        )
    ]
    writes += [
        Write(name, key, None)
        for name in DATED
        if name in state.expiry_indexes
        for key in state.expiry_indexes[name].keys_before(
            now - RETENTION[name],
            AT_ONCE,
            # A version under embargo needs its chain when it is released.
            kept=state.held if name == "chains" else (),
        )
    ]
    return writes
