"""
The desk's judgement: what one clean item is to its readers.

    source judged before?   repeat its outputs
    goes on with a text?    join the chain of that text
    chain killed?           killed: no later version is published
    a kill?                 kill it and its copies, and remove their text
    older or the same?      stale
    must wait?              held
    known to readers?       publish the next version of its chain
    a repeat?               fold it into the item that it repeats
    otherwise               new

Pure: ``now`` is the item's own fetch time. If a source is judged again, even
after later items, its outputs are the same bytes, without those that later
items have replaced.
"""

from dataclasses import replace

import msgspec

from extractors.model.item import NewsItem
from streams.desk.dedupe import embargoes
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.copies.clustering import publish
from streams.desk.dedupe.kills import kill
from streams.desk.dedupe.timers import tick
from streams.desk.dedupe.verdict import Verdict, Write
from streams.desk.dedupe.versions import sequence_gaps
from streams.desk.dedupe.versions.editorial_markers import is_kill
from streams.desk.dedupe.versions.version_chain import (
    add_version,
    close,
    find_produced,
    replay_outputs,
)
from streams.desk.dedupe.versions.version_joining import join_chain
from streams.desk.dedupe.versions.version_linking import link_writes, open_case
from streams.desk.dedupe.versions.version_order import (
    Order,
    compare,
    field_hashes,
)
from streams.desk.state.models import Held, Produced
from streams.desk.state.state import DeskState

__all__ = ["judge", "tick"]


def judge(item: NewsItem, state: DeskState, source: str) -> Verdict:
    """
    Judge one clean item.

    Args:
        item: the item as the clean step returned it.
        state: what the partition remembers; it is read, not changed.
        source: ``topic-partition:offset`` of the raw record behind it.

    Returns:
        The outcome, the records to send, and the writes to the state.
    """
    case = open_case(item, state, source)
    before = find_produced(case.chain, source)
    if before is not None:
        return replay_outputs(before, case.item, state, case.chain.history)
    case = join_chain(case)
    verdict = _judge_new(case)
    writes, alarms = sequence_gaps.track_sequence(item, state)
    return replace(
        verdict,
        writes=(*writes, *link_writes(case), *verdict.writes),
        alarms=(*verdict.alarms, *alarms),
    )


def _judge_new(case: Case) -> Verdict:
    if case.chain.killed_by:
        return close(case, case.chain, Produced(case.source, "killed"))
    if is_kill(case.item):
        return kill(case)
    order = _order(case)
    if order in ("older", "same"):
        return close(case, case.chain, Produced(case.source, "stale"))
    if embargoes.must_wait(case.item):
        return _hold(case)
    return publish(case, order)


def _order(case: Case) -> Order:
    # A joined item adds to the newest text; its own numbers start anew.
    if not case.chain.prints or case.is_joined:
        return "newer"
    differs = case.chain.prints != field_hashes(case.item)
    item, known = case.item, case.chain.shell
    if case.alias and item.version_created and known.version_created:
        # Another uri counts its versions anew.
        item = msgspec.structs.replace(item, version="")
    order = compare(item, known, differs=differs)
    return "newer" if case.alias and order == "silent" else order


def _hold(case: Case) -> Verdict:
    held = Held(case.item, case.source, embargoes.release_time(case.item))
    return close(
        case,
        msgspec.structs.replace(add_version(case.chain, case.item), held=True),
        Produced(case.source, "held"),
        writes=(Write("held", case.key, held),),
    )
