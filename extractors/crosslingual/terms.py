"""The terms of an item that do not depend on its language."""

from collections.abc import Iterator, Sequence

from extractors.crosslingual.numbers import read_numbers
from extractors.crosslingual.sounds import sounds
from extractors.model.entity import Entity
from extractors.model.item import NewsItem

__all__ = ["MAX_TERMS", "neutral_terms"]

MAX_TERMS = 96
"""Terms of an item: some 450 words have so many. 160 link one point more."""

_MAX_TEXT = 4_000
"""Characters of a body that are read: what is news stands first."""


def neutral_terms(
    item: NewsItem, entities: Sequence[Entity]
) -> tuple[str, ...]:
    """
    Return what another language's text on the same event has, too.

    These are the ids of entities (``geonames:2643743``, ``iso3166:CN``,
    ``money:USD:100``, ``date:2021-12-15``), numbers (``number:206700``), and
    the consonants of names and of long words (``sound:trnp``).

    Args:
        item: a cleaned item.
        entities: its entities (`extract_entities`).

    Returns:
        Distinct terms in the order of their characters, at most `MAX_TERMS`:
        those of the headline and of the beginning of the body.
    """
    found: dict[str, None] = {}
    for term in _terms(item, entities):
        found[term] = None
        if len(found) == MAX_TERMS:
            break
    return tuple(sorted(found))


def _terms(item: NewsItem, entities: Sequence[Entity]) -> Iterator[str]:
    for entity in entities[: MAX_TERMS // 4]:
        if "credit" not in entity.roles:
            yield entity.id
    for text in (item.headline, item.body[:_MAX_TEXT]):
        for number in read_numbers(text, item.language):
            yield f"number:{number}"
        for sound in sounds(text, item.language):
            yield f"sound:{sound}"
