"""
How well items are grouped by the event that they tell, in tables.

    python -m tests.quality.events

Texts whose events people have labelled go through the desk of ``copydesk
dry-run`` as a stream, in an order within each day that says nothing; their
groups are the stories of ``wire.stories``. The items of Reuters-21578 go
through the dedupe step. They have no such labels, only topics: two items of
one story without a common topic are wrong. The largest stories are printed,
so that they can be read: templates, markets and the weather must not chain
into one story.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from statistics import mean
from typing import NamedTuple

from extractors.entities import rule_engine
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.desk.dedupe.events.story import event_of
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.simulator import DeskSimulator, annotator
from streams.desk.state.models import scoped_key
from streams.desk.state.state import DeskState, dict_state
from streams.kafka.topics import STORIES
from streams.records import Story
from tests.quality import reuters_21578
from tests.quality.event_corpora import (
    ALLSIDES,
    BASIL,
    Scores,
    Told,
    interleave_feeds,
    read_corpus,
    score,
    shuffle_days,
)

__all__ = [
    "FalseMerges",
    "dry_run",
    "false_merges",
    "group_items",
    "order_differences",
    "scores",
]

SEEDS = (1, 2, 3)
PREFIX = "urn:copydesk:"
"""Makes a uri of a corpus's own names; others are made unique by their feed."""


class FalseMerges(NamedTuple):
    """
    Stories of items without labels of events.

    Attributes:
        sizes: number of stories by their number of items.
        largest: headlines of the largest stories, largest first.
        pairs: pairs of items of one story, both with a topic.
        strangers: those of them without a common topic.
    """

    sizes: dict[int, int]
    largest: tuple[tuple[str, ...], ...]
    pairs: int
    strangers: int


def dry_run(items: Iterable[NewsItem]) -> list[str]:
    """Put items through the whole desk; return the story of each, at last."""
    desk = DeskSimulator(annotator(_engine(), (), Settings()), Settings())
    stories: dict[bytes, bytes | None] = {}
    uris = []
    for item in items:
        uris.append(PREFIX + item.uri)
        for record in desk.records(_raw(item)):
            if record.topic is STORIES:
                stories[record.key] = record.value
    story_of = {
        member.uri: key.decode()
        for key, value in stories.items()
        if value is not None
        for member in decode(value, Story).members
    }
    return [story_of[uri] for uri in uris]


# Not at the import: each process that collects the tests would load the names.
_engine = cache(rule_engine)


def _raw(item: NewsItem) -> RawItem:
    uri = PREFIX + item.uri
    document = {
        "uri": uri, "type": "text", "language": item.language,
        "headline": item.headline, "body_text": item.body,
    }  # fmt: skip
    return RawItem(
        item.feed, uri, "application/ninjs+json", item.fetched_at,
        encode(document), agency=item.agency, lane=item.lane,
        language=item.language,
    )  # fmt: skip


def group_items(items: Iterable[NewsItem]) -> list[str]:
    """Judge items in their order; return the lane's story of each, at last."""
    state = dict_state()
    uris = []
    for place, item in enumerate(items):
        verdict = judge(item, state, f"raw-0:{place}")
        apply(verdict, state)
        uris.append(item.uri)
    return [_story(uri, state) for uri in uris]


def _story(uri: str, state: DeskState) -> str:
    """Return the story of an item's event, by its version chain."""
    alias = state.marks.get(f"en|uri|{uri}")
    chain = state.chains[scoped_key("en", alias.value if alias else uri)]
    story = state.stories[scoped_key("en", chain.story)]
    return event_of("en", story, state)


@cache
def scores(name: str) -> tuple[Scores, ...]:
    """Score a corpus, once for each order of the items within the days."""
    found = []
    for seed in SEEDS:
        stream = shuffle_days(read_corpus(name), seed)
        groups = dry_run(told.item for told in stream)
        found.append(score([told.event for told in stream], groups))
    return tuple(found)


@cache
def order_differences(name: str) -> tuple[int, int]:
    """
    Group a corpus in three orders of its feeds, and compare two at a time.

    Returns:
        Pairs of items of one story in one order only, and in any of the two;
        sums of three comparisons.
    """
    base = shuffle_days(read_corpus(name), SEEDS[0])
    found = [_pairs(base)]
    found += [_pairs(interleave_feeds(base, seed)) for seed in SEEDS[:2]]
    compared = list(combinations(found, 2))
    return (
        sum(len(one ^ other) for one, other in compared),
        sum(len(one | other) for one, other in compared),
    )


def _pairs(stream: Iterable[Told]) -> set[frozenset[str]]:
    """Return the pairs of items that are in one story."""
    items = [told.item for told in stream]
    stories: dict[str, list[str]] = {}
    for item, story in zip(items, dry_run(items), strict=True):
        stories.setdefault(story, []).append(item.uri)
    return {
        frozenset(pair)
        for uris in stories.values()
        for pair in combinations(uris, 2)
    }


@cache
def false_merges() -> FalseMerges:
    """Group the items of Reuters-21578 in the order of transmission."""
    items = reuters_21578.items()
    stories: dict[str, list[NewsItem]] = {}
    for item, story in zip(items, group_items(items), strict=True):
        stories.setdefault(story, []).append(item)
    largest = sorted(stories.values(), key=len, reverse=True)
    pairs = [
        (set(one.keywords), set(other.keywords))
        for story in largest
        for one, other in combinations(story, 2)
        if one.keywords and other.keywords
    ]
    return FalseMerges(
        dict(sorted(Counter(map(len, largest)).items())),
        tuple(tuple(item.headline for item in story) for story in largest[:5]),
        len(pairs),
        sum(not one & other for one, other in pairs),
    )


def main() -> None:
    """Print the tables."""
    header = ("B-cubed F1", "precision", "recall", "pair F1", "precision",
              "recall")  # fmt: skip
    print(f"{'items by event':16}", *(f"{name:>10}" for name in header))
    for corpus in (ALLSIDES, BASIL):
        found = scores(corpus.name)
        figures = zip(
            *((*one.items, *one.pairs) for one in found), strict=True
        )
        name = corpus.name.split("-")[1]
        print(f"  {name:14}", *(f"{mean(part):10.3f}" for part in figures))
    print("pairs of one story that differ between orders of the feeds")
    for corpus in (ALLSIDES, BASIL):
        differ, pairs = order_differences(corpus.name)
        name = corpus.name.split("-")[1]
        print(
            f"  {name:14} {differ} of {pairs} ({100 * differ / pairs:.0f} %)"
        )
    merges = false_merges()
    print("Reuters-21578, stories by their number of items:", merges.sizes)
    share = merges.strangers / max(1, merges.pairs)
    print(f"  pairs with topics {merges.pairs}, without a common one"
          f" {merges.strangers} ({100 * share:.1f} %)")  # fmt: skip
    for headlines in merges.largest:
        print(f"  {len(headlines)} items:")
        for headline in headlines:
            print(f"    {headline[:90]}")


if __name__ == "__main__":
    main()
