"""
Kills: the item goes, its text goes, and the copies folded into it go.

A kill is sticky. It is remembered even if it comes before the item, and
nothing of the chain gets through after it.
"""

from collections.abc import Iterator

import msgspec

from extractors.item import NewsItem
from streams.desk import captions, stories
from streams.desk.chains import newest, previous, settled
from streams.desk.repeats import buried
from streams.desk.state import (
    CaptionLog,
    Chain,
    DeskState,
    Produced,
    scoped,
)
from streams.desk.verdict import Alarm, Verdict, Write
from streams.desk.versions import killed
from streams.records import Decision, Duplicate, Unique

__all__ = ["kill"]


def kill(
    item: NewsItem, key: str, chain: Chain, state: DeskState, source: str
) -> Verdict:
    """Kill the chain, and the copies folded into it if it is their root."""
    decision = Decision("kill", item.uri, _reason(item))
    family = dict(_family(chain, item.lane, state))
    dead = {key: chain, **family}
    logs = _unused(dead, item, state, source)
    unique = Unique(
        killed(item),
        "kill",
        chain.revision + 1,
        chain.story or stories.begun(item).id,
        decision,
        previous(chain),
        ("pubStatus",),
        tuple(one.uri for one in family.values()),
        source=source,
    )
    produced = Produced(
        source,
        "killed",
        unique=unique,
        others=tuple(
            _copy_killed(one, unique)
            for one in family.values()
            if one.revision
        ),
        moved=tuple(
            _withdrawn(one, state) for one in dead.values() if one.root
        ),
    )
    return settled(
        key,
        msgspec.structs.replace(
            newest(chain, item),
            killed_by=item.uri,
            held=False,
            revision=unique.revision,
            story=unique.story,
            captions=(),
        ),
        produced,
        logs=logs,
        writes=(
            *_burials(dead, state),
            *(
                Write("chains", name, _ended(one, item.uri))
                for name, one in family.items()
            ),
            *((Write("held", key, None),) if chain.held else ()),
        ),
        alarms=(Alarm("kill", item.uri, item.feed, {"copies": len(family)}),),
    )


def _reason(item: NewsItem) -> dict[str, str]:
    return {"reason": item.ed_note} if item.ed_note else {}


def _family(
    chain: Chain, lane: str, state: DeskState
) -> Iterator[tuple[str, Chain]]:
    """Yield the chains folded into this one, if it is its story's root."""
    story = stories.of(lane, chain.story, state)
    if story is None or story.root != chain.uri:
        return
    for member in story.members:
        key = scoped(lane, member.uri)
        one = state.chains.get(key)
        if one and one.uri != chain.uri and not one.killed_by:
            yield key, one


def _unused(
    dead: dict[str, Chain], item: NewsItem, state: DeskState, source: str
) -> tuple[CaptionLog, ...]:
    """Take back every caption use of the dead, one log a caption."""
    logs: dict[str, CaptionLog] = {}
    for chain in dead.values():
        shell = msgspec.structs.replace(chain.shell, lane=item.lane)
        for log in captions.drop(shell, chain.captions, state, source, logs):
            logs[log.id] = log
    return tuple(logs.values())


def _copy_killed(chain: Chain, root: Unique) -> Unique:
    return Unique(
        killed(chain.shell),
        "kill",
        chain.revision + 1,
        root.story,
        Decision(
            "kill", root.item.uri, {**root.decision.evidence, "rule": "copy"}
        ),
        previous(chain),
        ("pubStatus",),
        source=root.source,
    )


def _withdrawn(chain: Chain, state: DeskState) -> Duplicate:
    """Return the copy's duplicate record as it must read from now on."""
    shell = chain.shell
    return Duplicate(
        uri=chain.uri,
        duplicate_of=chain.root,
        story=chain.story,
        kind="exact",
        containment=0.0,
        evidence={"rule": "kill"},
        hours_apart=0.0,
        feed=shell.feed,
        agency=shell.agency,
        headline="",
        fetched_at=shell.fetched_at,
        pub_status="canceled",
    )


def _ended(chain: Chain, by: str) -> Chain:
    return msgspec.structs.replace(
        chain, killed_by=by, captions=(), revision=chain.revision + 1
    )


def _burials(dead: dict[str, Chain], state: DeskState) -> tuple[Write, ...]:
    return tuple(
        Write("texts", key, buried(state.texts[key]))
        for key in dead
        if key in state.texts
    )
