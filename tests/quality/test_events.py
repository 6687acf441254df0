"""Minimum quality of stories of events: a little below the measure."""

from statistics import mean

import pytest

from tests.corpora import needs
from tests.quality.event_corpora import ALLSIDES, BASIL
from tests.quality.events import false_merges, scores

pytestmark = [*needs(ALLSIDES), pytest.mark.timeout(600)]


@pytest.mark.parametrize(
    ("corpus", "items", "pairs"),
    [(ALLSIDES, 0.88, 0.77), (BASIL, 0.96, 0.90)],
)
def test_stories_of_labelled_events_reach_minimum(corpus, items, pairs):
    found = scores(corpus.name)

    assert mean(one.items[0] for one in found) >= items
    assert mean(one.pairs[0] for one in found) >= pairs


def test_stories_of_reuters_do_not_chain():
    found = false_merges()

    assert max(found.sizes) <= 60
    assert found.strangers <= 0.09 * found.pairs
