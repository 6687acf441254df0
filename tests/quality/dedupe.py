"""
How well repeats are found and named, in tables.

    python -m tests.quality.dedupe

Three measures: Reuters wire of 1987 in time order with labelled pairs;
copies of real stories made by known mutations in several languages, against
an index of other stories; and pairs of different stories on one topic.
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
from tests.quality import corpora, own, reuters
from tests.quality.mutations import EXPECTED, MUTATIONS, Source

__all__ = ["Copies", "Links", "copies", "false_links", "retransmissions"]

NOW = datetime(2026, 1, 10, tzinfo=UTC)
LANGUAGES = ("ar", "cs", "de", "en", "es", "fr", "hi", "id", "ja", "ko", "nl",
             "no", "ru", "sv", "th", "tr", "zh")  # fmt: skip
ENGLISH = 120
"""Reuters stories that are copied, besides the newspaper pages."""
FILLER = 3000
"""Other stories in the index."""
FEW = 6
"""Pages of a language below which each is cut into a story and strangers; and
paragraphs that one needs for it."""
RERUNS = frozenset(
    frozenset(pair.split())
    for pair in ("4809 5394", "5167 5273", "2971 3028", "5160 5288",
                 "8080 8198", "5123 5281")
)  # fmt: skip
"""
By headline, overlap and date the same story, one to three days later, but for a
word or a figure. The labelled pairs end at a day; these are no false links.
"""


class Links(NamedTuple):
    """Labelled pairs linked, and all of that label."""

    linked: dict[str, int]
    all: dict[str, int]
    duplicates: int


class Copies(NamedTuple):
    """Copies of one mutation: made, linked to their source, named right."""

    made: int
    linked: int
    named: int
    kinds: Counter[str]


@cache
def retransmissions() -> Links:
    """Judge the whole wire in time order; link by story id."""
    state = dict_state()
    duplicates = 0
    for place, item in enumerate(reuters.items()):
        verdict = judge(item, state, f"raw-0:{place}")
        duplicates += verdict.outcome == "duplicate"
        apply(verdict, state)
    linked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for pair in reuters.pairs():
        total[pair.label] += 1
        one, other = _story(pair.one, state), _story(pair.other, state)
        linked[pair.label] += one == other != ""
    return Links(dict(linked), dict(total), duplicates)


def _story(uri: str, state: DeskState) -> str:
    """Return the story that an item ended in, its chain's if it was joined."""
    alias = state.marks.get(f"en|uri|{uri}")
    chain = state.chains.get(f"en|{alias.value if alias else uri}")
    return chain.story if chain else ""


@cache
def sources() -> tuple[Source, ...]:
    """Stories to copy: a sample of the wire, newspaper pages, our own."""
    wire = [
        _source(item)
        for item in reuters.items()[:-FILLER]
        if len(item.body.split()) >= 150
    ]
    return (*Random(1).sample(wire, ENGLISH), *_shared_out()[0])


@cache
def strangers() -> tuple[Source, ...]:
    """Stories that are in no index: what round-ups and updates add."""
    copied = {"\n\n".join(parts) for _, parts, _ in sources()}
    wire = [
        _source(item)
        for item in reuters.items()[-FILLER:]
        if item.body not in copied and len(item.body.split()) >= 150
    ]
    return (*wire, *_shared_out()[1])


