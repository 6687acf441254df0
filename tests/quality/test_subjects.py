"""Floors of inferred subjects: what was measured, less a little."""

import pytest

from tests.quality import reuters, subjects


@pytest.mark.parametrize("part", ["dev", "fresh"])
def test_the_main_topic_of_our_own_items_comes_first(part):
    result = subjects.own(part)

    assert result.first >= 0.91
    assert result.precision >= 0.95


@pytest.mark.corpora
@pytest.mark.skipif(
    not reuters.ARCHIVE.is_file(), reason=f"needs {reuters.ARCHIVE}"
)
def test_business_news_of_1987_is_business():
    result = subjects.business()

    assert result.first >= 0.87
    assert result.precision >= 0.90
