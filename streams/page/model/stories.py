"""The row of a record of ``wire.stories``. Pure."""

from typing import NamedTuple

from extractors.output.codec import decode
from streams.page.model.items import to_millis
from streams.page.model.packing import pack
from streams.page.model.source import SourceRecord
from streams.records import Story

__all__ = ["StoryRow", "story_row"]


class StoryRow(NamedTuple):
    """
    A story; times are Unix milliseconds.

    Attributes:
        at: when the record was written.
        merged_into: the story that took it in; or empty.
        size: number of its items, copies among them.
        agencies: number of agencies that report it in their own words.
        names: names of those agencies, a line each.
        languages: BCP 47, with commas.
        updated: fetch time of its newest version.
        members: uri and fetch time of each of its items.
        aliases: the stories that were merged into it.
    """

    id: str
    at: int
    status: str
    merged_into: str
    headline: str
    size: int
    agencies: int
    names: str
    languages: str
    updated: int
    members: tuple[tuple[str, int], ...]
    aliases: tuple[str, ...]
    value: bytes


def story_row(record: SourceRecord) -> StoryRow:
    """Return the row of a story; raises ``MsgspecError``."""
    value = record.value or b""
    story = decode(value, Story)
    return StoryRow(
        id=story.id,
        at=record.at,
        status=story.status,
        merged_into=story.merged_into,
        headline=story.headline,
        size=len(story.members),
        agencies=len(story.agencies),
        names="\n".join(agency.agency for agency in story.agencies),
        languages=",".join(story.languages),
        updated=to_millis(story.updated_at) or record.at,
        members=tuple(
            (member.uri, to_millis(member.at)) for member in story.members
        ),
        aliases=story.aliases,
        value=pack(value),
    )
