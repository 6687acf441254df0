"""One item's page."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from extractors.output.codec import Ninjs, decode, encode
from extractors.output.ninjs_schema import Association
from streams.page.model.items import ItemRow, to_millis
from streams.page.model.packing import unpack
from streams.page.views.entries import EVENT_NAMES, item_link, link
from streams.page.views.evidence import Fact, facts_of
from streams.page.views.marked_text import (
    Change,
    EntityText,
    changes_between,
    entity_paragraphs,
)

__all__ = ["Copy", "ItemPage", "Picture", "Version", "item_page", "text_of"]

ENTITY_KINDS = {
    "person": "People", "organisation": "Organisations", "ticker": "Tickers",
    "place": "Places", "event": "Events", "work": "Works",
    "product": "Products", "date": "Dates", "money": "Amounts",
    "percentage": "Percentages",
}  # fmt: skip


class Picture(NamedTuple):
    """A media object with its caption."""

    kind: str
    caption: str
    credit: str
    address: str


class Version(NamedTuple):
    """One published version, and what changed since the one before."""

    revision: int
    at: int
    mark: str
    headline: tuple[Change, ...]
    body: tuple[Change, ...]
    is_first: bool


class Copy(NamedTuple):
    """An item that repeats this one."""

    uri: str
    agency: str
    kind: str
    at: int
    headline: str
    address: str
    facts: tuple[Fact, ...]
    is_killed: bool


class Named(NamedTuple):
    """An entity in the list of its kind."""

    name: str
    address: str
    number: int
    roles: tuple[str, ...]


class ItemPage(NamedTuple):
    """Everything that the page of an item shows."""

    row: ItemRow
    item: Ninjs
    mark: str
    tone: str
    is_killed: bool
    headline: str
    description: str
    body: tuple[tuple[EntityText, ...], ...]
    pictures: tuple[Picture, ...]
    entities: tuple[tuple[str, str, tuple[Named, ...]], ...]
    subjects: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    related: str
    versions: tuple[Version, ...]
    copies: tuple[Copy, ...]
    spun: tuple[str, ...]
    created: int
    embargo: int
    web: str
    json: str


def item_page(
    row: ItemRow,
    versions: Iterable[Sequence[Any]],
    copies: Iterable[Sequence[Any]],
) -> ItemPage:
    """
    Return the page of an item.

    Args:
        versions: rows of `streams.page.query.lists.versions_of`.
        copies: rows of `streams.page.query.lists.copies_of`.
    """
    item = decode(unpack(row.value), Ninjs)
    block = item.copydesk
    is_killed = row.is_canceled
    body = item.bodies[0].value if item.bodies else ""
    web = next((r.href for r in item.renditions if r.name == "web"), "")
    return ItemPage(
        row=row,
        item=item,
        mark="Kill" if is_killed else EVENT_NAMES.get(row.event, row.event),
        tone="kill" if is_killed else row.event,
        is_killed=is_killed,
        headline=row.headline,
        description=_description(item),
        body=entity_paragraphs(body, block.entities),
        pictures=tuple(map(_picture, item.associations)),
        entities=tuple(_entities(item)),
        subjects=tuple(_subjects(item)),
        facts=facts_of(block.decision.evidence),
        related=item_link(row.related) if row.related else "",
        versions=_versions(list(versions)),
        copies=tuple(map(_copy, copies)),
        spun=block.spun.examples,
        created=to_millis(item.version_created),
        embargo=to_millis(item.embargoed_until),
        web=web,
        json=_indented(item),
    )


def text_of(value: bytes) -> tuple[str, str]:
    """Return headline and body of a packed record of ``wire.items``."""
    item = decode(unpack(value), Ninjs)
    headline = item.headlines[0].value if item.headlines else ""
    return headline, item.bodies[0].value if item.bodies else ""


def _description(item: Ninjs) -> str:
    return item.descriptions[0].value if item.descriptions else ""


def _picture(media: Association) -> Picture:
    credit = [source.name for source in media.info_sources]
    return Picture(
        media.type,
        media.descriptions[0].value if media.descriptions else "",
        " / ".join(filter(None, [media.by, *credit])),
        media.renditions[0].href if media.renditions else "",
    )


def _entities(
    item: Ninjs,
) -> Iterable[tuple[str, str, tuple[Named, ...]]]:
    """Yield kind, its name, and its entities, the most salient first."""
    entities = sorted(
        item.copydesk.entities, key=lambda entity: -entity.salience
    )
    for kind, name in ENTITY_KINDS.items():
        named = tuple(
            Named(
                entity.name,
                link("/", entity=entity.id),
                len(entity.mentions) + len(entity.elsewhere),
                entity.roles,
            )
            for entity in entities
            if entity.type == kind
        )
        if named:
            yield kind, name, named[:40]


def _subjects(item: Ninjs) -> Iterable[tuple[str, str]]:
    for subject in item.subjects:
        code = subject.uri or subject.literal or subject.name
        if code:
            yield subject.name or code, link("/", subject=code)


def _versions(rows: Sequence[Sequence[Any]]) -> tuple[Version, ...]:
    """Return the versions, newest first; each against the one before."""
    found = []
    before = ("", "")
    for number, (revision, at, event, _, value) in enumerate(rows):
        text = text_of(value)
        found.append(
            Version(
                revision, at, EVENT_NAMES.get(event, event) or "New",
                changes_between(before[0], text[0]) if number else (),
                changes_between(before[1], text[1]) if number else (),
                number == 0,
            )
        )  # fmt: skip
        before = text
    return tuple(reversed(found))


def _copy(row: Sequence[Any]) -> Copy:
    uri, agency, feed, kind, at, headline, status, value = row
    stored = msgspec.json.decode(unpack(value))
    return Copy(
        uri, agency or feed, str(kind).replace("_", " "), at, headline,
        link("/copy", uri=uri), facts_of(stored.get("evidence") or {}),
        status == "canceled",
    )  # fmt: skip


def _indented(item: Ninjs) -> str:
    return msgspec.json.format(encode(item), indent=2).decode()


def time_of(millis: int) -> datetime:
    """Return Unix milliseconds as a time; 1970 if out of range."""
    try:
        return datetime.fromtimestamp(millis / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
