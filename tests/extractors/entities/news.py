"""Items to mark, and the default engine, built once."""

from datetime import UTC, datetime

from extractors.entities import Entity, extract_entities, rule_engine
from extractors.model.item import NewsItem

ENGINE = rule_engine()
AT = datetime(2021, 12, 16, tzinfo=UTC)  # a Thursday


def item(body: str = "", language: str = "en", **fields) -> NewsItem:
    return NewsItem(
        uri="urn:test:1",
        feed="test",
        fetched_at=AT,
        body=body,
        language=language,
        **fields,
    )


def found(body: str, language: str = "en", **fields) -> tuple[Entity, ...]:
    return extract_entities(item(body, language, **fields), ENGINE)


def names(body: str, language: str = "en") -> set[tuple[str, str]]:
    return {(one.type, one.name) for one in found(body, language)}
