"""
How well duplicates are found and classified, in tables.

    python -m tests.quality.dedupe

There are three measures: Reuters stories of 1987 in time order with labelled
pairs; copies of real stories, made by known mutations in several languages,
against an index of other stories; and different stories on one topic.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

import msgspec

from extractors.fields.language import detect
from extractors.model.item import NewsItem
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.state.state import DeskState, dict_state
from streams.records import Duplicate
from tests.quality import corpora, handwritten_stories, reuters_21578
from tests.quality.mutations import EXPECTED, MUTATIONS, Source

__all__ = ["Copies", "Links", "copies", "false_links", "retransmissions"]

NOW = datetime(2026, 1, 10, tzinfo=UTC)
LANGUAGES = ("ar", "cs", "de", "en", "es", "fr", "hi", "id", "ja", "ko", "nl",
             "no", "ru", "sv", "th", "tr", "zh")  # fmt: skip
ENGLISH = 120
"""Number of Reuters stories to copy, besides the newspaper pages."""
FILLER = 3000
"""Number of other stories in the index."""
FEW = 6
"""
If a language has fewer pages, each page is split into a story to copy and
unrelated stories. A page needs this number of paragraphs for that.
"""
RERUNS = frozenset(
    frozenset(pair.split())
    for pair in ("4809 5394", "5167 5273", "2971 3028", "5160 5288",
                 "8080 8198", "5123 5281")
)  # fmt: skip
"""
By headline, overlap and date the same story one to three days later, except for
a word or a number. The labels cover one day only, so these are not false links.
"""


class Links(NamedTuple):
    """Linked pairs by label, all pairs by label, and all duplicates."""

    linked: dict[str, int]
    all: dict[str, int]
    duplicates: int


class Copies(NamedTuple):
    """Copies of one mutation: made, linked to their source, kind correct."""

    made: int
    linked: int
    named: int
    kinds: Counter[str]


@cache
def retransmissions() -> Links:
    """Judge all Reuters stories in time order; link by story id."""
    state = dict_state()
    duplicates = 0
    for place, item in enumerate(reuters_21578.items()):
        verdict = judge(item, state, f"raw-0:{place}")
        duplicates += verdict.outcome == "duplicate"
        apply(verdict, state)
    linked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for pair in reuters_21578.pairs():
        total[pair.label] += 1
        first, second = _story(pair.first, state), _story(pair.second, state)
        linked[pair.label] += first == second != ""
    return Links(dict(linked), dict(total), duplicates)


def _story(uri: str, state: DeskState) -> str:
    """Return the story that an item belongs to, by its version chain."""
    alias = state.marks.get(f"en|uri|{uri}")
    chain = state.chains.get(f"en|{alias.value if alias else uri}")
    return chain.story if chain else ""


@cache
def sources() -> tuple[Source, ...]:
    """Return stories to copy: a sample of Reuters, pages, handwritten ones."""
    wire = [
        _source(item)
        for item in reuters_21578.items()[:-FILLER]
        if len(item.body.split()) >= 150
    ]
    return (*Random(1).sample(wire, ENGLISH), *_split_pages()[0])


@cache
def strangers() -> tuple[Source, ...]:
    """Return stories outside the index: round-ups and updates add them."""
    copied = {"\n\n".join(parts) for _, parts, _ in sources()}
    wire = [
        _source(item)
        for item in reuters_21578.items()[-FILLER:]
        if item.body not in copied and len(item.body.split()) >= 150
    ]
    return (*wire, *_split_pages()[1])


@cache
def _split_pages() -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Divide each language's pages into stories to copy and strangers."""
    by_language: dict[str, list[Source]] = {}
    for source in (*_pages(), *handwritten_stories.STORIES):
        by_language.setdefault(source[0], []).append(source)
    copied: list[Source] = []
    others: list[Source] = []
    for name in LANGUAGES:
        pages = by_language.get(name, [])
        if len(pages) >= FEW:
            copied += pages[::2]
            others += pages[1::2]
            continue
        for _, parts, headline in pages:
            if len(parts) >= FEW:
                half, rest = len(parts) // 2, len(parts) * 3 // 4
                copied.append((name, parts[:half], headline))
                others.append((name, parts[half:rest], headline))
                others.append((name, parts[rest:], headline))
    return tuple(copied), tuple(others)


def _pages() -> tuple[Source, ...]:
    return tuple(
        (detect(page.text), list(page.paragraphs), page.title)
        for page in corpora.fundus()
        if _long(page.paragraphs)
    )


def _source(item: NewsItem) -> Source:
    return "en", item.body.split("\n\n"), item.headline


@cache
def copies() -> dict[tuple[str, str], Copies]:
    """Judge every copy against the index; return it by language, mutation."""
    state = _indexed()
    results: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for place, source in enumerate(sources()):
        others = [
            stranger for stranger in strangers() if stranger[0] == source[0]
        ]
        for name, mutate in MUTATIONS.items():
            if len(others) < 2:
                continue
            dice = Random(f"{place} {name}")
            parts = mutate(source, others, dice)
            result = _judge_copy(state, place, source, name, parts)
            results.setdefault((source[0], name), []).append(result)
    return {
        (language, name): _count(name, of_mutation)
        for (language, name), of_mutation in results.items()
    }


