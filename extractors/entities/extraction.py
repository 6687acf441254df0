"""Extract the entities of an item from all its texts."""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat
from operator import attrgetter
from typing import NamedTuple

from extractors.entities.coreference import resolve_full_names
from extractors.entities.engine import MAX_SPANS, Engine, Span
from extractors.entities.places.linking import (
    Outlet,
    link_places,
    place_by_id,
)
from extractors.entities.text.credit_spans import (
    assign_credit_roles,
    find_agency,
)
from extractors.entities.values.values import find_values
from extractors.model.entity import Entity, Mention
from extractors.model.item import NewsItem

__all__ = ["extract_entities"]

GAP = "\n\n"
LEDE = 300
"""Code points of the body that count as its lede: about fifty words."""


class Field(NamedTuple):
    """
    One text of the item.

    Attributes:
        name: ``headline``, ``body`` or ``caption/N``.
        text: its text.
        start: its offset in the joined text.
    """

    name: str
    text: str
    start: int


class _Group(NamedTuple):
    """The mentions of one entity, and the value of the first."""

    value: str
    spans: list[Span]
    mentions: list[Mention]


_Valued = Iterable[tuple[Span, str]]
"""Spans, each with its normal value; empty for a name."""

_BY_ID, _BY_SALIENCE = attrgetter("id"), attrgetter("salience")


def extract_entities(item: NewsItem, engine: Engine) -> tuple[Entity, ...]:
    """
    Extract the entities of an item.

    Headline, body and captions are processed as one document, so that a
    surname in the headline is resolved to the full name in the body. An
    agency or a reporter that occurs only in credits has the role ``credit``
    and no salience, because the text is not about them.

    Args:
        item: a cleaned item.
        engine: the recogniser (``rule_engine()``, ``spacy_engine()``).

    Returns:
        Entities by salience, then by id. The text of each mention equals
        its slice of the field.
    """
    fields = tuple(_fields(item))
    document = GAP.join(field.text for field in fields)
    date = (
        item.version_created or item.first_created or item.fetched_at
    ).date()
    values = list(
        _drop_overlapping(find_values(document, date, item.language))
    )
    names = engine(document, item.language)[:MAX_SPANS]
    names = _drop_values(names, [span for span, _ in values])
    names = resolve_full_names(document, names)
    names = assign_credit_roles(document, names)
    outlet = Outlet(item.language, item.url)
    names = link_places(document, names, _dateline_places(item), outlet)
    return (
        *_group_spans(
            fields, chain(zip(names, repeat(""), strict=False), values)
        ),
        *_credit_line_agencies(item, names),
    )


def _dateline_places(item: NewsItem) -> tuple[str, ...]:
    """Return the dateline's places, ``MIAMI, Fla.`` as two."""
    places = item.dateline.places if item.dateline else ()
    parts = [
        part for place in (*places, item.located) for part in place.split(",")
    ]
    return tuple(dict.fromkeys(filter(None, map(str.strip, parts))))


def _drop_overlapping(values: _Valued) -> Iterator[tuple[Span, str]]:
    """Yield values; of overlapping ones only the first."""
    taken: set[int] = set()
    for span, value in values:
        offsets = range(span.start, span.end)
        if taken.isdisjoint(offsets):
            taken.update(offsets)
            yield span, value


def _drop_values(
    names: tuple[Span, ...], values: Sequence[Span]
) -> tuple[Span, ...]:
    """Return the names that overlap no date, amount or other value."""
    if not values:
        return names
    ordered = sorted(values)
    starts = [*(span.start for span in ordered), sys.maxsize]
    ends = [span.end for span in ordered]
    return tuple(
        span
        for span in names
        if starts[bisect_right(ends, span.start)] >= span.end
    )


def _credit_line_agencies(
    item: NewsItem, names: Iterable[Span]
) -> Iterator[Entity]:
    """Yield the agencies that occur only in credit lines."""
    seen = {span.name for span in names}
    lines = (item.credit_line, *(c.credit_line for c in item.captions))
    for line in dict.fromkeys(filter(None, lines)):
        name = find_agency(line)
        if name and name not in seen:
            key = _id_from_name("organisation", name)
            yield Entity(key, "organisation", name, roles=("credit",))
            seen.add(name)


