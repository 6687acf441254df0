"""
News over an old background is published; a copy under a byline is held.

Every seventh pair is judged here, and all of them by ``make quality``.
"""

from itertools import islice

import pytest

from tests.quality.follow_ups import OTHERS, copies, follow_ups, published

pytestmark = pytest.mark.slow


def every_seventh(pairs):
    return islice(pairs, 0, None, 7)


def test_follow_ups_with_a_new_lede_are_never_withheld():
    found = published(every_seventh(follow_ups()))

    assert found.judged > 900
    assert found.published == found.judged


def test_copies_under_byline_and_other_headline_are_held():
    found = published(every_seventh(copies()), OTHERS)

    assert found.judged > 200
    assert found.kinds == {}


def test_copies_under_byline_of_same_supplier_are_held():
    found = published(every_seventh(copies()))

    assert found.kinds == {}
