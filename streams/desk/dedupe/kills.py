"""
Kills: the item, its text and the copies folded into it are removed.

A kill is permanent. It is remembered even if it comes before the item, and
no later version of the chain is published. No text of the item is kept: not
in texts, not in excerpts in the history, not in captions that only killed
items carried. The hashes are kept, so that later copies are recognised.
"""

from collections.abc import Iterator, Mapping

import msgspec

from streams.desk.dedupe.captions import captions
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.copies.copy_group import begin_group, find_group
from streams.desk.dedupe.copies.near_duplicates import redact_killed
from streams.desk.dedupe.events.story import event_of, leave_events
from streams.desk.dedupe.verdict import Alarm, Verdict, Write
from streams.desk.dedupe.versions.editorial_markers import version_reason
from streams.desk.dedupe.versions.version_chain import (
    add_version,
    close,
    previous_version,
    redact_history,
)
from streams.desk.dedupe.versions.version_order import cancel_item
from streams.desk.state.models import CaptionLog, Chain, Produced, scoped_key
from streams.records import Decision, Duplicate, Unique

__all__ = ["copy_of_killed", "kill"]


def kill(case: Case) -> Verdict:
    """Kill the chain; if it is a group's root, kill its copies too."""
    chain, item = case.chain, case.item
    copies = dict(_copies(case))
    killed = {case.key: chain, **copies}
    unique = Unique(
        cancel_item(item),
        "kill",
        chain.revision + 1,
        _event_of(chain, case),
        Decision("kill", item.uri, version_reason(item)),
        previous_version(chain),
        ("pubStatus",),
        tuple(copy.uri for copy in copies.values()),
        source=case.source,
    )
    ended = msgspec.structs.replace(
        _end_chain(add_version(chain, item), item.uri),
        revision=unique.revision,
        story=chain.story or begin_group(item).id,
    )
    return close(
        case,
        ended,
        _kill_outputs(case, unique, copies),
        logs=_withdraw_captions(killed, case),
        writes=(
            *_redactions(killed, case),
            *_killed_chains(copies, case),
            *_redact_root_history(case),
        ),
        alarms=(_make_alarm(case, copies),),
    )


def copy_of_killed(case: Case, killed_uri: str) -> Verdict:
    """Return the verdict for an item whose text repeats a killed one."""
    killed = {case.key: case.chain}
    event = _event_of(case.chain, case)
    withdrawn = (_withdraw_duplicate(case.chain, killed_uri, event),)
    return close(
        case,
        _end_chain(add_version(case.chain, case.item), killed_uri),
        Produced(
            case.source, "killed", moved=withdrawn if case.chain.root else ()
        ),
        logs=_withdraw_captions(killed, case),
        writes=tuple(_redactions(killed, case)),
    )


def _end_chain(chain: Chain, killed_uri: str) -> Chain:
    return msgspec.structs.replace(
        redact_history(chain),
        killed_by=killed_uri,
        captions=(),
        dropped=(),
        held=False,
    )


def _kill_outputs(
    case: Case, unique: Unique, copies: Mapping[str, Chain]
) -> Produced:
    return Produced(
        case.source,
        "killed",
        unique=unique,
        others=tuple(
            _kill_copy(copy, unique)
            for copy in copies.values()
            if copy.revision
        ),
        moved=tuple(
            _withdraw_duplicate(chain, unique.item.uri, unique.story)
            for chain in (case.chain, *copies.values())
            if chain.root
        ),
    )


def _copies(case: Case) -> Iterator[tuple[str, Chain]]:
    """Yield the chains folded into this one, if it is its group's root."""
    group = find_group(case.item.lane, case.chain.story, case.state)
    if group is None or group.root != case.chain.uri:
        return
    for member in group.members:
        key = scoped_key(case.item.lane, member.uri)
        chain = case.state.chains.get(key)
        if chain and chain.uri != case.chain.uri and not chain.killed_by:
            yield key, chain


def _withdraw_captions(
    killed: Mapping[str, Chain], case: Case
) -> tuple[CaptionLog, ...]:
    """Withdraw every caption use of the killed chains, one log per caption."""
    logs: dict[str, CaptionLog] = {}
    for chain in killed.values():
        for caption in (*chain.captions, *chain.dropped):
            log = logs.get(caption) or case.state.captions.get(
                scoped_key(case.item.lane, caption)
            )
            if log is not None:
                logs[caption] = captions.remove_killed_use(
                    log, chain.uri, case.source, case.item.fetched_at
                )
    return tuple(logs.values())


def _kill_copy(chain: Chain, root: Unique) -> Unique:
    evidence = {**root.decision.evidence, "rule": "copy"}
    return Unique(
        cancel_item(chain.shell),
        "kill",
        chain.revision + 1,
        root.story,
        Decision("kill", root.item.uri, evidence),
        previous_version(chain),
        ("pubStatus",),
        source=root.source,
    )


def _event_of(chain: Chain, case: Case) -> str:
    """Return the id of the story of a chain's event."""
    lane = case.item.lane
    group = find_group(lane, chain.story, case.state)
    return event_of(lane, group or begin_group(chain.shell), case.state)


def _withdraw_duplicate(
    chain: Chain, killed_uri: str, event: str
) -> Duplicate:
    """
    Return the copy's duplicate record with its text removed.

    The chain does not keep the kind and the figures of the first match. The
    required field ``kind`` is always ``exact`` here, and the figures are 0:
    ``evidence`` says that the record withdraws the copy.
    """
    shell = chain.shell
    return Duplicate(
        uri=chain.uri,
        duplicate_of=chain.root,
        story=event,
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


def _redactions(killed: Mapping[str, Chain], case: Case) -> Iterator[Write]:
    """Yield the writes that remove the text of the killed chains."""
    for key in killed:
        text = case.state.texts.get(key)
        if text is not None:
            yield Write("texts", key, redact_killed(text))
        if key in case.state.held:
            yield Write("held", key, None)
    events = {chain.uri: _event_of(chain, case) for chain in killed.values()}
    yield from leave_events(case.item.lane, events, case.state)


def _killed_chains(copies: Mapping[str, Chain], case: Case) -> Iterator[Write]:
    for key, chain in copies.items():
        ended = msgspec.structs.replace(
            _end_chain(chain, case.item.uri),
            revision=chain.revision + bool(chain.revision),
        )
        yield Write("chains", key, ended)


def _redact_root_history(case: Case) -> Iterator[Write]:
    """Remove a killed copy's records from the history of its root."""
    key = scoped_key(case.item.lane, case.chain.root)
    root = case.state.chains.get(key) if case.chain.root else None
    if root is None:
        return
    history = tuple(
        msgspec.structs.replace(
            produced,
            moved=tuple(
                duplicate
                for duplicate in produced.moved
                if duplicate.uri != case.item.uri
            ),
        )
        for produced in root.history
    )
    if history != root.history:
        yield Write(
            "chains", key, msgspec.structs.replace(root, history=history)
        )


def _make_alarm(case: Case, copies: Mapping[str, Chain]) -> Alarm:
    item = case.item
    detail = {
        "copies": len(copies),
        "fetchedAt": item.fetched_at.isoformat(),
        **version_reason(item),
    }
    return Alarm("kill", item.uri, item.feed, detail)
