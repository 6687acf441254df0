"""The public record of a story, from what is known of its members."""

from collections import Counter
from collections.abc import Iterable

from streams.desk.stories.indexes import hour_of
from streams.desk.stories.models import Member, OpenStory
from streams.desk.stories.status import agency_times
from streams.records import (
    Concept,
    Story,
    StoryAgency,
    StoryEvidence,
    StoryHour,
    StoryMember,
    TimelineEntry,
)

__all__ = ["merged_record", "summarize"]

MAX_TIMELINE = 100
MAX_CONCEPTS = 20
MAX_ALIASES = 50
MAX_HOURS = 168
"""A week; the newest hours stay."""


def summarize(story: OpenStory) -> Story:
    """
    Return the record of ``wire.stories``.

    The headline is that of the first report that is neither a copy nor
    killed, in its newest version: a correction changes it, and readers of an
    update see the same words as in the item.
    """
    sources = [member for member in story.members if member.is_source]
    lead = next((item for item in sources if item.versions[-1].headline), None)
    timeline = _timeline(story.members)
    hours = _hours(timeline)
    agencies = _agencies(story)
    return Story(
        id=story.id,
        status=story.status,
        headline=lead.versions[-1].headline if lead else "",
        headline_uri=lead.uri if lead else "",
        languages=_languages(story.members),
        agencies=agencies,
        first_report=agencies[0] if agencies else None,
        members=tuple(map(_member, story.members)),
        timeline=timeline[-MAX_TIMELINE:],
        places=_most_frequent(item.places for item in sources),
        people=_most_frequent(item.people for item in sources),
        subjects=_most_frequent(item.subjects for item in sources),
        hours=hours[-MAX_HOURS:],
        joins=(*_joins(story.members), *story.merges),
        aliases=story.aliases[:MAX_ALIASES],
        first_at=story.first_at,
        updated_at=story.updated_at,
        breaking_at=story.breaking_at,
        copies=sum(bool(member.copy_of) for member in story.members),
        limited=story.limited
        or len(timeline) > MAX_TIMELINE
        or len(hours) > MAX_HOURS
        or len(story.aliases) > MAX_ALIASES,
    )


def merged_record(story: str, survivor: str) -> Story:
    """Return the last record of a story that was merged into another."""
    return Story(id=story, status="merged", merged_into=survivor)


def _agencies(story: OpenStory) -> tuple[StoryAgency, ...]:
    times = agency_times(story)
    first = min(times.values(), default=None)
    uris: dict[str, str] = {}
    for member in story.members:
        if member.is_source:
            uris.setdefault(member.agency, member.uri)
    return tuple(
        StoryAgency(
            agency,
            uris[agency],
            at,
            (at - first).total_seconds() if first else 0.0,
        )
        for agency, at in times.items()
    )


def _languages(members: Iterable[Member]) -> tuple[str, ...]:
    """Return the languages of all members, in the order of their reports."""
    found = (member.language for member in members if not member.killed)
    return tuple(dict.fromkeys(language for language in found if language))


def _member(member: Member) -> StoryMember:
    newest = member.versions[-1]
    return StoryMember(
        uri=member.uri,
        agency=member.agency,
        event="kill" if member.killed else newest.event,
        at=member.first_at,
        language=member.language,
        revision=max(version.revision for version in member.versions),
        copy_of=member.copy_of,
    )


def _timeline(members: Iterable[Member]) -> tuple[TimelineEntry, ...]:
    entries = (
        TimelineEntry(
            version.at, member.uri, member.agency, version.event,
            version.revision, version.headline,
        )
        for member in members
        for version in member.versions
    )  # fmt: skip
    return tuple(sorted(entries, key=lambda e: (e.at, e.uri, e.revision)))


def _hours(timeline: Iterable[TimelineEntry]) -> tuple[StoryHour, ...]:
    counts = Counter(hour_of(entry.at) for entry in timeline)
    return tuple(StoryHour(hour, counts[hour]) for hour in sorted(counts))


def _most_frequent(
    lists: Iterable[tuple[Concept, ...]],
) -> tuple[Concept, ...]:
    """Return the concepts of most members, at most `MAX_CONCEPTS`."""
    counts: Counter[str] = Counter()
    named: dict[str, Concept] = {}
    for concepts in lists:
        for concept in {concept.id: concept for concept in concepts}.values():
            counts[concept.id] += 1
            named.setdefault(concept.id, concept)
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(named[name] for name in ranked[:MAX_CONCEPTS])


def _joins(members: Iterable[Member]) -> tuple[StoryEvidence, ...]:
    return tuple(
        StoryEvidence(
            "item", member.uri, "", member.joined.score, member.joined.terms
        )
        for member in members
        if member.joined is not None
    )
