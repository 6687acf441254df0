"""
Where an item goes: on to readers, into the story that it repeats, or under.

A repeat is folded into its story. If the repeat is the very text that the
story's root was made from, the root moves: the origin is `promoted`, and the
old root becomes a duplicate of it.
"""

from typing import Any

import msgspec

from extractors.model.item import NewsItem
from streams.desk.dedupe.captions import caption_only_items, captions
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.kills import copy_of_killed
from streams.desk.dedupe.stories.attribution import is_origin
from streams.desk.dedupe.stories.near_duplicates import (
    Match,
    find,
    reverse,
    text_of,
)
from streams.desk.dedupe.stories.story import (
    add_item,
    begin_story,
    find_story,
    make_pickup,
    other_members,
    remove_item,
)
from streams.desk.dedupe.stories.text_diff import difference
from streams.desk.dedupe.verdict import Alarm, Verdict, Write
from streams.desk.dedupe.versions.editorial_markers import (
    is_correction,
    reason,
)
from streams.desk.dedupe.versions.version_chain import (
    close,
    newest,
    previous,
)
from streams.desk.dedupe.versions.version_order import (
    Order,
    changed,
    field_hashes,
)
from streams.desk.state.models import Chain, Produced, Story, scoped
from streams.records import Decision, Duplicate, Event, Unique

__all__ = ["publish"]

WITHOUT_TEXT = ("exact", "reprint", "caption_only")
"""Kinds that later copies need not be compared with: the root says it all."""
NAMES = {"headline": "headline", "paragraphs": "body"}
"""Field names of what a difference shows."""


def publish(case: Case, order: Order) -> Verdict:
    """Give readers the next version of what they know, or a new item."""
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
    """Let the next version of an item that readers know through."""
    text = case.state.texts.get(case.key)
    shown = difference(case.item, text)
    fields = changed(case.chain.prints, field_hashes(case.item))
    if case.chain.held:  # the prints are those of what nobody has seen
        fields = tuple(NAMES[one] for one in shown)
    evidence: dict[str, Any] = {"rule": order, "changed": list(fields)}
    evidence |= shown | reason(case.item)
    if case.alias:
        evidence["joined"] = case.alias
    story = find_story(case.item.lane, case.chain.story, case.state)
    story = story or begin_story(case.item)
    unique = Unique(
        case.item,
        event,
        case.chain.revision + 1,
        story.id,
        Decision(event, case.item.uri, evidence),
        previous(case.chain),
        fields,
        other_members(story, case.item.uri),
        make_pickup(story),
        case.source,
    )
    # An alarm goes to the log, which no kill can take a text back from.
    seen = {"rule": order, "changed": list(fields)}
    alarm = Alarm("silent_change", case.item.uri, case.item.feed, seen)
    alarms = (alarm,) if order == "silent" else ()
    return _through(case, unique, alarms=alarms)


def _cluster(case: Case, event: Event) -> Verdict:
    """Let an item through for the first time, fold it, or bury it."""
    repeat = find(
        case.item, case.state
    ) or caption_only_items.find_caption_only(case)
    if repeat is None:
        return _new(case, event)
    if repeat.dead:
        return copy_of_killed(case, repeat.text.uri)
    match = case.state.chains.get(repeat.key)
    if match is None:
        return _new(case, event)
    story = find_story(case.item.lane, match.story, case.state)
    if story is None:
        return _new(case, event)
    root = case.state.texts.get(scoped(case.item.lane, story.root))
    is_text = repeat.kind != "caption_only"
    if is_text and is_origin(case.item, root or repeat.text):
        return _promote(case, event, repeat, story)
    return _add_to_story(case, repeat, story)


def _new(case: Case, event: Event) -> Verdict:
    story = begin_story(case.item)
    unique = Unique(
        case.item,
        event,
        1,
        story.id,
        Decision(event, evidence=reason(case.item)),
        pickup=make_pickup(story),
        source=case.source,
    )
    writes = (_write_story(case, story), *_leave_story(case, story.id))
    return _through(case, unique, writes=writes)


