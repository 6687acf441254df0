"""
A record of ``wire.items`` as rows: the item, its texts and its tags.

An item's id is its time and a hash of its uri. So ids are in the order of
time, and a second reading of the topic gives the same ids.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import xxhash

from extractors.model.language_tags import base_language
from extractors.output.codec import Ninjs, decode
from streams.desk.sinks.rules import Route, match
from streams.page.model.packing import pack
from streams.page.model.segmentation import separate_characters
from streams.page.model.source import SourceRecord

__all__ = [
    "HASH_BITS",
    "TAG_KINDS",
    "ItemChange",
    "ItemRow",
    "Tag",
    "Texts",
    "first_id_at",
    "item_change",
    "to_millis",
]

HASH_BITS = 20
"""Bits of an id below its time in milliseconds."""
SUMMARY_LENGTH = 280
"""Characters of a summary that was made from the body."""
MAX_TAGS = 400
"""Tags of an item: a text of 250,000 characters can name thousands."""
TAGGED = frozenset(
    {
        "person", "organisation", "place", "event", "work", "product",
        "ticker",
    }
)  # fmt: skip
"""Types of entities that are tags: not dates, amounts and percentages."""
TAG_KINDS = (
    "signal", "route", "subject", "person", "organisation", "place",
    "occasion", "work", "product", "ticker",
)  # fmt: skip
"""All kinds of tags; the place of a kind is stored, so it never changes."""


class ItemRow(NamedTuple):
    """
    The columns of an item, in the order of the table.

    Attributes:
        at: when the record was written, Unix milliseconds.
        fetched: when the raw item was fetched, Unix milliseconds.
        language: BCP 47, as the item states it.
        base_language: its first part, for filters.
        pictures: number of media objects.
        copies: number of items folded into this one.
        relation: kind of the desk's decision.
        related: uri of the item that the decision is about; or empty.
        value: the whole record, packed.
    """

    id: int
    uri: str
    at: int
    fetched: int
    revision: int
    event: str
    status: str
    urgency: int
    language: str
    base_language: str
    agency: str
    feed: str
    story: str
    headline: str
    summary: str
    note: str
    located: str
    words: int
    pictures: int
    copies: int
    relation: str
    related: str
    source: str
    value: bytes

    @property
    def is_canceled(self) -> bool:
        """Return whether the item was killed."""
        return self.status == "canceled"


class Texts(NamedTuple):
    """The searched texts of an item; the names are those of the columns."""

    headline: str
    slug: str
    body: str
    byline: str
    caption: str
    entity: str
    subject: str


class Tag(NamedTuple):
    """
    A value by which items are filtered and counted.

    Attributes:
        kind: one of `TAG_KINDS`; an ``event`` in a text is an ``occasion``,
            not an item's event.
        value: the code or id.
        label: the name for people.
    """

    kind: str
    value: str
    label: str


class ItemChange(NamedTuple):
    """An item's new state; a canceled one has no texts and no tags."""

    row: ItemRow
    texts: Texts | None
    tags: tuple[Tag, ...]


def item_change(record: SourceRecord, routes: Sequence[Route]) -> ItemChange:
    """
    Return the rows of one record of ``wire.items``.

    Raises:
        msgspec.MsgspecError: the value is not an item.
    """
    value = record.value or b""
    item = decode(value, Ninjs)
    row = _row(record, item, value)
    if row.is_canceled:
        return ItemChange(row, None, tuple(_signals(item)))
    tags = tuple(dict.fromkeys(_tags(item, routes)))[:MAX_TAGS]
    return ItemChange(row, _texts(item), tags)


def to_millis(time: datetime | None) -> int:
    """Return Unix milliseconds; 0 for None. Without a zone it is UTC."""
    if time is None:
        return 0
    aware = time if time.tzinfo else time.replace(tzinfo=UTC)
    return int(aware.timestamp() * 1000)


def first_id_at(millis: int) -> int:
    """Return the lowest id that an item of this time can have."""
    return max(0, millis) << HASH_BITS


def _row(record: SourceRecord, item: Ninjs, value: bytes) -> ItemRow:
    block = item.copydesk
    body = item.bodies[0] if item.bodies else None
    spread = xxhash.xxh3_64_intdigest(item.uri.encode()) & (
        (1 << HASH_BITS) - 1
    )
    return ItemRow(
        id=first_id_at(record.at) | spread,
        uri=item.uri,
        at=record.at,
        fetched=to_millis(block.fetched_at),
        revision=block.revision,
        event=block.event,
        status=item.pub_status,
        urgency=item.urgency,
        language=item.language,
        base_language=base_language(item.language),
        agency=block.agency,
        feed=block.feed,
        story=block.story,
        headline=item.headlines[0].value if item.headlines else "",
        summary=_summary(item),
        note=item.ed_note,
        located=item.located,
        words=body.word_count if body else 0,
        pictures=len(item.associations),
        copies=len(block.members),
        relation=block.decision.kind,
        related=block.decision.of,
        source=block.source,
        value=pack(value),
    )


def _summary(item: Ninjs) -> str:
    """Return the description, or else the start of the body."""
    if item.descriptions:
        return item.descriptions[0].value
    text = item.bodies[0].value if item.bodies else ""
    start = " ".join(text[: SUMMARY_LENGTH + 1].split())
    if len(text) <= SUMMARY_LENGTH:
        return start
    return start.rpartition(" ")[0] + "\u2026" if " " in start else start


def _texts(item: Ninjs) -> Texts:
    block = item.copydesk
    texts = Texts(
        headline=_join(line.value for line in item.headlines),
        slug=item.slugline,
        body=item.bodies[0].value if item.bodies else "",
        byline=_join((item.by, block.credit_line)),
        caption=_join(
            text.value
            for association in item.associations
            for text in association.descriptions
        ),
        entity=_join(entity.name for entity in block.entities),
        subject=_join(
            (*(subject.name for subject in item.subjects), *block.keywords)
        ),
    )
    return Texts._make(map(separate_characters, texts))


def _join(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def _tags(item: Ninjs, routes: Sequence[Route]) -> Iterator[Tag]:
    yield from _signals(item)
    for route in routes:
        if match(route, item):
            yield Tag("route", route.name, route.name)
    for subject in item.subjects:
        value = subject.uri or subject.literal or subject.name
        if value:
            yield Tag("subject", value, subject.name or value)
    for entity in sorted(
        item.copydesk.entities, key=lambda entity: -entity.salience
    ):
        if entity.id and entity.type in TAGGED:
            kind = "occasion" if entity.type == "event" else entity.type
            yield Tag(kind, entity.id, entity.name or entity.id)


def _signals(item: Ninjs) -> Iterator[Tag]:
    for signal in item.copydesk.signals:
        yield Tag("signal", signal, signal.partition(":")[2] or signal)
