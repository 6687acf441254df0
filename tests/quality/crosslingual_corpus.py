"""
News texts and their translations (WMT 2021), with terms and vectors.

A background of English stories from three other corpora stands beside them,
as the stories of a day do.
"""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from extractors.crosslingual import neutral_terms, sentence_encoder
from extractors.entities import extract_entities, rule_engine
from extractors.model.item import NewsItem
from tests.corpora import HOME
from tests.quality import reuters_21578

CORPUS = HOME / "crosslingual-wmt21-dev.jsonl.gz"
BACKGROUNDS = tuple(
    HOME / f"events-{name}-dev.jsonl.gz" for name in ("allsides2021", "basil")
)
NEWS_OF_1987 = 3_000
"""Stories of Reuters-21578 in the background, the first by time."""

Stories = tuple["Story", ...]

_DAY = datetime(2020, 8, 1, tzinfo=UTC)


class Story(NamedTuple):
    """A text; `set` and `side` say in which pair of languages it stands."""

    id: str
    language: str
    terms: tuple[str, ...]
    set: str = ""
    side: str = ""
    vector: bytes = b""


@cache
def read() -> tuple[dict[str, Any], ...]:
    """Return the records of the corpus."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return tuple(map(json.loads, lines))


@cache
def stories() -> tuple[Story, ...]:
    """Return all texts of the corpus with their terms."""
    return tuple(
        Story(
            row["id"],
            row["lang"],
            terms_of(item_of(row)),
            row["set"],
            row["side"],
        )
        for row in read()
    )


@cache
def encoded_stories() -> tuple[Story, ...]:
    """Return all texts of the corpus with their terms and vectors."""
    encode = sentence_encoder()
    return tuple(
        story._replace(vector=encode(item_of(row)))
        for story, row in zip(stories(), read(), strict=True)
    )


@cache
def background() -> tuple[Story, ...]:
    """Return English stories that translate none of the corpus."""
    return tuple(
        Story(f"background {number}", "en", terms_of(item))
        for number, item in enumerate(_background_items())
    )


@cache
def encoded_background() -> tuple[Story, ...]:
    """Return the stories of the background with their vectors."""
    encode = sentence_encoder()
    return tuple(
        story._replace(vector=encode(item))
        for story, item in zip(background(), _background_items(), strict=True)
    )


def _background_items() -> tuple[NewsItem, ...]:
    others = (item_of(row) for path in BACKGROUNDS for row in _rows(path))
    news = reuters_21578.items()[:NEWS_OF_1987]
    return (*(replace(item, language="en") for item in news), *others)


def _rows(path: Any) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = f"{row['title']}\n{row['body']}"
            yield {"lang": "en", "head": row["title"], "text": text}


def item_of(row: dict[str, Any]) -> NewsItem:
    head = row["head"]
    return NewsItem(
        uri="urn:example:1",
        feed="feed",
        fetched_at=_DAY,
        language=row["lang"],
        headline=head,
        body=row["text"].removeprefix(head).strip(),
    )


@cache
def _engine() -> Any:
    return rule_engine()


def terms_of(item: NewsItem) -> tuple[str, ...]:
    return neutral_terms(item, extract_entities(item, _engine()))
