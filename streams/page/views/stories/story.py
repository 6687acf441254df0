"""One story: its timeline, its agencies, and why its items are one story."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from extractors.crosslingual import term_words
from extractors.model.language_tags import base_language
from extractors.output.codec import Ninjs, decode
from streams.page.model.items import to_millis
from streams.page.model.packing import unpack
from streams.page.query.items import ListedItem
from streams.page.query.stories import StoredStory
from streams.page.views.entries import item_link, link
from streams.page.views.stories.maps import Place
from streams.page.views.stories.story_list import WITHDRAWN, hour_bars
from streams.page.views.stories.timeline import (
    Moment,
    grouped_timeline,
    timeline_of,
)
from streams.records import Concept, Story, StoryEvidence

__all__ = ["Join", "Lead", "StoryPage", "places_of", "story_page"]

JOIN_KINDS = {
    "item": "joined the story",
    "bridge": "showed that two stories are one",
    "language": "found the story in another language",
}


class Lead(NamedTuple):
    """An agency's first report in its own words, seconds after the first."""

    agency: str
    after: int
    address: str


class Join(NamedTuple):
    """
    Why an item or a story is part of the story.

    Attributes:
        headline: of the item that joined, or its uri.
        story: address of the story that was merged, if it has a page of its
            own; or empty.
        score: of the decision, 0 to 1.
    """

    kind: str
    headline: str
    address: str
    story: str
    score: str
    terms: tuple[str, ...]


class StoryPage(NamedTuple):
    """
    Everything that the page of a story shows.

    Attributes:
        numbers: of items, copies, corrections and kills, with their names.
        hours: versions and copies of each hour.
        is_limited: the desk has left something out.
    """

    id: str
    headline: str
    status: str
    merged_into: str
    first: int
    last: int
    breaking: int
    languages: tuple[str, ...]
    numbers: tuple[tuple[int, str], ...]
    hours: tuple[int, ...]
    leads: tuple[Lead, ...]
    timeline: tuple[Moment, ...]
    people: tuple[tuple[str, str], ...]
    subjects: tuple[tuple[str, str], ...]
    joins: tuple[Join, ...]
    aliases: tuple[str, ...]
    is_limited: bool


def story_page(
    id_: str,
    stored: StoredStory | None,
    items: Sequence[ListedItem],
    copies: Iterable[Sequence[Any]],
    versions: Iterable[Sequence[Any]] = (),
) -> StoryPage:
    """
    Return a story's page.

    Args:
        stored: its record; None if it is not on the topic of stories.
        items: the story's items, oldest first.
        copies: rows of its duplicates.
        versions: rows of the versions of its items, each a moment.
    """
    story = decode(unpack(stored.value), Story) if stored else None
    timeline = (
        timeline_of(story, copies)
        if story
        else grouped_timeline(items, copies, versions)
    )
    return StoryPage(
        id=id_,
        headline=(story and story.headline) or _headline(items),
        status=story.status if story else "",
        merged_into=story.merged_into if story else "",
        first=timeline[0].at if timeline else 0,
        last=timeline[-1].at if timeline else 0,
        breaking=to_millis(story.breaking_at) if story else 0,
        languages=story.languages if story else _languages(items),
        numbers=tuple(_numbers(timeline)),
        hours=hour_bars(story) if story else (),
        leads=_stated_leads(story) if story else _leads(timeline),
        timeline=timeline,
        people=_concepts(story.people, "person") if story else (),
        subjects=_concepts(story.subjects, "subject") if story else (),
        joins=tuple(_joins(story)) if story else (),
        aliases=story.aliases if story else (),
        is_limited=bool(story and story.limited),
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


def _headline(items: Sequence[ListedItem]) -> str:
    usable = [item for item in items if item.status != "canceled"]
    return usable[-1].headline if usable else WITHDRAWN


def _languages(items: Iterable[ListedItem]) -> tuple[str, ...]:
    found = {base_language(item.language) for item in items}
    return tuple(sorted(found - {""}))


def _numbers(timeline: Iterable[Moment]) -> Iterable[tuple[int, str]]:
    """Yield how many items, copies, corrections and kills there are."""
    moments = list(timeline)
    items = {m.address for m in moments if m.tone != "copy"}
    copies = {m.address for m in moments if m.tone == "copy"}
    yield len(items - copies), "item" if len(items - copies) == 1 else "items"
    for tone, one, many in (
        ("copy", "copy", "copies"),
        ("update", "update", "updates"),
        ("correction", "correction", "corrections"),
        ("kill", "kill", "kills"),
    ):
        if number := sum(moment.tone == tone for moment in moments):
            yield number, one if number == 1 else many


def _leads(timeline: Iterable[Moment]) -> tuple[Lead, ...]:
    """Return each agency with its first report that is no copy."""
    first: dict[str, Lead] = {}
    for moment in timeline:
        if moment.tone not in {"copy", "kill"}:
            lead = Lead(moment.agency, moment.after, moment.address)
            first.setdefault(moment.agency, lead)
    return tuple(first.values())


def _stated_leads(story: Story) -> tuple[Lead, ...]:
    return tuple(
        Lead(lead.agency, round(lead.seconds_after_first), item_link(lead.uri))
        for lead in story.agencies
    )


def _concepts(
    concepts: Iterable[Concept], field: str
) -> tuple[tuple[str, str], ...]:
    """Return name and address of a list of items for each concept."""
    return tuple(
        (concept.name or concept.id, link("/", **{field: concept.id}))
        for concept in concepts
    )


def _joins(story: Story) -> Iterable[Join]:
    headlines: Mapping[str, str] = {
        entry.uri: entry.headline for entry in story.timeline
    }
    names = {entry.id: entry.name for entry in (*story.places, *story.people)}
    evidence = (join.terms for join in story.joins)
    words = term_words(evidence, names, headlines.values())
    return (
        _join(
            join, headlines.get(join.uri, ""), shared,
            has_page=join.story not in {"", *story.aliases},
        )
        for join, shared in zip(story.joins, words, strict=True)
    )  # fmt: skip


def _join(
    join: StoryEvidence,
    headline: str,
    words: tuple[str, ...],
    *,
    has_page: bool,
) -> Join:
    return Join(
        JOIN_KINDS[join.kind], headline or join.uri, item_link(join.uri),
        link("/story", id=join.story) if has_page else "",
        f"{join.score:.2f}", words,
    )  # fmt: skip
