"""
Stories that meet across languages, on news texts and their translations.

    python -m tests.quality.crosslingual

R@1 is the share of texts whose translation is the most similar of all texts
of the other language. A link needs a score from `THRESHOLD`. Links are
counted in three ways: with the translation present, with it removed (then
every link is false), and as a stream in which all languages arrive mixed.
The stories of two other corpora stand beside the translations as a
background, as the stories of a day do.

The corpus labels translations only. Two texts on one event that do not
translate each other count as a false link.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from time import process_time
from typing import Any, NamedTuple

from extractors.crosslingual import StoryLinker, neutral_terms
from extractors.entities import extract_entities, rule_engine
from extractors.model.item import NewsItem
from tests.corpora import HOME
from tests.quality import reuters_21578
from tests.quality.scores import mean

CORPUS = HOME / "crosslingual-wmt21-dev.jsonl.gz"
BACKGROUNDS = tuple(
    HOME / f"events-{name}-dev.jsonl.gz" for name in ("allsides2021", "basil")
)
NEWS_OF_1987 = 3_000
"""Stories of Reuters-21578 in the background, the first by time."""

_DAY = datetime(2020, 8, 1, tzinfo=UTC)


class Story(NamedTuple):
    """A text; `set` and `side` say in which pair of languages it stands."""

    id: str
    language: str
    terms: tuple[str, ...]
    set: str = ""
    side: str = ""


class Links(NamedTuple):
    """What a linker did with texts: each count is of texts."""

    texts: int
    right: int
    wrong: int


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
            _terms(_item(row)),
            row["set"],
            row["side"],
        )
        for row in read()
    )


@cache
def background() -> tuple[Story, ...]:
    """Return English stories that translate none of the corpus."""
    items = [
        *reuters_21578.items()[:NEWS_OF_1987],
        *(_item(row) for path in BACKGROUNDS for row in _rows(path)),
    ]
    return tuple(
        Story(f"background {number}", "en", _terms(item))
        for number, item in enumerate(items)
    )


def _rows(path: Any) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = f"{row['title']}\n{row['body']}"
            yield {"lang": "en", "head": row["title"], "text": text}


def _item(row: dict[str, Any]) -> NewsItem:
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


def _terms(item: NewsItem) -> tuple[str, ...]:
    return neutral_terms(item, extract_entities(item, _engine()))


def sets() -> tuple[str, ...]:
    """Return the pairs of languages."""
    return tuple(sorted({story.set for story in stories()}))


def texts_of(pair: str) -> tuple[Story, ...]:
    """Return the translations of one pair of languages."""
    return tuple(s for s in stories() if s.set == pair and s.side == "x")


def pool_of(pair: str) -> tuple[Story, ...]:
    """Return the texts among which a translation is found."""
    if "en" in pair.split("-"):
        return tuple(s for s in stories() if s.language == "en")
    return tuple(s for s in stories() if s.set == pair and s.side == "en")


def linker_of(*pools: Sequence[Story]) -> StoryLinker:
    """Return a linker with all stories."""
    linker = StoryLinker()
    for pool in pools:
        for story in pool:
            linker.add(story.id, story.language, story.terms, 0.0)
    return linker


def recall_at_1(pair: str, beside: Sequence[Story] = ()) -> float:
    """Return the share of texts whose translation is the most similar."""
    linker = linker_of(pool_of(pair), beside)
    texts = texts_of(pair)
    best = [linker.most_similar(s.language, s.terms, 0.0) for s in texts]
    hits = sum(
        link is not None and link.story == story.id
        for link, story in zip(best, texts, strict=True)
    )
    return hits / len(texts)


def links(beside: Sequence[Story] = ()) -> Links:
    """Link each text, its translation present."""
    right = wrong = count = 0
    for pair in sets():
        linker = linker_of(pool_of(pair), _fits(pair, beside))
        for story in texts_of(pair):
            link = linker.find(story.language, story.terms, 0.0)
            count += 1
            right += link is not None and link.story == story.id
            wrong += link is not None and link.story != story.id
    return Links(count, right, wrong)


def links_without_translation(beside: Sequence[Story] = ()) -> Links:
    """Link each text, its translation removed: every link is wrong."""
    wrong = count = 0
    for pair in sets():
        pool = {story.id: story for story in pool_of(pair)}
        linker = linker_of(pool_of(pair), _fits(pair, beside))
        for story in texts_of(pair):
            own = pool[story.id]
            linker.remove(own.id)
            link = linker.find(story.language, story.terms, 0.0)
            linker.add(own.id, own.language, own.terms, 0.0)
            count += 1
            wrong += link is not None
    return Links(count, 0, wrong)


def _fits(pair: str, beside: Sequence[Story]) -> Sequence[Story]:
    """Return the background for a pair with English texts."""
    return beside if "en" in pair.split("-") else ()


def stream(beside: Sequence[Story] = ()) -> tuple[Links, int]:
    """
    Link all texts in a fixed random order; each is added after its search.

    Returns:
        The links, and how many texts came after a translation of theirs.
    """
    linker = linker_of(beside)
    right = wrong = possible = 0
    seen: dict[str, set[str]] = {}
    ordered = sorted(stories(), key=_shuffle)
    for story in ordered:
        languages = seen.setdefault(story.id, set())
        possible += bool(languages - {story.language})
        link = linker.find(story.language, story.terms, 0.0)
        right += link is not None and link.story == story.id
        wrong += link is not None and link.story != story.id
        linker.add(story.id, story.language, story.terms, 0.0)
        languages.add(story.language)
    return Links(len(ordered), right, wrong), possible


def _shuffle(story: Story) -> bytes:
    return sha256(f"{story.id} {story.language}".encode()).digest()


def main() -> None:
    """Print R@1 by pair, the links, and the CPU time of a text."""
    _print_speed()
    for name, beside in (("alone", ()), ("background", background())):
        print(f"\n{name}: {len(beside)} other stories")
        for pair in sets():
            recall = recall_at_1(pair, _fits(pair, beside))
            print(f"R@1 {pair} {recall:.3f} of {len(texts_of(pair))}")
        mixed, possible = stream(beside)
        print(f"translation present {links(beside)}")
        print(f"translation removed {links_without_translation(beside)}")
        print(f"stream {mixed}, {possible} could be linked")


def _print_speed() -> None:
    """Print the terms of a text, and the CPU time of a text and a search."""
    size = mean(len(story.terms) for story in stories())
    items = [_item(row) for row in read()]
    both = _milliseconds(_terms, items)
    alone = _milliseconds(lambda item: neutral_terms(item, ()), items)
    linker = linker_of(stories(), background())
    search = _milliseconds(
        lambda story: linker.find(story.language, story.terms, 0.0),
        stories(),
    )
    print(f"{size:.0f} terms a text, ms CPU {alone:.2f}", end="")
    print(f" ({both:.2f} with the entities)")
    print(f"{search:.2f} ms CPU a search among {len(linker)} stories")


def _milliseconds(
    function: Callable[[Any], object], values: Sequence[Any]
) -> float:
    start = process_time()
    for value in values:
        function(value)
    return (process_time() - start) / len(values) * 1000


if __name__ == "__main__":
    main()
