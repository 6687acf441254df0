"""
Kills: the item goes, its text goes, and the copies folded into it go.

A kill is sticky. It is remembered even if it comes before the item, and
nothing of the chain gets through after it. Of its words nothing is kept:
not in texts, not in the excerpts of its history, not in captions that only
the dead carried. The hashes stay, by which copies are known later.
"""

from collections.abc import Iterator

import msgspec

from streams.desk.dedupe.captions import captions
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.stories.near_duplicates import redact_killed
from streams.desk.dedupe.stories.story import begin_story, find_story
from streams.desk.dedupe.verdict import Alarm, Verdict, Write
from streams.desk.dedupe.versions.editorial_markers import reason
from streams.desk.dedupe.versions.version_chain import (
    close,
    newest,
    previous,
    redact_history,
)
from streams.desk.dedupe.versions.version_order import killed
from streams.desk.state.models import CaptionLog, Chain, Produced, scoped
from streams.records import Decision, Duplicate, Unique

__all__ = ["copy_of_killed", "kill"]


def kill(case: Case) -> Verdict:
    """Kill the chain, and the copies folded into it if it is their root."""
    chain, item = case.chain, case.item
    family = dict(_copies(case))
    dead = {case.key: chain, **family}
    unique = Unique(
        killed(item),
        "kill",
        chain.revision + 1,
        chain.story or begin_story(item).id,
        Decision("kill", item.uri, reason(item)),
        previous(chain),
        ("pubStatus",),
        tuple(one.uri for one in family.values()),
        source=case.source,
    )
    ended = msgspec.structs.replace(
        _ended(newest(chain, item), item.uri),
        revision=unique.revision,
        story=unique.story,
    )
    return close(
        case,
        ended,
        _produced(case.source, unique, dead, case.key),
        logs=_unused(dead, case),
        writes=(
            *_redactions(dead, case),
            *_killed_chains(family, case),
            *_root_silenced(case),
        ),
        alarms=(_alarm(case, family),),
    )


def copy_of_killed(case: Case, killed_uri: str) -> Verdict:
    """Bury an item whose text is that of a killed one."""
    dead = {case.key: case.chain}
    withdrawn = (_withdrawn(case.chain, killed_uri),)
    return close(
        case,
        _ended(newest(case.chain, case.item), killed_uri),
        Produced(
            case.source, "killed", moved=withdrawn if case.chain.root else ()
        ),
        logs=_unused(dead, case),
        writes=tuple(_redactions(dead, case)),
    )


def _ended(chain: Chain, killed_uri: str) -> Chain:
    return msgspec.structs.replace(
        redact_history(chain),
        killed_by=killed_uri,
        captions=(),
        dropped=(),
        held=False,
    )


def _produced(
    source: str, unique: Unique, dead: dict[str, Chain], own: str
) -> Produced:
    copies = [chain for key, chain in dead.items() if key != own]
    return Produced(
        source,
        "killed",
        unique=unique,
        others=tuple(
            _copy_killed(one, unique) for one in copies if one.revision
        ),
        moved=tuple(
            _withdrawn(one, unique.item.uri)
            for one in dead.values()
            if one.root
        ),
    )


def _copies(case: Case) -> Iterator[tuple[str, Chain]]:
    """Yield the chains folded into this one, if it is its story's root."""
    story = find_story(case.item.lane, case.chain.story, case.state)
    if story is None or story.root != case.chain.uri:
        return
    for member in story.members:
        key = scoped(case.item.lane, member.uri)
        one = case.state.chains.get(key)
        if one and one.uri != case.chain.uri and not one.killed_by:
            yield key, one


def _unused(dead: dict[str, Chain], case: Case) -> tuple[CaptionLog, ...]:
    """Take back every caption use of the dead, one log a caption."""
    logs: dict[str, CaptionLog] = {}
    for chain in dead.values():
        for one in (*chain.captions, *chain.dropped):
            log = logs.get(one) or case.state.captions.get(
                scoped(case.item.lane, one)
            )
            if log is not None:
                logs[one] = captions.withdrawn(
                    log, chain.uri, case.source, case.item.fetched_at
                )
    return tuple(logs.values())


def _copy_killed(chain: Chain, root: Unique) -> Unique:
    evidence = {**root.decision.evidence, "rule": "copy"}
    return Unique(
        killed(chain.shell),
        "kill",
        chain.revision + 1,
        root.story,
        Decision("kill", root.item.uri, evidence),
        previous(chain),
        ("pubStatus",),
        source=root.source,
    )


def _withdrawn(chain: Chain, killed_uri: str) -> Duplicate:
    """Return the copy's duplicate record as it must read from now on."""
    shell = chain.shell
    return Duplicate(
        uri=chain.uri,
        duplicate_of=chain.root,
        story=chain.story,
        kind="exact",
        containment=0.0,
        evidence={"rule": "kill", "killed": killed_uri},
        hours_apart=0.0,
        feed=shell.feed,
        agency=shell.agency,
        headline="",
        fetched_at=shell.fetched_at,
        pub_status="canceled",
    )


def _redactions(dead: dict[str, Chain], case: Case) -> Iterator[Write]:
    for key in dead:
        text = case.state.texts.get(key)
        if text is not None:
            yield Write("texts", key, redact_killed(text))
        if key in case.state.held:
            yield Write("held", key, None)


def _killed_chains(family: dict[str, Chain], case: Case) -> Iterator[Write]:
    for key, chain in family.items():
        ended = msgspec.structs.replace(
            _ended(chain, case.item.uri),
            revision=chain.revision + bool(chain.revision),
        )
        yield Write("chains", key, ended)


def _root_silenced(case: Case) -> Iterator[Write]:
    """Take what the root's history says of a killed copy out of it."""
    key = scoped(case.item.lane, case.chain.root)
    root = case.state.chains.get(key) if case.chain.root else None
    if root is None:
        return
    history = tuple(
        msgspec.structs.replace(
            one,
            moved=tuple(
                each for each in one.moved if each.uri != case.item.uri
            ),
        )
        for one in root.history
    )
    if history != root.history:
        yield Write(
            "chains", key, msgspec.structs.replace(root, history=history)
        )


def _alarm(case: Case, family: dict[str, Chain]) -> Alarm:
    item = case.item
    detail = {
        "copies": len(family),
        "fetchedAt": item.fetched_at.isoformat(),
        **reason(item),
    }
    return Alarm("kill", item.uri, item.feed, detail)