def _fields(item: NewsItem) -> Iterator[Field]:
    start = 0
    for name, text in _texts(item):
        yield Field(name, text, start)
        start += len(text) + len(GAP)


def _texts(item: NewsItem) -> Iterator[tuple[str, str]]:
    yield "headline", item.headline
    yield "body", item.body
    for number, caption in enumerate(item.captions):
        yield f"caption/{number}", caption.text


def _group_spans(
    fields: tuple[Field, ...], spans: _Valued
) -> tuple[Entity, ...]:
    """Group spans by id, each group one entity."""
    starts = [field.start for field in fields]
    groups: dict[str, _Group] = {}
    for span, value in spans:
        field = fields[bisect_right(starts, span.start) - 1]
        mention = _make_mention(field, span)
        if mention is None:
            continue
        key = _entity_id(span, mention, value)
        group = groups.get(key)
        if group is None:
            groups[key] = _Group(value, [span], [mention])
        else:
            group.spans.append(span)
            group.mentions.append(mention)
    entities = [_make_entity(key, group) for key, group in groups.items()]
    entities.sort(key=_BY_ID)
    entities.sort(key=_BY_SALIENCE, reverse=True)
    return tuple(entities)


def _entity_id(span: Span, mention: Mention, value: str) -> str:
    if value:
        return f"{span.type}:{value.replace(' ', ':')}"
    return span.id or _id_from_name(span.type, span.name or mention.text)


def _make_mention(field: Field, span: Span) -> Mention | None:
    """Return a span at its offsets in a field; ``None`` if not in it."""
    name, text, offset = field
    start, end = span.start - offset, span.end - offset
    if end > len(text):
        return None
    return Mention(start, end, text[start:end], name, span.confidence)


def _make_entity(key: str, group: _Group) -> Entity:
    value, spans, mentions = group
    name, aliases = _name_and_aliases(spans, mentions)
    roles = _roles(spans)
    is_credit = "credit" in roles and all(
        "credit" in span.roles for span in spans
    )
    place = place_by_id(key)
    return Entity(
        id=key,
        type=spans[0].type,
        name=name,
        mentions=tuple(mentions),
        aliases=aliases,
        roles=roles,
        salience=0.0 if is_credit else _salience(mentions),
        value=value,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _name_and_aliases(
    spans: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[str, tuple[str, ...]]:
    """Return an entity's normal name, and its other surfaces in order."""
    if len(spans) == 1:  # most entities
        surface = mentions[0].text
        name = spans[0].name or surface
        return name, () if name == surface else (surface,)
    surfaces = dict.fromkeys([mention.text for mention in mentions])
    names = [span.name for span in spans if span.name]
    name = names[0] if names else max(surfaces, key=len)
    return name, tuple([s for s in surfaces if s != name])


def _roles(spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the roles of an entity, each once."""
    roles = [role for span in spans for role in span.roles]
    return tuple(dict.fromkeys(roles)) if roles else ()


def _salience(mentions: Iterable[Mention]) -> float:
    """Return 0 to 1 from headline, lede and frequency."""
    in_headline = in_lede = False
    count = 0
    for mention in mentions:
        count += 1
        if mention.field == "headline":
            in_headline = True
        elif mention.start < LEDE and mention.field == "body":
            in_lede = True
    frequency = 1 - 1 / (1 + count)
    return round(0.4 * in_headline + 0.3 * in_lede + 0.3 * frequency, 4)


@lru_cache(maxsize=1 << 12)
def _id_from_name(kind: str, name: str) -> str:
    """
    Make the stable id of a normal name: ``person:vladimir-putin``.

    Names that differ only in case, accents or punctuation have the same id.
    Letters of other scripts are kept.
    """
    bare = name.lower() if name.isascii() else _without_marks(name)
    slug = "-".join(re.findall(r"\w+", bare))
    return f"{kind}:{slug or 'unnamed'}"


def _without_marks(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))
