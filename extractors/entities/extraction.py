"""Spans of an item's fields, gathered into its entities."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.entities.coreference import full_names
from extractors.entities.engine import Engine, Span
from extractors.entities.model import Entity, Mention
from extractors.entities.places.linking import located, place
from extractors.entities.text.credit_spans import agency, mark_credits
from extractors.entities.values.values import values
from extractors.model.item import NewsItem

__all__ = ["extract_entities", "normal_id"]

GAP = "\n\n"
LEDE = 300
"""Code points of the body that count as its lede: about fifty words."""


class Field(NamedTuple):
    """One text of the item, and where it stands in the joined text."""

    name: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """One past its last code point in the joined text."""
        return self.start + len(self.text)


def extract_entities(item: NewsItem, engine: Engine) -> tuple[Entity, ...]:
    """
    Mark the entities of an item.

    Headline, body and captions are read as one document, so that a surname
    in the headline is the person whom the body names in full. An agency or
    a reporter that is only credited keeps the role ``credit`` and no
    salience: the text is not about them.

    Args:
        item: a cleaned item.
        engine: the recogniser (``wire_engine()``, ``spacy_engine()``).

    Returns:
        Entities by salience, then by id. Every mention's slice of its field
        equals its surface.
    """
    fields = tuple(_fields(item))
    document = GAP.join(field.text for field in fields)
    at = (item.version_created or item.first_created or item.fetched_at).date()
    counted = dict(_first(values(document, at, item.language)))
    named = _apart(engine(document, item.language), counted)
    credited = mark_credits(document, full_names(document, named))
    placed = place(document, credited, _dateline(item))
    return (
        *_entities(fields, (*placed, *counted), counted),
        *_credit_lines(item, placed),
    )


def _dateline(item: NewsItem) -> tuple[str, ...]:
    """Give the item's places, each part of ``MIAMI, Fla.`` by itself."""
    places = item.dateline.places if item.dateline else ()
    parts = [
        part for place in (*places, item.located) for part in place.split(",")
    ]
    return tuple(dict.fromkeys(filter(None, map(str.strip, parts))))


def _first(found: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Keep of overlapping values the one that was found first."""
    taken: set[int] = set()
    for span, value in found:
        inside = range(span.start, span.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            yield span, value


def _apart(spans: Iterable[Span], counted: Iterable[Span]) -> list[Span]:
    """Drop names that a date or an amount overlaps."""
    taken = {at for span in counted for at in range(span.start, span.end)}
    return [s for s in spans if taken.isdisjoint(range(s.start, s.end))]


def _credit_lines(item: NewsItem, spans: Iterable[Span]) -> Iterator[Entity]:
    """Yield the agencies that stand only in credit lines."""
    seen = {span.name for span in spans}
    lines = (item.credit_line, *(c.credit_line for c in item.captions))
    for line in dict.fromkeys(filter(None, lines)):
        name = agency(line)
        if name and name not in seen:
            key = normal_id("organisation", name)
            yield Entity(key, "organisation", name, roles=("credit",))
            seen.add(name)


def _fields(item: NewsItem) -> Iterator[Field]:
    at = 0
    for name, text in _texts(item):
        yield Field(name, text, at)
        at += len(text) + len(GAP)


def _texts(item: NewsItem) -> Iterator[tuple[str, str]]:
    yield "headline", item.headline
    yield "body", item.body
    for number, caption in enumerate(item.captions):
        yield f"caption/{number}", caption.text


def _entities(
    fields: tuple[Field, ...],
    spans: Iterable[Span],
    counted: dict[Span, str],
) -> tuple[Entity, ...]:
    found: dict[str, list[tuple[Span, Mention]]] = {}
    for span in spans:
        mention = _mention(fields, span)
        if mention is not None:
            value = counted.get(span, "")
            key = _key(span, mention, value)
            found.setdefault(key, []).append((span, mention))
    entities = (_entity(key, seen, counted) for key, seen in found.items())
    return tuple(sorted(entities, key=lambda e: (-e.salience, e.id)))


def _key(span: Span, mention: Mention, value: str) -> str:
    if value:
        return f"{span.type}:{value.replace(' ', ':')}"
    return span.id or normal_id(span.type, span.name or mention.text)


def _mention(fields: tuple[Field, ...], span: Span) -> Mention | None:
    for field in fields:
        if field.start <= span.start and span.end <= field.end:
            start, end = span.start - field.start, span.end - field.start
            return Mention(
                start=start,
                end=end,
                text=field.text[start:end],
                field=field.name,
                confidence=span.confidence,
            )
    return None


def _entity(
    key: str, seen: list[tuple[Span, Mention]], counted: dict[Span, str]
) -> Entity:
    spans = [span for span, _ in seen]
    mentions = tuple(mention for _, mention in seen)
    surfaces = tuple(dict.fromkeys(mention.text for mention in mentions))
    given = (span.name for span in spans if span.name)
    name = next(given, None) or max(surfaces, key=len)
    roles = tuple(dict.fromkeys(r for span in spans for r in span.roles))
    credited = all("credit" in span.roles for span in spans)
    where = located(key)
    return Entity(
        id=key,
        type=spans[0].type,
        name=name,
        mentions=mentions,
        aliases=tuple(s for s in surfaces if s != name),
        roles=roles,
        salience=0.0 if credited else _salience(mentions),
        value=counted.get(spans[0], ""),
        country=where.country,
        latitude=where.latitude,
        longitude=where.longitude,
    )


def _salience(mentions: tuple[Mention, ...]) -> float:
    headline = any(m.field == "headline" for m in mentions)
    lede = any(m.field == "body" and m.start < LEDE for m in mentions)
    often = 1 - 1 / (1 + len(mentions))
    return round(0.4 * headline + 0.3 * lede + 0.3 * often, 4)


def normal_id(kind: str, name: str) -> str:
    """
    Make the stable id of a normal name: ``person:vladimir-putin``.

    Case, accents and punctuation do not tell two names apart; letters of
    other scripts are kept.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    slug = "-".join(re.findall(r"\w+", bare))
    return f"{kind}:{slug or 'unnamed'}"
