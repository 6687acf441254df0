"""
The desk's judgement: one clean item, what is known, what follows.

    judged before?      say the same again
    killed?             it stays dead
    a kill?             it and its copies go, with their text
    older or the same?  stale
    must wait?          held
    known to readers?   the next version of its chain
    a repeat?           folded into the item that it repeats
    otherwise           new

Pure: ``now`` is the item's own fetch time. A source judged again, even
after later items were, gives the same outputs, byte for byte.
"""

from datetime import datetime

import msgspec

from extractors.item import NewsItem
from streams.desk import captions, embargo, repeats, stories
from streams.desk.chains import (
    again,
    latest,
    newest,
    previous,
    settled,
)
from streams.desk.kills import kill
from streams.desk.state import Chain, DeskState, Held, Produced, scoped
from streams.desk.verdict import Alarm, Verdict, Write
from streams.desk.versions import (
    Order,
    changed,
    compare,
    is_correction,
    is_kill,
    prints,
)
from streams.records import Decision, Duplicate, Event, Unique

__all__ = ["judge", "tick"]


def judge(item: NewsItem, state: DeskState, source: str) -> Verdict:
    """
    Judge one clean item.

    Args:
        source: ``topic-partition:offset`` of the raw record behind it.
    """
    key = scoped(item.lane, item.uri)
    chain = state.chains.get(key)
    if chain is not None and (before := latest(chain, source)):
        return again(before, item, state)
    chain = chain or Chain(item.uri, item)
    if chain.killed_by:
        return settled(key, chain, Produced(source, "killed"))
    if is_kill(item):
        return kill(item, key, chain, state, source)
    order = _order(item, chain)
    if order in ("older", "same"):
        return settled(key, chain, Produced(source, "stale"))
    if embargo.must_wait(item):
        return _hold(item, key, chain, source)
    event = _event(item, chain)
    if chain.revision:
        return _next(item, key, chain, state, source, event, order)
    return _first(item, key, chain, state, source, event)


def tick(at: datetime, state: DeskState) -> Verdict:
    """Release what is due and forget what the windows have passed."""
    verdicts = [
        _tick_held(key, held, at, state)
        for key, held in sorted(state.held.items())
        if held.due is not None
    ]
    return Verdict(
        None,
        tuple(one for each in verdicts for one in each.uniques),
        tuple(one for each in verdicts for one in each.duplicates),
        tuple(one for each in verdicts for one in each.captions),
        tuple(one for each in verdicts for one in each.writes),
    )


def _order(item: NewsItem, chain: Chain) -> Order:
    if not chain.history:
        return "newer"
    differs = chain.prints != prints(item)
    return compare(item, chain.shell, differs=differs)


def _event(item: NewsItem, chain: Chain) -> Event:
    if chain.held and not chain.revision:
        return "release"
    if is_correction(item):
        return "correction"
    return "update" if chain.revision else "new"


def _hold(item: NewsItem, key: str, chain: Chain, source: str) -> Verdict:
    held = Held(item, source, embargo.due(item))
    return settled(
        key,
        msgspec.structs.replace(newest(chain, item), held=True),
        Produced(source, "held"),
        writes=(Write("held", key, held),),
    )


def _next(
    item: NewsItem,
    key: str,
    chain: Chain,
    state: DeskState,
    source: str,
    event: Event,
    order: Order,
) -> Verdict:
    """Let the next version of a known item through."""
    fields = changed(chain.prints, prints(item))
    evidence = {"rule": order, "changed": list(fields)}
    story = stories.of(item.lane, chain.story, state) or stories.begun(item)
    unique = Unique(
        item,
        event,
        chain.revision + 1,
        story.id,
        Decision(event, item.uri, evidence),
        previous(chain),
        fields,
        tuple(one.uri for one in story.members if one.uri != item.uri),
        stories.pickup(story),
        source,
    )
    alarms = (
        (Alarm("silent_change", item.uri, item.feed, evidence),)
        if order == "silent"
        else ()
    )
    return _through(item, key, chain, state, unique, alarms=alarms)


def _first(
    item: NewsItem,
    key: str,
    chain: Chain,
    state: DeskState,
    source: str,
    event: Event,
) -> Verdict:
    """Let an item through for the first time, or fold it."""
    repeat = repeats.find(item, state)
    if repeat is not None:
        return _fold(item, key, chain, state, source, repeat)
    story = stories.begun(item)
    unique = Unique(
        item,
        event,
        1,
        story.id,
        Decision(event),
        pickup=stories.pickup(story),
        source=source,
    )
    write = Write("stories", scoped(item.lane, story.id), story)
    return _through(item, key, chain, state, unique, writes=(write,))


def _fold(
    item: NewsItem,
    key: str,
    chain: Chain,
    state: DeskState,
    source: str,
    repeat: repeats.Repeat,
) -> Verdict:
    match = state.chains[repeat.key]
    story = stories.of(item.lane, match.story, state)
    assert story is not None
    story = stories.joined(story, item)
    duplicate = Duplicate(
        item.uri,
        story.root,
        story.id,
        repeat.kind,
        repeat.containment,
        repeat.evidence,
        repeat.hours,
        item.feed,
        item.agency,
        item.headline,
        item.fetched_at,
        stories.pickup(story),
    )
    logs, carried = captions.use(item, chain.captions, state, source)
    chain = msgspec.structs.replace(
        newest(chain, item),
        story=story.id,
        root=story.root,
        captions=carried,
        held=False,
    )
    return settled(
        key,
        chain,
        Produced(source, "duplicate", duplicate=duplicate),
        logs=logs,
        writes=(Write("stories", scoped(item.lane, story.id), story),),
    )


def _through(
    item: NewsItem,
    key: str,
    chain: Chain,
    state: DeskState,
    unique: Unique,
    *,
    writes: tuple[Write, ...] = (),
    alarms: tuple[Alarm, ...] = (),
) -> Verdict:
    logs, carried = captions.use(item, chain.captions, state, unique.source)
    held = (Write("held", key, None),) if chain.held else ()
    chain = msgspec.structs.replace(
        newest(chain, item),
        revision=unique.revision,
        story=unique.story,
        captions=carried,
        held=False,
    )
    return settled(
        key,
        chain,
        Produced(unique.source, "item", unique=unique),
        item=item,
        logs=logs,
        writes=(*writes, Write("texts", key, repeats.text_of(item)), *held),
        alarms=alarms,
    )


def _tick_held(
    key: str, held: Held, at: datetime, state: DeskState
) -> Verdict:
    """Release one held item if it is due; once released, forget it later."""
    if held.released_at is not None:
        return _released_before(key, held, at, state)
    if held.due is None or held.due > at:
        return Verdict(None)
    chain = state.chains[key]
    verdict = _first(held.item, key, chain, state, held.source, "release")
    produced = verdict.writes[-1].value.history[-1]
    done = msgspec.structs.replace(held, released_at=at, produced=produced)
    kept = tuple(one for one in verdict.writes if one.store != "held")
    return Verdict(
        None,
        verdict.uniques,
        verdict.duplicates,
        verdict.captions,
        (*kept, Write("held", key, done)),
    )


def _released_before(
    key: str, held: Held, at: datetime, state: DeskState
) -> Verdict:
    assert held.released_at is not None
    if at == held.released_at and held.produced is not None:
        return again(held.produced, held.item, state)
    if at > held.released_at + embargo.KEPT_AFTER_RELEASE:
        return Verdict(None, writes=(Write("held", key, None),))
    return Verdict(None)
