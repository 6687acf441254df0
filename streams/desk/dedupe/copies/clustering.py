"""
Publishes an item, or folds it into the item that it repeats.

A repeat becomes a duplicate of its group's root. If the repeat is the origin
of the root's text, the root moves: the origin is `promoted`, and the old root
becomes a duplicate of it. A repeat of a killed text is killed.
"""

from typing import Any

import msgspec

from streams.desk.dedupe.captions import caption_only_items, captions
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.copies.attribution import is_origin
from streams.desk.dedupe.copies.copy_group import (
    add_item,
    begin_group,
    find_group,
    make_pickup,
    other_members,
    remove_item,
)
from streams.desk.dedupe.copies.duplicate_records import (
    demote,
    make_duplicate,
)
from streams.desk.dedupe.copies.near_duplicates import (
    Match,
    find_near,
    is_news_over,
    text_of,
)
from streams.desk.dedupe.copies.text_difference import text_difference
from streams.desk.dedupe.events.joining import EventChange, enter_event
from streams.desk.dedupe.events.story import event_of
from streams.desk.dedupe.kills import copy_of_killed
from streams.desk.dedupe.verdict import Alarm, Verdict, Write
from streams.desk.dedupe.versions.editorial_markers import (
    is_correction,
    version_reason,
)
from streams.desk.dedupe.versions.version_chain import (
    add_version,
    close,
    previous_version,
)
from streams.desk.dedupe.versions.version_order import (
    Order,
    changed_fields,
    field_hashes,
)
from streams.desk.state.models import CopyGroup, Produced, scoped_key
from streams.records import Decision, Duplicate, Event, Unique

__all__ = ["publish"]

WITHOUT_TEXT = ("exact", "reprint", "caption_only")
"""Kinds whose text is not kept: later copies match the root's text."""
DIFF_FIELDS = {"headline": "headline", "paragraphs": "body"}
"""Item fields of the keys of a text difference."""


def publish(case: Case, order: Order) -> Verdict:
    """Publish the next version of a published item, or cluster a new item."""
    if case.chain.revision:
        return _next_version(case, _event(case), order)
    return _cluster(case, _event(case))


def _event(case: Case) -> Event:
    if case.chain.held and not case.chain.revision:
        return "release"
    if is_correction(case.item):
        return "correction"
    return "update" if case.chain.revision else "new"


def _next_version(case: Case, event: Event, order: Order) -> Verdict:
    """Publish the next version of an item that readers have."""
    text = case.state.texts.get(case.key)
    difference = text_difference(case.item, text)
    fields = changed_fields(case.chain.prints, field_hashes(case.item))
    if case.chain.held:  # the hashes are of a version that nobody has seen
        fields = tuple(
            field for key, field in DIFF_FIELDS.items() if key in difference
        )
    evidence: dict[str, Any] = {"rule": order, "changed": list(fields)}
    evidence |= difference | version_reason(case.item)
    if case.alias:
        evidence["joined"] = case.alias
    group = find_group(case.item.lane, case.chain.story, case.state)
    group = group or begin_group(case.item)
    change = _enter_next(case, group)
    unique = Unique(
        case.item,
        event,
        case.chain.revision + 1,
        change.story,
        Decision(event, case.item.uri, evidence),
        previous_version(case.chain),
        fields,
        other_members(group, case.item.uri),
        make_pickup(group),
        case.source,
        joined=change.joined,
    )
    # No text in the alarm: it goes to the log, where a kill cannot remove it.
    detail = {"rule": order, "changed": list(fields)}
    alarm = Alarm("silent_change", case.item.uri, case.item.feed, detail)
    alarms = (alarm,) if order == "silent" else ()
    return _publish_version(case, unique, group, change, alarms=alarms)


def _enter_next(case: Case, group: CopyGroup) -> EventChange:
    """Enter the text of a next version, unless the item is a copy by now."""
    own = event_of(case.item.lane, group, case.state)
    if group.root != case.item.uri:
        return EventChange(own, None, ())
    return enter_event(case.item, own, case.state)


def _cluster(case: Case, event: Event) -> Verdict:
    """Publish an item for the first time, fold it, or kill it."""
    near = case.near or find_near(case.item, case.state)
    match = near.repeat or caption_only_items.find_caption_only(case)
    if match is None:
        return _start_group(case, event)
    if match.is_killed:
        return copy_of_killed(case, match.text.uri)
    group = _group_of(match, case)
    if group is None:
        return _start_group(case, event)
    return _fold(case, event, match, group)


def _group_of(match: Match, case: Case) -> CopyGroup | None:
    chain = case.state.chains.get(match.key)
    if chain is None:
        return None
    return find_group(case.item.lane, chain.story, case.state)


