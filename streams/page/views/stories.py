"""Stories: the list, and one story's timeline."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from extractors.output.codec import Ninjs, decode
from streams.page.model.items import to_millis
from streams.page.model.packing import objects_in, unpack
from streams.page.query.items import ListedItem
from streams.page.views.entries import EVENT_NAMES, item_link, link
from streams.page.views.maps import Place

__all__ = [
    "Moment",
    "StoryEntry",
    "StoryPage",
    "grouped_stories",
    "places_of",
    "story_page",
    "topic_stories",
]


class StoryEntry(NamedTuple):
    """One story in the list; times are Unix milliseconds."""

    id: str
    headline: str
    status: str
    last: int
    size: int
    agencies: int
    languages: tuple[str, ...]
    hours: tuple[int, ...]
    address: str


class Moment(NamedTuple):
    """
    One entry of a timeline.

    Attributes:
        after: minutes after the first report.
    """

    at: int
    after: int
    agency: str
    mark: str
    tone: str
    headline: str
    language: str
    address: str


class StoryPage(NamedTuple):
    """Everything that the page of a story shows."""

    id: str
    headline: str
    status: str
    merged_into: str
    first: int
    last: int
    languages: tuple[str, ...]
    leads: tuple[tuple[str, int], ...]
    timeline: tuple[Moment, ...]
    people: tuple[tuple[str, int], ...]
    subjects: tuple[tuple[str, int], ...]
    joins: tuple[tuple[str, str, str], ...]


def topic_stories(rows: Iterable[Sequence[Any]]) -> tuple[StoryEntry, ...]:
    """Return stories of the topic of stories."""
    return tuple(map(_topic_story, rows))


def _topic_story(row: Sequence[Any]) -> StoryEntry:
    id_, at, status, headline, size, agencies, languages, value = row
    story = msgspec.json.decode(unpack(value))
    hours = tuple(
        int(_number(hour.get("count"))) for hour in _objects(story, "hours")
    )
    return StoryEntry(
        id_, headline or "A story without a headline", status,
        _millis(story.get("lastAt")) or at, size, agencies,
        tuple(filter(None, languages.split(","))), hours[-24:],
        link("/story", id=id_),
    )  # fmt: skip


def grouped_stories(rows: Iterable[Sequence[Any]]) -> tuple[StoryEntry, ...]:
    """Return stories that were grouped from the items' own story ids."""
    return tuple(
        StoryEntry(
            id_, headline or "A withdrawn story", "", last, size, agencies,
            tuple(filter(None, (languages or "").split(","))), (),
            link("/story", id=id_),
        )
        for id_, last, _, size, agencies, languages, headline in rows
    )  # fmt: skip


def story_page(
    id_: str,
    stored: Sequence[Any] | None,
    items: Sequence[ListedItem],
    copies: Iterable[Sequence[Any]],
    versions: Iterable[Sequence[Any]] = (),
) -> StoryPage:
    """
    Return a story's page.

    Args:
        stored: row of the topic of stories; None if it is not there.
        items: the story's items, oldest first.
        copies: rows of its duplicates.
        versions: rows of the versions of its items, each a moment.
    """
    story: dict[str, Any] = (
        msgspec.json.decode(unpack(stored[-1])) if (stored) else {}
    )
    earlier = _earlier_moments(items, versions)
    moments = [*map(_item_moment, items), *earlier]
    moments += map(_copy_moment, copies)
    if story:
        known = {moment.address for moment in moments}
        moments += [
            moment
            for moment in map(_topic_moment, _objects(story, "timeline"))
            if moment.address not in known
        ]
    timeline = _with_delays(sorted(moments))
    first = _millis(_object(story, "firstReport").get("at"))
    languages = story.get("languages") or sorted(
        {item.language.partition("-")[0] for item in items} - {""}
    )
    return StoryPage(
        id=id_,
        headline=_headline(story, items),
        status=str(story.get("status") or ""),
        merged_into=str(story.get("mergedInto") or ""),
        first=first or (timeline[0].at if timeline else 0),
        last=timeline[-1].at if timeline else 0,
        languages=tuple(map(str, languages)),
        leads=_leads(timeline),
        timeline=timeline,
        people=_counted(story, "people"),
        subjects=_counted(story, "subjects"),
        joins=tuple(_joins(story)),
    )


def places_of(values: Iterable[bytes]) -> tuple[Place, ...]:
    """Return the places of packed items that have a position."""
    counts: Counter[tuple[str, float, float]] = Counter()
    for value in values:
        for entity in decode(unpack(value), Ninjs).copydesk.entities:
            if (
                entity.type == "place"
                and entity.latitude is not None
                and entity.longitude is not None
            ):
                counts[entity.name, entity.longitude, entity.latitude] += 1
    return tuple(
        Place(name, longitude, latitude, count)
        for (name, longitude, latitude), count in counts.most_common(40)
    )


def _headline(story: Mapping[str, Any], items: Sequence[ListedItem]) -> str:
    if story.get("headline"):
        return str(story["headline"])
    usable = [item for item in items if item.status != "canceled"]
    return usable[-1].headline if usable else "A withdrawn story"


def _item_moment(item: ListedItem) -> Moment:
    is_killed = item.status == "canceled"
    return Moment(
        item.at, 0, item.agency or item.feed,
        "Kill" if is_killed else EVENT_NAMES.get(item.event, item.event),
        "kill" if is_killed else item.event,
        "This item was withdrawn" if is_killed else item.headline,
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
    name = str(kind).replace("_", " ")
    return Moment(
        at, 0, agency or feed, "Kill" if is_killed else f"Copy ({name})",
        "kill" if is_killed else "copy",
        "This copy was withdrawn" if is_killed else headline, "",
        link("/copy", uri=uri),
    )  # fmt: skip


def _topic_moment(entry: Mapping[str, Any]) -> Moment:
    event = str(entry.get("event") or "")
    return Moment(
        _millis(entry.get("at")), 0, str(entry.get("agency") or ""),
        EVENT_NAMES.get(event, event.capitalize()), event or "new",
        str(entry.get("headline") or "This item was withdrawn"), "",
        item_link(str(entry.get("uri") or "")),
    )  # fmt: skip


def _with_delays(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    return tuple(
        moment._replace(after=(moment.at - moments[0].at) // 60_000)
        for moment in moments
    )


def _leads(timeline: Iterable[Moment]) -> tuple[tuple[str, int], ...]:
    """Return each agency with the minutes of its first report."""
    first: dict[str, int] = {}
    for moment in timeline:
        first.setdefault(moment.agency, moment.after)
    return tuple(first.items())


def _counted(
    story: Mapping[str, Any], name: str
) -> tuple[tuple[str, int], ...]:
    return tuple(
        (str(entry.get("name") or entry.get("id") or ""),
         int(_number(entry.get("count"))))
        for entry in _objects(story, name)[:30]
    )  # fmt: skip


def _joins(story: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    """Yield address, score and common terms of each join."""
    for entry in _objects(story, "joins")[:50]:
        terms = entry.get("terms")
        yield (
            item_link(str(entry.get("uri") or "")),
            f"{_number(entry.get('score')):.2f}",
            ", ".join(map(str, terms)) if isinstance(terms, list) else "",
        )


def _objects(value: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return objects_in(value.get(name))


def _object(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _millis(value: Any) -> int:
    if not isinstance(value, str):
        return 0
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return 0
    return to_millis(time)
