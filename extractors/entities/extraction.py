"""Extract the entities of an item from all its texts."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extractors.entities.coreference import resolve_full_names
from extractors.entities.engine import MAX_SPANS, Engine, Span
from extractors.entities.model import Entity, Mention
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


_start_of = attrgetter("start")


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
    values = dict(
        _drop_overlapping(find_values(document, date, item.language))
    )
    names = engine(document, item.language)[:MAX_SPANS]
    names = _drop_values(names, values)
    names = resolve_full_names(document, names)
    names = assign_credit_roles(document, names)
    outlet = Outlet(item.language, item.url)
    names = link_places(document, names, _dateline_places(item), outlet)
    return (
        *_group_spans(fields, (*names, *values), values),
        *_credit_line_agencies(item, names),
    )


def _dateline_places(item: NewsItem) -> tuple[str, ...]:
    """Return the dateline's places, ``MIAMI, Fla.`` as two."""
    places = item.dateline.places if item.dateline else ()
    parts = [
        part for place in (*places, item.located) for part in place.split(",")
    ]
    return tuple(dict.fromkeys(filter(None, map(str.strip, parts))))


def _drop_overlapping(
    values: Iterable[tuple[Span, str]],
) -> Iterator[tuple[Span, str]]:
    """Yield values; of overlapping ones only the first."""
    taken: set[int] = set()
    for span, value in values:
        offsets = range(span.start, span.end)
        if taken.isdisjoint(offsets):
            taken.update(offsets)
            yield span, value


def _drop_values(
    names: Iterable[Span], values: Iterable[Span]
) -> tuple[Span, ...]:
    """Return the names that overlap no date, amount or other value."""
    taken = {at for span in values for at in range(span.start, span.end)}
    return tuple(
        span for span in names if taken.isdisjoint(range(span.start, span.end))
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
    fields: tuple[Field, ...],
    spans: Iterable[Span],
    values: dict[Span, str],
) -> tuple[Entity, ...]:
    """Group spans by id, each group one entity."""
    groups: dict[str, list[tuple[Span, Mention]]] = {}
    for span in spans:
        mention = _make_mention(fields, span)
        if mention is not None:
            key = _entity_id(span, mention, values.get(span, ""))
            groups.setdefault(key, []).append((span, mention))
    entities = (
        _make_entity(key, group, values) for key, group in groups.items()
    )
    return tuple(sorted(entities, key=lambda e: (-e.salience, e.id)))


def _entity_id(span: Span, mention: Mention, value: str) -> str:
    if value:
        return f"{span.type}:{value.replace(' ', ':')}"
    return span.id or _id_from_name(span.type, span.name or mention.text)


def _make_mention(fields: tuple[Field, ...], span: Span) -> Mention | None:
    """Return a span at its offsets in its field; ``None`` if in no field."""
    number = bisect_right(fields, span.start, key=_start_of) - 1
    name, text, offset = fields[number]
    start, end = span.start - offset, span.end - offset
    if end > len(text):
        return None
    return Mention(start, end, text[start:end], name, span.confidence)


def _make_entity(
    key: str, group: list[tuple[Span, Mention]], values: dict[Span, str]
) -> Entity:
    spans = [span for span, _ in group]
    mentions = tuple([mention for _, mention in group])
    surfaces = tuple(dict.fromkeys([mention.text for mention in mentions]))
    names = [span.name for span in spans if span.name]
    name = names[0] if names else max(surfaces, key=len)
    roles = tuple(dict.fromkeys([r for span in spans for r in span.roles]))
    is_credit = "credit" in roles and all(
        "credit" in span.roles for span in spans
    )
    place = place_by_id(key)
    return Entity(
        id=key,
        type=spans[0].type,
        name=name,
        mentions=mentions,
        aliases=tuple([s for s in surfaces if s != name]),
        roles=roles,
        salience=0.0 if is_credit else _salience(mentions),
        value=values.get(spans[0], ""),
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _salience(mentions: tuple[Mention, ...]) -> float:
    """Return 0 to 1 from headline, lede and frequency."""
    in_headline = any(m.field == "headline" for m in mentions)
    in_lede = any(m.field == "body" and m.start < LEDE for m in mentions)
    frequency = 1 - 1 / (1 + len(mentions))
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
