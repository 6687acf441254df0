"""News over an old background is published; a copy under a byline is held."""

import pytest

from tests.quality.follow_ups import OTHERS, copies, follow_ups, published

pytestmark = pytest.mark.slow


def test_follow_ups_with_a_new_lede_are_never_withheld():
    found = published(follow_ups())

    assert found.judged > 6000
    assert found.published == found.judged


def test_copies_under_byline_and_other_headline_are_held():
    found = published(copies(), OTHERS)

    assert found.judged > 1000
    assert found.kinds == {}


def test_copies_under_byline_of_same_supplier_are_held():
    found = published(copies())

    assert found.kinds == {}
