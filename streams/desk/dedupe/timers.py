"""
What time alone brings: embargoes that end, and windows that pass.

Time comes as an event. What is forgotten lies well beyond any window that a
decision looks at, counted from the newest item of the partition and not
from the tick, so that a desk that lags behind forgets nothing it needs.
"""

from datetime import UTC, datetime, time, timedelta

import msgspec

from streams.desk.dedupe import embargoes
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.stories.clustering import publish
from streams.desk.dedupe.stories.near_duplicates import LONGEST_WINDOW
from streams.desk.dedupe.verdict import Verdict, Write
from streams.desk.dedupe.versions.version_chain import replay_outputs
from streams.desk.state.models import Held, StoreName
from streams.desk.state.state import DATED, DeskState

__all__ = ["tick"]

AT_ONCE = 500
"""Entries of one store that one tick forgets: no tick takes long."""
SLACK = timedelta(days=1)
KEPT: dict[StoreName, timedelta] = {
    "chains": timedelta(days=30),
    "stories": timedelta(days=30),
    "captions": timedelta(days=30),
    "marks": timedelta(days=8),
}


def tick(at: datetime, state: DeskState) -> Verdict:
    """
    Release what is due and forget what the windows have passed.

    Args:
        at: the time that has come; the same tick again gives the same.
        state: what the partition remembers; read, not changed.
    """
    verdicts = [
        _held(key, held, at, state) for key, held in sorted(state.held.items())
    ]
    return Verdict(
        None,
        tuple(one for each in verdicts for one in each.uniques),
        tuple(one for each in verdicts for one in each.duplicates),
        tuple(one for each in verdicts for one in each.captions),
        (
            *(one for each in verdicts for one in each.writes),
            *_forgotten(at, state),
        ),
    )


def _held(key: str, held: Held, at: datetime, state: DeskState) -> Verdict:
    """Release one held item if it is due; once released, forget it later."""
    if held.released_at is not None:
        return _released_before(key, held, at, state)
    chain = state.chains.get(key)
    if held.due is None or held.due > at or chain is None:
        return Verdict(None)
    # Its time has come: what was withheld until now is usable from now on.
    item = msgspec.structs.replace(held.item, pub_status="usable")
    case = Case(item, state, held.source, chain)
    verdict = publish(case, "newer")
    # The chain's history is of sources; that of this tick is kept in `held`,
    # so that the source judged again says `held`, as it did.
    *others, ended = verdict.writes
    *history, produced = ended.value.history
    chain = msgspec.structs.replace(ended.value, history=tuple(history))
    done = (
        Held(item, held.source, held.due, at, produced)
        if produced.outcome != "killed"
        else None
    )
    kept = tuple(one for one in others if one.store != "held")
    return Verdict(
        None,
        verdict.uniques,
        verdict.duplicates,
        verdict.captions,
        (*kept, Write("chains", key, chain), Write("held", key, done)),
    )


def _released_before(
    key: str, held: Held, at: datetime, state: DeskState
) -> Verdict:
    """Say again what this very tick released; later, let the entry go."""
    released = held.released_at or at
    if at == released and held.produced is not None:
        return replay_outputs(held.produced, held.item, state)
    if at > released + embargoes.KEPT_AFTER_RELEASE:
        return Verdict(None, writes=(Write("held", key, None),))
    return Verdict(None)


def _forgotten(at: datetime, state: DeskState) -> list[Write]:
    chains = state.calendars.get("chains")
    newest = chains.newest() if chains else None
    if newest is None:
        return []
    # The end of the newest item's day, if the clock is not behind it.
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
        if name in state.calendars
        for key in state.calendars[name].before(now - KEPT[name], AT_ONCE)
    ]
    return writes