def _fold(case: Case, event: Event, match: Match, group: CopyGroup) -> Verdict:
    """Fold an item into a group, unless its readers do not know the text."""
    if match.kind == "caption_only":
        return _add_to_group(case, match, group)
    root = case.state.texts.get(scoped_key(case.item.lane, group.root))
    root = root or match.text
    if root.uri != match.text.uri and is_news_over(case.item, root):
        return _start_group(case, event)
    if is_origin(case.item, root):
        return _promote(case, event, match, group)
    return _add_to_group(case, match, group)


def _start_group(case: Case, event: Event) -> Verdict:
    """
    Publish an item as the root of a new group.

    The record does not name the texts over which the item is news: which of
    them arrived before it differs between runs.
    """
    evidence = version_reason(case.item)
    group = begin_group(case.item)
    own = event_of(case.item.lane, group, case.state)
    change = enter_event(case.item, own, case.state)
    unique = Unique(
        case.item,
        event,
        1,
        change.story,
        Decision(event, evidence=evidence),
        pickup=make_pickup(group),
        source=case.source,
        joined=change.joined,
    )
    writes = _leave_group(case, group.id)
    return _publish_version(case, unique, group, change, writes=writes)


def _add_to_group(case: Case, match: Match, group: CopyGroup) -> Verdict:
    group = add_item(group, case.item)
    own = event_of(case.item.lane, group, case.state)
    duplicate = make_duplicate(case.item, group, own, match)
    logs, carried = captions.log_uses(case)
    chain = msgspec.structs.replace(
        add_version(case.chain, case.item),
        story=group.id,
        root=group.root,
        captions=carried,
        dropped=captions.dropped_captions(case.chain, carried),
        held=False,
    )
    writes = [
        _write_group(case, group, own),
        *_leave_group(case, group.id),
    ]
    if match.kind not in WITHOUT_TEXT:
        writes.append(Write("texts", case.key, text_of(case.item)))
    return close(
        case,
        chain,
        Produced(case.source, "duplicate", duplicate=duplicate),
        logs=logs,
        writes=(*writes, *_end_hold(case)),
    )


def _promote(
    case: Case, event: Event, match: Match, group: CopyGroup
) -> Verdict:
    """Make the item the root of a group whose root was copied from it."""
    moved = add_item(group, case.item, root=True)
    own = event_of(case.item.lane, group, case.state)
    change = enter_event(case.item, own, case.state, {group.root})
    evidence = {**match.evidence, "kind": match.kind}
    unique = Unique(
        case.item,
        event if event == "release" else "promoted",
        1,
        change.story,
        Decision("promoted", group.root, evidence),
        members=other_members(moved, case.item.uri),
        pickup=make_pickup(moved),
        source=case.source,
        joined=change.joined,
    )
    key = scoped_key(case.item.lane, group.root)
    old = case.state.chains.get(key)
    if old is None:
        return _publish_version(case, unique, moved, change)
    demoted = msgspec.structs.replace(old, root=case.item.uri)
    return _publish_version(
        case,
        unique,
        moved,
        change,
        writes=(Write("chains", key, demoted),),
        moved=(demote(old, case.item, moved, change.story, match),),
    )


def _publish_version(
    case: Case,
    unique: Unique,
    group: CopyGroup,
    change: EventChange,
    *,
    writes: tuple[Write, ...] = (),
    alarms: tuple[Alarm, ...] = (),
    moved: tuple[Duplicate, ...] = (),
) -> Verdict:
    logs, carried = captions.log_uses(case)
    unique = msgspec.structs.replace(unique, captions=carried)
    chain = msgspec.structs.replace(
        add_version(case.chain, case.item),
        revision=unique.revision,
        story=group.id,
        root="" if unique.revision == 1 else case.chain.root,
        captions=carried,
        dropped=captions.dropped_captions(case.chain, carried),
        held=False,
    )
    text = Write("texts", case.key, text_of(case.item))
    return close(
        case,
        chain,
        Produced(case.source, "item", unique=unique, moved=moved),
        logs=logs,
        writes=(
            _write_group(case, group, unique.story),
            *writes,
            *change.writes,
            text,
            *_end_hold(case),
        ),
        alarms=alarms,
    )


def _write_group(case: Case, group: CopyGroup, event: str) -> Write:
    linked = msgspec.structs.replace(group, event=event)
    return Write("stories", scoped_key(case.item.lane, group.id), linked)


def _leave_group(case: Case, kept: str) -> tuple[Write, ...]:
    """Remove the item from the group that its new version leaves."""
    if case.chain.story in ("", kept):
        return ()
    old = find_group(case.item.lane, case.chain.story, case.state)
    if old is None:
        return ()
    rest = remove_item(old, case.item.uri)
    key = scoped_key(case.item.lane, old.id)
    return (Write("stories", key, rest if rest.members else None),)


def _end_hold(case: Case) -> tuple[Write, ...]:
    return (Write("held", case.key, None),) if case.chain.held else ()