@cache
def false_links() -> tuple[int, int]:
    """
    Count the different stories on one topic that were linked, and all tried.

    Each story is judged against an index of stories of its topic by another
    agency, because then the window is a week.
    """
    by_topic: dict[str, list[NewsItem]] = {}
    for item in reuters_21578.items():
        if item.keywords and len(item.body.split()) >= 40:
            by_topic.setdefault(item.keywords[0], []).append(item)
    counts = [
        _count_false_links(topic, stories[:400], half)
        for topic, stories in sorted(by_topic.items())
        for half in (0, 1)
    ]
    return (
        sum(linked for linked, _ in counts),
        sum(tried for _, tried in counts),
    )


def _count_false_links(
    topic: str, stories: list[NewsItem], half: int
) -> tuple[int, int]:
    """Index one half of a topic's stories; judge and count the other half."""
    state = dict_state()
    for place, item in enumerate(stories[half::2]):
        other = msgspec.structs.replace(item, fetched_at=NOW)
        apply(judge(other, state, f"{topic}-0:{place}"), state)
    tried = stories[1 - half :: 2]
    linked = 0
    for place, item in enumerate(tried):
        other = msgspec.structs.replace(
            item, fetched_at=NOW + timedelta(hours=5), agency="Other"
        )
        verdict = judge(other, state, f"{topic}-1:{place}")
        linked += _is_false(item, verdict.duplicates)
    return linked, len(tried)


def _is_false(item: NewsItem, duplicates: tuple[Duplicate, ...]) -> bool:
    """Return whether a link is neither a labelled pair nor a re-run."""
    known = _same_story() | RERUNS
    return any(
        frozenset((item.uri, duplicate.duplicate_of)) not in known
        for duplicate in duplicates
    )


@cache
def _same_story() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((pair.first, pair.second))
        for pair in reuters_21578.pairs()
        if pair.label != "recurring_template"
    )


def _long(paragraphs: tuple[str, ...]) -> bool:
    return len(paragraphs) >= 4 and len("".join(paragraphs)) >= 700


def _indexed() -> DeskState:
    state = dict_state()
    for place, (language, parts, headline) in enumerate(sources()):
        item = _item(f"source-{place}", language, parts, headline)
        apply(judge(item, state, f"raw-0:{place}"), state)
    bodies = {"\n\n".join(parts) for _, parts, _ in sources()}
    rest = [item for item in reuters_21578.items() if item.body not in bodies]
    for place, other in enumerate(rest[:FILLER]):
        item = msgspec.structs.replace(other, fetched_at=NOW)
        apply(judge(item, state, f"raw-1:{place}"), state)
    return state


def _judge_copy(
    state: DeskState,
    place: int,
    source: Source,
    name: str,
    parts: list[str],
) -> tuple[bool, str]:
    headline = "Seen elsewhere today" if "headline" in name else source[2]
    item = _item(f"copy-{place}-{name}", source[0], parts, headline)
    item = msgspec.structs.replace(
        item, agency="Republisher", fetched_at=NOW + timedelta(hours=9)
    )
    verdict = judge(item, state, "raw-2:0")
    if not verdict.duplicates:
        return False, ""
    duplicate = verdict.duplicates[0]
    return duplicate.duplicate_of == f"source-{place}", duplicate.kind


def _item(uri: str, lane: str, parts: list[str], headline: str) -> NewsItem:
    return NewsItem(
        uri=uri,
        feed="quality",
        agency="Origin",
        lane=lane,
        fetched_at=NOW,
        headline=headline,
        body="\n\n".join(parts),
    )


def _count(name: str, results: list[tuple[bool, str]]) -> Copies:
    kinds = Counter(kind for linked, kind in results if linked)
    named = sum(kinds[kind] for kind in EXPECTED[name])
    linked = sum(is_linked for is_linked, _ in results)
    return Copies(len(results), linked, named, kinds)


def main() -> None:
    """Print the tables."""
    wire = retransmissions()
    print("Reuters-21578 in time order, linked by story id")
    for label, total in wire.all.items():
        print(f"  {label:22} {wire.linked[label]:4} of {total}")
    print(f"  duplicates in all      {wire.duplicates:4}")
    linked, tried = false_links()
    print(f"different stories of one topic linked: {linked} of {tried}"
          f" ({100 * linked / tried:.2f} %)")  # fmt: skip
    results = copies()
    print(f"{'mutated copies':30}{'linked':>14}{'named':>8}  kinds")
    for (language, name), counts in sorted(results.items()):
        print(f"  {language} {name:25}{counts.linked:5} of {counts.made:4}"
              f"{counts.named:8}  {dict(counts.kinds)}")  # fmt: skip
    print(f"{'by language':20}{'copies':>8}{'recall':>8}{'named':>8}")
    for language in sorted({key[0] for key in results}):
        made, linked, named = _totals(
            [counts for key, counts in results.items() if key[0] == language]
        )
        print(f"  {language:18}{made:8}{linked / made:8.3f}"
              f"{named / max(1, linked):8.3f}")  # fmt: skip
    made, linked, named = _totals([*results.values()])
    print(f"recall {linked / made:.4f}  kind named right {named / linked:.4f}")


def _totals(results: list[Copies]) -> tuple[int, int, int]:
    return (
        sum(counts.made for counts in results),
        sum(counts.linked for counts in results),
        sum(counts.named for counts in results),
    )


if __name__ == "__main__":
    main()
