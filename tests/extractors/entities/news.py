"""Build items and extract their entities with the default engine."""

from datetime import UTC, datetime

from extractors.entities import extract_entities, rule_engine
from extractors.model.entity import Entity
from extractors.model.item import NewsItem

ENGINE = rule_engine()
AT = datetime(2021, 12, 16, tzinfo=UTC)  # a Thursday


def make_item(body: str = "", language: str = "en", **fields) -> NewsItem:
    return NewsItem(
        uri="urn:test:1",
        feed="test",
        fetched_at=AT,
        body=body,
        language=language,
        **fields,
    )


def entities_of(
    body: str, language: str = "en", **fields
) -> tuple[Entity, ...]:
    return extract_entities(make_item(body, language, **fields), ENGINE)


def names_of(body: str, language: str = "en") -> set[tuple[str, str]]:
    return {
        (entity.type, entity.name) for entity in entities_of(body, language)
    }


def mentions_of(text: str, language: str) -> set[tuple[str, str]]:
    """Return the surface and the type of each span in a text."""
    return {
        (text[span.start : span.end], span.type)
        for span in ENGINE(text, language)
    }
