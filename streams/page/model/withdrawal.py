"""What a kill removes from the rows of other records. Pure."""

from collections.abc import Collection

from msgspec.structs import replace

from extractors.output.codec import decode, encode
from streams.page.model.packing import pack, unpack
from streams.page.model.stories import StoryRow
from streams.records import Story

__all__ = ["redact_story"]


def redact_story(row: StoryRow, killed: Collection[str]) -> StoryRow:
    """
    Return a story without the words of killed items.

    The story's own record says so too, but later: it is written by another
    step of the desk. A record that knows of the kill is left as it is.

    Args:
        killed: uris of items that were killed.
    """
    story = decode(unpack(row.value), Story)
    uris = {
        member.uri
        for member in story.members
        if member.uri in killed and member.event != "kill"
    }
    if not uris:
        return row
    redacted = _without_words(story, uris)
    value = pack(encode(redacted))
    return row._replace(headline=redacted.headline, value=value)


def _without_words(story: Story, uris: Collection[str]) -> Story:
    """
    Return a story without the words of some of its items.

    Nothing says which item named a place, a person or a subject, so all of
    them go. The desk's next record of the story has those of other items.
    """
    is_lead = story.headline_uri in uris
    return replace(
        story,
        headline="" if is_lead else story.headline,
        headline_uri="" if is_lead else story.headline_uri,
        members=tuple(
            replace(member, event="kill") if member.uri in uris else member
            for member in story.members
        ),
        timeline=tuple(
            replace(entry, headline="") if entry.uri in uris else entry
            for entry in story.timeline
        ),
        joins=tuple(
            replace(join, terms=()) if join.uri in uris else join
            for join in story.joins
        ),
        places=(), people=(), subjects=(),
    )  # fmt: skip