@cache
def _shared_out() -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Share pages out to sources and strangers, language by language."""
    by_language: dict[str, list[Source]] = {}
    for one in (*_pages(), *own.STORIES):
        by_language.setdefault(one[0], []).append(one)
    copied: list[Source] = []
    others: list[Source] = []
    for name in LANGUAGES:
        found = by_language.get(name, [])
        if len(found) >= FEW:
            copied += found[::2]
            others += found[1::2]
            continue
        for _, parts, headline in found:
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
    """Judge every mutated copy against the index; by language, mutation."""
    state = _indexed()
    found: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for place, source in enumerate(sources()):
        others = [one for one in strangers() if one[0] == source[0]]
        for name, mutate in MUTATIONS.items():
            if len(others) < 2:
                continue
            dice = Random(f"{place} {name}")
            parts = mutate(source, others, dice)
            told = _judged(state, place, source, name, parts)
            found.setdefault((source[0], name), []).append(told)
    return {key: _counted(key[1], told) for key, told in found.items()}


@cache
def false_links() -> tuple[int, int]:
    """
    Count different stories on one topic that were linked, and all tried.

    A story is tried against an index of stories of its own topic by a
    supplier of another name, so that the window of a week is open.
    """
    by_topic: dict[str, list[NewsItem]] = {}
    for item in reuters.items():
        if item.keywords and len(item.body.split()) >= 40:
            by_topic.setdefault(item.keywords[0], []).append(item)
    told = [
        _told_apart(topic, found[:400], half)
        for topic, found in sorted(by_topic.items())
        for half in (0, 1)
    ]
    return sum(linked for linked, _ in told), sum(tried for _, tried in told)


def _told_apart(
    topic: str, found: list[NewsItem], half: int
) -> tuple[int, int]:
    """Put one half of a topic's stories into an index and try the other."""
    state = dict_state()
    for place, item in enumerate(found[half::2]):
        other = msgspec.structs.replace(item, fetched_at=NOW)
        apply(judge(other, state, f"{topic}-0:{place}"), state)
    tried = found[1 - half :: 2]
    linked = 0
    for place, item in enumerate(tried):
        other = msgspec.structs.replace(
            item, fetched_at=NOW + timedelta(hours=5), agency="Other"
        )
        verdict = judge(other, state, f"{topic}-1:{place}")
        linked += _is_false(item, verdict.duplicates)
    return linked, len(tried)


def _is_false(item: NewsItem, duplicates: tuple[Duplicate, ...]) -> bool:
    """Say whether the link is false: it is no labelled pair nor a re-run."""
    known = _same_story() | RERUNS
    return any(
        frozenset((item.uri, one.duplicate_of)) not in known
        for one in duplicates
    )


@cache
def _same_story() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((one.one, one.other))
        for one in reuters.pairs()
        if one.label != "recurring_template"
    )


def _long(paragraphs: tuple[str, ...]) -> bool:
    return len(paragraphs) >= 4 and len("".join(paragraphs)) >= 700


def _indexed() -> DeskState:
    state = dict_state()
    for place, (language, parts, headline) in enumerate(sources()):
        item = _item(f"source-{place}", language, parts, headline)
        apply(judge(item, state, f"raw-0:{place}"), state)
    bodies = {"\n\n".join(parts) for _, parts, _ in sources()}
    rest = [one for one in reuters.items() if one.body not in bodies]
    for place, other in enumerate(rest[:FILLER]):
        item = msgspec.structs.replace(other, fetched_at=NOW)
        apply(judge(item, state, f"raw-1:{place}"), state)
    return state


def _judged(
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
    one = verdict.duplicates[0]
    return one.duplicate_of == f"source-{place}", one.kind


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


def _counted(name: str, told: list[tuple[bool, str]]) -> Copies:
    kinds = Counter(kind for linked, kind in told if linked)
    named = sum(kinds[kind] for kind in EXPECTED[name])
    return Copies(len(told), sum(linked for linked, _ in told), named, kinds)


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
    found = copies()
    print(f"{'mutated copies':30}{'linked':>14}{'named':>8}  kinds")
    for (language, name), one in sorted(found.items()):
        print(f"  {language} {name:25}{one.linked:5} of {one.made:4}"
              f"{one.named:8}  {dict(one.kinds)}")  # fmt: skip
    print(f"{'by language':20}{'copies':>8}{'recall':>8}{'named':>8}")
    for language in sorted({key[0] for key in found}):
        ones = [one for key, one in found.items() if key[0] == language]
        made, right = (sum(one[n] for one in ones) for n in (0, 1))
        named = sum(one.named for one in ones)
        print(f"  {language:18}{made:8}{right / made:8.3f}"
              f"{named / max(1, right):8.3f}")  # fmt: skip
    made = sum(one.made for one in found.values())
    right = sum(one.linked for one in found.values())
    named = sum(one.named for one in found.values())
    print(f"recall {right / made:.4f}  kind named right {named / right:.4f}")


if __name__ == "__main__":
    main()
