"""
Encode structs as JSON, and convert items to ninjs 3.1.

    encode, decode    any struct <-> JSON, with deterministic bytes
    to_ninjs          an item and its ``copydesk`` block -> ninjs record
    item_uri          any identity -> valid URI (see `extractors.model.uris`)

The step that makes the decision fills in the block; its types are in
`extractors.output.copydesk_block`.
"""

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

import msgspec
from msgspec.structs import replace

from extractors.model.entity import EntityType
from extractors.model.item import Media, NewsItem, Rendition, Subject
from extractors.model.uris import item_uri, web_uri
from extractors.output import ninjs_schema
from extractors.output.copydesk_block import DeskBlock, DeskEntity, DeskSpun
from extractors.output.ninjs_schema import Ninjs

__all__ = [
    "DeskBlock",
    "Ninjs",
    "decode",
    "encode",
    "item_uri",
    "to_ninjs",
]

STANDARD = ninjs_schema.Standard(
    name="ninjs",
    version="3.1",
    schema="http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
)

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder(order="deterministic")


def encode(value: Any) -> bytes:
    """
    Return a struct as JSON; equal structs give equal bytes.

    The keys of free-form objects (``evidence``, ``headers``) are sorted.
    """
    return _ENCODER.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """
    Return a struct from its JSON; unknown properties are ignored.

    Raises:
        msgspec.MsgspecError: the data is not JSON, not UTF-8, nested too
            deep, or not of this type.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except (ValueError, OverflowError, RecursionError) as error:
        # msgspec 0.22 lets through the UnicodeDecodeError of a string and
        # the RecursionError of nested brackets.
        raise msgspec.DecodeError(str(error)) from error


def to_ninjs(item: NewsItem, block: DeskBlock) -> Ninjs:
    """
    Return the item as a ninjs 3.1 record.

    A canceled item (NewsML-G2 ``pubStatus``) keeps its identity, its times
    and the provider's note. Its text is removed, also from the block: body,
    headline, captions, entities and pictures.
    """
    if item.pub_status == "canceled":
        return _envelope(item, _without_text(block))
    return replace(
        _envelope(item, block),
        **_story(item),
        **_rights(item),
        **_entities(block),
        info_sources=tuple(_sources(item)),
        associations=tuple(
            _association(number, media, block)
            for number, media in enumerate(item.media, 1)
        ),
    )


def _envelope(item: NewsItem, block: DeskBlock) -> Ninjs:
    return Ninjs(
        uri=item_uri(item.uri),
        type="text",
        standard=STANDARD,
        version=item.version or str(block.revision),
        version_created=item.version_created or item.fetched_at,
        first_created=item.first_created,
        embargoed_until=item.embargoed_until,
        expires=item.expires,
        pub_status=item.pub_status,
        urgency=item.urgency if 1 <= item.urgency <= 9 else 0,
        language=item.language,
        ed_note=item.ed_note,
        alt_ids=tuple(_alt_ids(item)),
        bodies=(),
        copydesk=block,
    )


def _without_text(block: DeskBlock) -> DeskBlock:
    return replace(
        block,
        dateline="",
        credit_line="",
        spun=DeskSpun(),
        entities=(),
        captions=(),
        caption_texts=(),
        keywords=(),
        take_key="",
    )


def _story(item: NewsItem) -> dict[str, Any]:
    summary = item.description
    web = web_uri(item.url)
    return {
        "bodies": (_body(item.body),),
        "headlines": _texts("main", item.headline),
        "descriptions": _texts("summary", summary),
        "slugline": item.slugline,
        "by": item.byline,
        "located": item.located,
        "subjects": tuple(map(_subject, item.subjects)),
        "genres": (ninjs_schema.Genre(item.genre),) if item.genre else (),
        "renditions": (ninjs_schema.NinjsRendition("web", web, "text/html"),)
        if web
        else (),
    }


def _rights(item: NewsItem) -> dict[str, Any]:
    return {
        "usage_terms": item.usage_terms,
        "copyright_holder": item.copyright_holder,
        "copyright_notice": item.copyright_notice,
    }


def _texts(role: str, value: str) -> tuple[ninjs_schema.Text, ...]:
    return (ninjs_schema.Text(role, value),) if value else ()


def _body(text: str) -> ninjs_schema.Body:
    return ninjs_schema.Body(
        role="main",
        content_type="text/plain",
        value=text,
        char_count=len(text),
        word_count=len(text.split()),
    )


def _alt_ids(item: NewsItem) -> Iterable[ninjs_schema.AltId]:
    if item_uri(item.uri) != item.uri:
        yield ninjs_schema.AltId("guid", item.uri)
    if item.sequence:
        yield ninjs_schema.AltId("sequence", item.sequence)


def _sources(item: NewsItem) -> Iterable[ninjs_schema.InfoSource]:
    if item.provider or item.agency:
        yield ninjs_schema.InfoSource(item.provider or item.agency, "provider")
    for name in item.info_sources:
        yield ninjs_schema.InfoSource(name, "originalSource")
    if item.credit_line:
        yield ninjs_schema.InfoSource(item.credit_line, "credit")


def _subject(subject: Subject) -> ninjs_schema.NinjsSubject:
    """Return a subject; its code becomes ``literal`` if it is not a URI."""
    valid = subject.uri and item_uri(subject.uri) == subject.uri
    literal = "" if valid else subject.uri
    if literal and subject.scheme:
        literal = f"{subject.scheme}:{literal}"
    supplied = subject.confidence >= 1
    return ninjs_schema.NinjsSubject(
        name=subject.name,
        uri=subject.uri if valid else "",
        literal=literal,
        confidence=None if supplied else round(100 * subject.confidence),
    )


def _association(
    number: int, media: Media, block: DeskBlock
) -> ninjs_schema.Association:
    """Return a media object, with its cleaned caption if there is one."""
    caption = next(
        (known for known in block.caption_texts if media.uri in known.media),
        None,
    )
    text = caption.text if caption else media.caption
    credit = (caption and caption.credit_line) or media.credit_line
    return ninjs_schema.Association(
        name=f"{media.type}-{number}",
        uri=item_uri(media.uri),
        type=media.type,
        headlines=_texts("main", media.headline),
        descriptions=_texts("caption", text),
        by=(caption and caption.photographer) or media.byline,
        info_sources=(ninjs_schema.InfoSource(credit, "credit"),)
        if credit
        else (),
        renditions=tuple(
            _rendition(rendition)
            for rendition in media.renditions
            if web_uri(rendition.href)
        ),
    )


def _rendition(rendition: Rendition) -> ninjs_schema.NinjsRendition:
    return ninjs_schema.NinjsRendition(
        rendition.name or "original",
        web_uri(rendition.href),
        rendition.content_type,
        rendition.width,
        rendition.height,
    )


def _entities(block: DeskBlock) -> dict[str, Any]:
    """
    Return entities by ninjs list; ninjs has none for dates and amounts.

    The story is the event that the whole item is about: ``events`` has it
    with the relation ``story``. Its record is on ``wire.stories``.
    """
    story = ninjs_schema.Named(
        block.story, "story", f"urn:copydesk:story:{block.story}"
    )
    by_type: dict[EntityType, list[DeskEntity]] = {
        kind: [] for kind in get_args(EntityType)
    }
    for entity in block.entities:
        by_type[entity.type].append(entity)
    return {
        "people": tuple(map(_named_entity, by_type["person"])),
        "organisations": tuple(
            map(_organisation, by_type["organisation"] + by_type["ticker"])
        ),
        "places": tuple(map(_place, by_type["place"])),
        "events": (
            *((story,) if block.story else ()),
            *map(_named_entity, by_type["event"]),
        ),
        "objects": tuple(
            map(_named_entity, by_type["work"] + by_type["product"])
        ),
    }


def _named_entity(entity: DeskEntity) -> ninjs_schema.Named:
    return ninjs_schema.Named(entity.name, "mentions", item_uri(entity.id))


def _organisation(entity: DeskEntity) -> ninjs_schema.Organisation:
    """Return an organisation; a ticker's id is ``mic:EXCHANGE:SYMBOL``."""
    parts = entity.id.split(":", 2)
    is_ticker = entity.type == "ticker" and len(parts) == 3
    return ninjs_schema.Organisation(
        entity.name,
        "mentions",
        item_uri(entity.id),
        (ninjs_schema.Symbol(parts[2], parts[1]),) if is_ticker else (),
    )


def _place(entity: DeskEntity) -> ninjs_schema.Place:
    point = (
        ninjs_schema.Point((entity.longitude, entity.latitude))
        if entity.latitude is not None and entity.longitude is not None
        else None
    )
    return ninjs_schema.Place(
        entity.name, "mentions", item_uri(entity.id), point
    )
