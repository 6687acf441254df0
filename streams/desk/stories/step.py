"""
The stories step: the report of an item or a tick in, stories out.

A repeated report changes nothing and sends the records again: after a crash,
the state may be on the broker, but not the records. What time alone changes
comes with ticks. No later report would send these records again, so they
must be on the broker before the changes are applied (`StoryOutput.is_late`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec.structs import replace

from extractors.crosslingual import MAX_TERMS
from streams.desk.sinks.rules import Route
from streams.desk.state.models import scoped_key
from streams.desk.stories.changes import Changes
from streams.desk.stories.members import (
    add_member,
    add_report,
    find_member,
    is_older,
    remove_member,
)
from streams.desk.stories.merging import choose_survivor
from streams.desk.stories.models import Alias, ItemPointer, Member, OpenStory
from streams.desk.stories.outgoing import (
    merged_records,
    story_records,
    tombstones,
)
from streams.desk.stories.state import StoriesState, Write
from streams.desk.stories.status import RETENTION, status_at
from streams.kafka.producer_records import ProducerRecord
from streams.records import StoryEvidence, StoryReport

__all__ = ["Joined", "StoryOutput", "take_report"]

AT_ONCE = 100
"""Stories that one tick changes, so that none takes long."""


Joined = Literal["begun", "item", "copy"]


class StoryOutput(NamedTuple):
    """
    The records to send, and the changes to apply.

    Attributes:
        now: the time to set: that of the newest report; None for a tick.
        joined: what the report's item is to its story: it ``begun`` it,
            joined it as an ``item`` or a ``copy``; empty if it was in it.
        stories: pairs of a story before and after; None if it began.
        merges: kinds of the merges: ``bridge`` or ``language``.
        is_tick: time alone made the changes.
        is_late: apply them once the records are on the broker.
    """

    records: tuple[ProducerRecord, ...]
    writes: tuple[Write, ...]
    now: datetime | None
    joined: Joined | None = None
    stories: tuple[tuple[OpenStory | None, OpenStory], ...] = ()
    merges: tuple[str, ...] = ()
    is_tick: bool = False
    is_late: bool = False


def take_report(
    report: StoryReport, state: StoriesState, routes: Sequence[Route] = ()
) -> StoryOutput:
    """
    Take the report of a version, of a copy, or of a time.

    Args:
        state: what the step remembers; it is read, not changed.
        routes: the deployment's routes; those of items match no story.
    """
    if report.event == "tick":
        return _tick(report, state, routes)
    now = report.at if state.now is None else max(state.now, report.at)
    changes = Changes(state, now)
    joined = _kind_of_join(report, changes)
    is_new = _has_new_terms(report, changes)
    previous = _add_item(report, changes)
    merges = _merge_bridged(report, changes)
    if is_new:
        merges = (*merges, *_link(report, changes))
    story = changes.story(changes.resolve(report.story))
    is_repeat = changes.are_none()
    shown = {item.id: item for item in changes.changed()}
    gone = set(changes.removed())
    merged: Mapping[str, Alias] = changes.merged
    if story is not None:
        shown.setdefault(story.id, story)
        if is_repeat:
            merged = changes.aliases_of(story)
    left = changes.story(previous) if is_repeat and previous else None
    if left is not None:
        shown.setdefault(left.id, left)
    elif is_repeat and previous:
        gone.add(previous)
    source = report.source
    records = (
        *merged_records(merged, source),
        *story_records(shown.values(), changes, routes, source),
        *tombstones(gone - {*merged}, state, source),
    )
    return _output(records, changes, merges)._replace(joined=joined)


def _kind_of_join(report: StoryReport, changes: Changes) -> Joined | None:
    if changes.pointer(scoped_key(report.lane, report.uri)):
        return None
    if changes.story(changes.resolve(report.story)) is None:
        return "begun"
    return "copy" if report.event == "copy" else "item"


def _has_new_terms(report: StoryReport, changes: Changes) -> bool:
    """Return whether the story does not have the item with these terms."""
    story = changes.story(changes.resolve(report.story))
    member = find_member(story, report.lane, report.uri) if story else None
    return member is None or member.terms != report.terms[:MAX_TERMS]


def _tick(
    report: StoryReport, state: StoriesState, routes: Sequence[Route]
) -> StoryOutput:
    """
    Change what time alone changes: the status, and old stories end.

    The time of a tick counts only while no report comes: a desk that lags
    behind would else call stories quiet whose next reports wait. For the end
    of a story it never counts, so that no report finds its story ended.
    """
    newest = state.now
    if newest is None:
        return StoryOutput((), (), None, is_tick=True)
    now = max(newest, report.at) if state.is_idle else newest
    changes = Changes(state, now)
    for story_id in state.due.until(now, AT_ONCE):
        story = changes.story(story_id)
        assert story is not None
        changes.keep(replace(story, status=status_at(story, now)))
    for story in _ended(newest, state):
        changes.forget(story)
    records = tuple(
        story_records(changes.changed(), changes, routes, report.source)
    )
    output = _output(records, changes, ())
    return output._replace(now=None, is_tick=True, is_late=bool(records))


def _ended(newest: datetime, state: StoriesState) -> Iterator[OpenStory]:
    """Yield quiet stories that are too old to be kept."""
    try:
        limit = newest - RETENTION
    except OverflowError:  # no time lies before the first month
        return
    for story_id in state.expiry.keys_before(limit, AT_ONCE):
        story = state.events[story_id]
        if story.status == "quiet":
            yield story


def _output(
    records: Iterable[ProducerRecord],
    changes: Changes,
    merges: tuple[str, ...],
) -> StoryOutput:
    return StoryOutput(
        tuple(records),
        changes.writes(),
        changes.now,
        stories=tuple(
            (changes.before(story.id), story) for story in changes.changed()
        ),
        merges=merges,
    )


def _add_item(report: StoryReport, changes: Changes) -> str:
    """
    Add the report to its story; its item leaves any other story.

    A report that is older than what is known of the item does not move it.

    Returns:
        The story that the item left, now or before; empty if it left none.
    """
    key = scoped_key(report.lane, report.uri)
    target = changes.resolve(report.story)
    pointer = changes.pointer(key) or ItemPointer(report.story)
    before = changes.resolve(pointer.story)
    story = changes.story(target) or OpenStory(target)
    if before != target:
        old = changes.story(before)
        member = find_member(old, report.lane, report.uri) if old else None
        if old and member:
            if is_older(report, member):
                return ""
            _leave(old, member, changes)
            story = add_member(story, member)
        pointer = ItemPointer(report.story, before)
    added = add_report(story, report)
    if added != changes.story(target):
        changes.set_story(added)
    if find_member(added, report.lane, report.uri):
        changes.set_pointer(key, replace(pointer, story=report.story))
    return changes.resolve(pointer.previous) if pointer.previous else ""


def _leave(story: OpenStory, member: Member, changes: Changes) -> None:
    rest = remove_member(story, member)
    if rest.members:
        changes.set_story(rest)
    else:
        changes.remove(story)


def _merge_bridged(report: StoryReport, changes: Changes) -> tuple[str, ...]:
    """Merge the stories of the lane that the item shows to be one."""
    joined = report.joined
    merges: list[str] = []
    for name in joined.merged if joined else ():
        survivor, merged = changes.resolve(report.story), changes.resolve(name)
        if survivor != merged and joined:
            evidence = StoryEvidence(
                "bridge", report.uri, merged, joined.score, joined.terms
            )
            changes.merge(survivor, merged, evidence)
            merges.append("bridge")
    return tuple(merges)


def _link(report: StoryReport, changes: Changes) -> tuple[str, ...]:
    """Merge the story with that of its event in another language."""
    story = changes.story(changes.resolve(report.story))
    if report.event in {"copy", "kill"} or not report.terms or story is None:
        return ()
    member = find_member(story, report.lane, report.uri)
    found = changes.state.linker.find(
        report.language,
        report.terms,
        report.at.timestamp(),
        member.vector if member else b"",
    )
    if found is None:
        return ()
    other = changes.story(changes.resolve(found.story))
    if other is None or other.id == story.id:
        return ()
    survivor, merged = choose_survivor(story, other)
    evidence = StoryEvidence(
        "language", report.uri, merged.id, found.score, found.terms
    )
    changes.merge(survivor.id, merged.id, evidence)
    return ("language",)