def _add_to_story(case: Case, repeat: Match, story: Story) -> Verdict:
    grown = add_item(story, case.item)
    duplicate = _duplicate(case.item, grown, repeat)
    logs, carried = captions.use(case)
    chain = msgspec.structs.replace(
        newest(case.chain, case.item),
        story=grown.id,
        root=grown.root,
        captions=carried,
        dropped=captions.dropped(case.chain, carried),
        held=False,
    )
    writes = [_write_story(case, grown), *_leave_story(case, grown.id)]
    if repeat.kind not in WITHOUT_TEXT:
        writes.append(Write("texts", case.key, text_of(case.item)))
    return close(
        case,
        chain,
        Produced(case.source, "duplicate", duplicate=duplicate),
        logs=logs,
        writes=(*writes, *_released(case)),
    )


def _promote(case: Case, event: Event, repeat: Match, story: Story) -> Verdict:
    """Make the item the root of a story that was told from it before."""
    moved = add_item(story, case.item, root=True)
    evidence = {**repeat.evidence, "kind": repeat.kind}
    unique = Unique(
        case.item,
        event if event == "release" else "promoted",
        1,
        moved.id,
        Decision("promoted", story.root, evidence),
        members=other_members(moved, case.item.uri),
        pickup=make_pickup(moved),
        source=case.source,
    )
    key = scoped(case.item.lane, story.root)
    old = case.state.chains.get(key)
    if old is None:
        return _through(case, unique, writes=(_write_story(case, moved),))
    demoted = msgspec.structs.replace(old, root=case.item.uri)
    return _through(
        case,
        unique,
        writes=(_write_story(case, moved), Write("chains", key, demoted)),
        moved=(_demotion(old, case.item, moved, repeat),),
    )


def _demotion(
    old: Chain, new: NewsItem, story: Story, repeat: Match
) -> Duplicate:
    """Return the old root's record: now it is the copy."""
    headline = repeat.text.headline if repeat.text.uri == old.uri else ""
    item = msgspec.structs.replace(old.shell, uri=old.uri, headline=headline)
    return _duplicate(item, story, reverse(repeat, new))


def _duplicate(item: NewsItem, story: Story, repeat: Match) -> Duplicate:
    return Duplicate(
        uri=item.uri,
        duplicate_of=story.root,
        story=story.id,
        kind=repeat.kind,
        containment=repeat.containment,
        evidence=repeat.evidence,
        hours_apart=repeat.hours,
        feed=item.feed,
        agency=item.agency,
        headline=item.headline,
        fetched_at=item.fetched_at,
        pickup=make_pickup(story),
    )


def _through(
    case: Case,
    unique: Unique,
    *,
    writes: tuple[Write, ...] = (),
    alarms: tuple[Alarm, ...] = (),
    moved: tuple[Duplicate, ...] = (),
) -> Verdict:
    logs, carried = captions.use(case)
    unique = msgspec.structs.replace(unique, captions=carried)
    chain = msgspec.structs.replace(
        newest(case.chain, case.item),
        revision=unique.revision,
        story=unique.story,
        root="" if unique.revision == 1 else case.chain.root,
        captions=carried,
        dropped=captions.dropped(case.chain, carried),
        held=False,
    )
    text = Write("texts", case.key, text_of(case.item))
    return close(
        case,
        chain,
        Produced(case.source, "item", unique=unique, moved=moved),
        logs=logs,
        writes=(*writes, text, *_released(case)),
        alarms=alarms,
    )


def _write_story(case: Case, story: Story) -> Write:
    return Write("stories", scoped(case.item.lane, story.id), story)


def _leave_story(case: Case, story: str) -> tuple[Write, ...]:
    """Take the item out of a story that its new version no longer tells."""
    if case.chain.story in ("", story):
        return ()
    old = find_story(case.item.lane, case.chain.story, case.state)
    if old is None:
        return ()
    rest = remove_item(old, case.item.uri)
    key = scoped(case.item.lane, old.id)
    return (Write("stories", key, rest if rest.members else None),)


def _released(case: Case) -> tuple[Write, ...]:
    return (Write("held", case.key, None),) if case.chain.held else ()
