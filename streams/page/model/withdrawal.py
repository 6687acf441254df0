"""What a kill removes from the rows of other records. Pure."""

from collections.abc import Collection

import msgspec

from streams.page.model.others import StoryRow
from streams.page.model.packing import objects_in, pack, unpack

__all__ = ["redact_story"]


def redact_story(row: StoryRow, killed: Collection[str]) -> StoryRow:
    """
    Return a story without the headlines of killed items.

    The story's own record says so too, but later: it is written by another
    step of the desk.

    Args:
        killed: uris of items that were killed.
    """
    if not killed:
        return row
    story = msgspec.json.decode(unpack(row.value))
    for name in ("members", "timeline"):
        for entry in objects_in(story.get(name)):
            if entry.get("uri") in killed:
                entry["headline"] = ""
                entry["event"] = "kill"
    if story.get("headlineOf") in killed:
        story["headline"] = ""
    headline = str(story.get("headline") or "")
    value = pack(msgspec.json.encode(story))
    return row._replace(headline=headline, value=value)
