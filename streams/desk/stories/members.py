"""
The items of a story, from the reports of their versions and copies.

The members do not depend on the order of the reports: those of the lane and
of the enrich step reach the topic in any order. The newest fetch of an item
counts; of the same fetch, a copy counts more than a version, and a kill
counts more than all.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from extractors.crosslingual import MAX_TERMS
from streams.desk.stories.models import Member, OpenStory, Version
from streams.records import MAX_CONCEPTS, StoryReport

__all__ = [
    "MAX_MEMBERS",
    "MAX_VERSIONS",
    "add_member",
    "add_report",
    "find_member",
    "is_older",
    "limit_members",
    "remove_member",
]

MAX_MEMBERS = 100
"""Members of a story, at most; copies are left out first."""
MAX_VERSIONS = 20
"""Versions of a member, at most; the newest ones stay."""


def find_member(story: OpenStory, lane: str, uri: str) -> Member | None:
    """Return the story's member with this uri; None if it has none."""
    key = lane, uri
    return next((item for item in story.members if item.key == key), None)


def is_older(report: StoryReport, member: Member) -> bool:
    """Return whether a report is older than what is known of the item."""
    if report.event == "kill":
        return False
    newest = member.versions[-1]
    return member.killed or (report.at, _rank(report.event)) < (
        newest.at,
        _rank(newest.event),
    )


def add_report(story: OpenStory, report: StoryReport) -> OpenStory:
    """Return the story with what the report says of its item."""
    member = find_member(story, report.lane, report.uri)
    changed = _new(report) if member is None else _update(member, report)
    if changed == member:
        return story
    if changed.killed:
        story = _redact_merges(story, changed.uri)
    return add_member(story, changed)


def add_member(story: OpenStory, member: Member) -> OpenStory:
    """Return the story with an item, in place of what it knew of it."""
    others = (item for item in story.members if item.key != member.key)
    return limit_members(story, (*others, member))


def limit_members(story: OpenStory, members: Iterable[Member]) -> OpenStory:
    """Return the story with these members, or the most useful of them."""
    ranked = sorted(members, key=_importance)
    kept = sorted(ranked[:MAX_MEMBERS], key=_age)
    limited = story.limited or len(ranked) > MAX_MEMBERS
    return replace(story, members=tuple(kept), limited=limited)


def remove_member(story: OpenStory, member: Member) -> OpenStory:
    """Return the story without the item, which now belongs to another."""
    rest = tuple(item for item in story.members if item.key != member.key)
    return replace(story, members=rest)


def _age(member: Member) -> tuple[datetime, str, str]:
    return member.first_at, member.uri, member.lane


def _importance(member: Member) -> tuple[bool, datetime, str, str]:
    return bool(member.copy_of), *_age(member)


def _rank(event: str) -> int:
    return {"copy": 1, "kill": 2}.get(event, 0)


def _version(report: StoryReport, *, killed: bool = False) -> Version:
    headline = "" if killed or report.event == "kill" else report.headline
    return Version(report.at, report.event, report.revision, headline)


def _new(report: StoryReport) -> Member:
    member = Member(
        uri=report.uri,
        lane=report.lane,
        story=report.story,
        agency=report.agency,
        first_at=report.at,
        versions=(_version(report),),
    )
    return _describe(member, report)


def _update(member: Member, report: StoryReport) -> Member:
    newer = not is_older(report, member)
    added = _version(report, killed=member.killed)
    versions = sorted({*member.versions, added}, key=_order)[-MAX_VERSIONS:]
    member = replace(
        member,
        versions=tuple(versions),
        first_at=min(member.first_at, report.at),
    )
    return _describe(member, report) if newer else _complete(member, report)


def _complete(member: Member, report: StoryReport) -> Member:
    """Return the item with what only an older report says of it."""
    completed = replace(
        member,
        language=member.language or report.language,
        vector=member.vector or report.vector,
        joined=member.joined or report.joined,
    )
    return _redact(completed)


def _order(version: Version) -> tuple[datetime, int, int, str, str]:
    return (
        version.at, _rank(version.event), version.revision, version.event,
        version.headline,
    )  # fmt: skip


def _describe(member: Member, report: StoryReport) -> Member:
    """Return the item as its newest report describes it."""
    described = replace(
        member,
        story=report.story,
        agency=report.agency or member.agency,
        language=report.language or member.language,
        copy_of=report.copy_of,
        killed=member.killed or report.event == "kill",
        places=report.places[:MAX_CONCEPTS],
        people=report.people[:MAX_CONCEPTS],
        subjects=report.subjects[:MAX_CONCEPTS],
        terms=report.terms[:MAX_TERMS],
        vector=report.vector or member.vector,
        joined=report.joined or member.joined,
    )
    return _redact(described)


def _redact(member: Member) -> Member:
    """Return a killed item without its words, any other item unchanged."""
    if not member.killed:
        return member
    joined = member.joined and replace(member.joined, terms=())
    return replace(
        member,
        versions=tuple(
            replace(version, headline="") for version in member.versions
        ),
        places=(),
        people=(),
        subjects=(),
        terms=(),
        vector=b"",
        joined=joined,
    )


def _redact_merges(story: OpenStory, uri: str) -> OpenStory:
    """Return the story without the words by which the item joined others."""
    merges = tuple(
        replace(evidence, terms=()) if evidence.uri == uri else evidence
        for evidence in story.merges
    )
    return replace(story, merges=merges)
