"""Minimum quality of stories of events: a little below the measure."""

from datetime import UTC, datetime, timedelta
from statistics import mean

import pytest

from extractors.model.item import NewsItem
from tests.corpora import needs
from tests.quality.event_corpora import ALLSIDES, BASIL
from tests.quality.events import (
    dry_run,
    group_items,
    order_differences,
    scores,
)
from tests.streams.desk.ferry_wire import FERRY, FIRE, OTHER_WORDS, SEARCH

START = datetime(2026, 3, 3, 9, tzinfo=UTC)
TEXTS = (FERRY, FIRE, OTHER_WORDS, SEARCH)


def corpus(test):
    for mark in (*needs(ALLSIDES), pytest.mark.timeout(600)):
        test = mark(test)
    return test


def made_up():
    """Return invented reports, two of which come again from other agencies."""
    texts = (*TEXTS, *reversed(TEXTS[:2]))
    return [
        NewsItem(
            uri=f"item-{number}", feed=f"feed-{number}", lane="en",
            fetched_at=START + timedelta(minutes=9 * number), language="en",
            agency=f"Agency {number}", headline=headline,
            body="\n\n".join(paragraphs),
        )
        for number, (headline, *paragraphs) in enumerate(texts)
    ]  # fmt: skip


def groups(items, stories):
    found = {}
    for item, story in zip(items, stories, strict=True):
        found.setdefault(story, set()).add(item.uri)
    return sorted(map(sorted, found.values()))


def test_dry_run_groups_items_as_the_lane_does():
    items = made_up()
    lane = groups(items, group_items(items))

    assert groups(items, dry_run(items)) == lane
    assert 1 < max(map(len, lane)) < len(items)


@corpus
@pytest.mark.parametrize(
    ("texts", "items", "pairs"),
    [(ALLSIDES, 0.87, 0.76), (BASIL, 0.96, 0.93)],
)
def test_stories_of_labelled_events_reach_minimum(texts, items, pairs):
    found = scores(texts.name)

    assert mean(one.items[0] for one in found) >= items
    assert mean(one.pairs[0] for one in found) >= pairs


@corpus
@pytest.mark.parametrize(("texts", "share"), [(ALLSIDES, 0.14), (BASIL, 0.08)])
def test_stories_in_another_order_of_the_feeds_are_mostly_the_same(
    texts, share
):
    differ, pairs = order_differences(texts.name)

    assert differ <= share * pairs
