"""Two stories of one event become one; the other id becomes an alias."""

from msgspec.structs import replace

from streams.desk.stories.members import limit_members
from streams.desk.stories.models import OpenStory
from streams.records import StoryEvidence

__all__ = ["choose_survivor", "merge_stories"]

MAX_MERGES = 50
"""Evidence of merges that a story keeps, at most."""


def choose_survivor(
    story: OpenStory, other: OpenStory
) -> tuple[OpenStory, OpenStory]:
    """Return the story that began first, then the one to be merged."""
    pair = sorted((story, other), key=lambda item: (item.first_at, item.id))
    return pair[0], pair[1]


def merge_stories(
    survivor: OpenStory, merged: OpenStory, evidence: StoryEvidence
) -> OpenStory:
    """
    Return the surviving story with all that the other had.

    If both have an item, the one with more versions is kept.
    """
    members = {member.key: member for member in merged.members}
    for member in survivor.members:
        other = members.get(member.key)
        if other is None or len(member.versions) >= len(other.versions):
            members[member.key] = member
    breaking = sorted(
        story.breaking_at
        for story in (survivor, merged)
        if story.breaking_at is not None
    )
    merges = (*merged.merges, *survivor.merges, evidence)
    aliases = {*survivor.aliases, *merged.aliases, merged.id}
    joined = replace(
        survivor,
        merges=tuple(dict.fromkeys(merges))[-MAX_MERGES:],
        aliases=tuple(sorted(aliases - {survivor.id})),
        breaking_at=breaking[0] if breaking else None,
        sinks=tuple(sorted({*survivor.sinks, *merged.sinks})),
        limited=survivor.limited or merged.limited,
    )
    return limit_members(joined, members.values())
