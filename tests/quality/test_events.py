"""Minimum quality of stories of events: a little below the measure."""

from statistics import mean

import pytest

from tests.corpora import needs
from tests.quality.event_corpora import ALLSIDES, BASIL
from tests.quality.events import order_differences, scores

pytestmark = [*needs(ALLSIDES), pytest.mark.timeout(600)]


@pytest.mark.parametrize(
    ("corpus", "items", "pairs"),
    [(ALLSIDES, 0.87, 0.76), (BASIL, 0.96, 0.93)],
)
def test_stories_of_labelled_events_reach_minimum(corpus, items, pairs):
    found = scores(corpus.name)

    assert mean(one.items[0] for one in found) >= items
    assert mean(one.pairs[0] for one in found) >= pairs


@pytest.mark.parametrize(
    ("corpus", "share"), [(ALLSIDES, 0.14), (BASIL, 0.08)]
)
def test_stories_in_another_order_of_the_feeds_are_mostly_the_same(
    corpus, share
):
    differ, pairs = order_differences(corpus.name)

    assert differ <= share * pairs
