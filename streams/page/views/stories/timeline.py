"""The timeline of a story, from its record or from its items."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from streams.page.model.items import to_millis
from streams.page.query.items import ListedItem
from streams.page.views.entries import EVENT_NAMES, item_link, link
from streams.records import Story, StoryMember, TimelineEntry

__all__ = ["Moment", "grouped_timeline", "timeline_of"]

WITHDRAWN = "This item was withdrawn"
WITHDRAWN_TEXT = "This text was withdrawn"


class Moment(NamedTuple):
    """
    One entry of a timeline.

    Attributes:
        after: seconds after the first report.
    """

    at: int
    after: int
    agency: str
    mark: str
    tone: str
    headline: str
    language: str
    address: str


def timeline_of(
    story: Story, copies: Iterable[Sequence[Any]]
) -> tuple[Moment, ...]:
    """
    Return the timeline of a story's record.

    The record has the words of the items as the desk knew them, and those of
    killed ones were removed when it was stored.
    """
    members = {member.uri: member for member in story.members}
    known = {str(row[0]): row for row in copies}
    return _with_delays(
        _topic_moment(entry, members.get(entry.uri), known.get(entry.uri))
        for entry in story.timeline
    )


def grouped_timeline(
    items: Iterable[ListedItem],
    copies: Iterable[Sequence[Any]],
    versions: Iterable[Sequence[Any]],
) -> tuple[Moment, ...]:
    """Return the timeline of items that were grouped without a record."""
    listed = tuple(items)
    return _with_delays(
        [
            *map(_item_moment, listed),
            *_earlier_moments(listed, versions),
            *map(_copy_moment, copies),
        ]
    )


def _item_moment(item: ListedItem) -> Moment:
    is_killed = item.status == "canceled"
    return Moment(
        item.at, 0, item.agency or item.feed,
        "Kill" if is_killed else EVENT_NAMES.get(item.event, item.event),
        "kill" if is_killed else item.event,
        WITHDRAWN if is_killed else item.headline,
        item.language, item_link(item.uri),
    )  # fmt: skip


def _earlier_moments(
    items: Iterable[ListedItem], versions: Iterable[Sequence[Any]]
) -> Iterable[Moment]:
    """Yield the versions before the last one, which is the item itself."""
    by_uri = {item.uri: item for item in items}
    for uri, revision, at, event, headline in versions:
        item = by_uri.get(uri)
        if item is not None and revision < item.revision:
            yield _item_moment(
                item._replace(at=at, event=event, headline=headline)
            )


def _copy_moment(row: Sequence[Any]) -> Moment:
    uri, agency, feed, kind, at, headline, status, _ = row
    is_killed = status == "canceled"
    return Moment(
        at, 0, agency or feed, "Kill" if is_killed else _copy_mark(kind),
        "kill" if is_killed else "copy",
        "This copy was withdrawn" if is_killed else headline, "",
        link("/copy", uri=uri),
    )  # fmt: skip


def _topic_moment(
    entry: TimelineEntry,
    member: StoryMember | None,
    copy: Sequence[Any] | None,
) -> Moment:
    """
    Return one moment.

    Args:
        copy: row of the duplicate, which has the headline of a copy.
    """
    is_killed = entry.event == "kill" or bool(
        member and member.event == "kill"
    )
    is_copy = bool(copy or (member and member.copy_of))
    headline = entry.headline
    if not headline and copy and copy[6] != "canceled" and not is_killed:
        headline = str(copy[5])
    if not headline and not is_killed:
        headline = entry.uri
    missing = WITHDRAWN if entry.event == "kill" else WITHDRAWN_TEXT
    mark = EVENT_NAMES.get(entry.event, entry.event)
    if entry.event == "copy":
        mark = _copy_mark(str(copy[3]) if copy else "copy")
    return Moment(
        to_millis(entry.at), 0, entry.agency, mark, entry.event,
        headline or missing,
        member.language if headline and member else "",
        link("/copy", uri=entry.uri) if is_copy else item_link(entry.uri),
    )  # fmt: skip


def _copy_mark(kind: str) -> str:
    name = kind.replace("_", " ")
    return "Copy" if name == "copy" else f"Copy ({name})"


def _with_delays(found: Iterable[Moment]) -> tuple[Moment, ...]:
    moments = sorted(found)
    return tuple(
        moment._replace(after=(moment.at - moments[0].at) // 1000)
        for moment in moments
    )
