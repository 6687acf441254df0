"""Minimum quality of inferred subjects: a little below the measure."""

import pytest

from tests.quality import reuters_21578, subjects


@pytest.mark.parametrize("part", ["dev", "fresh"])
def test_subjects_own_items_main_topic_is_first(part):
    result = subjects.measure_own(part)

    assert result.first >= 0.91
    assert result.precision >= 0.95


@pytest.mark.corpora
@pytest.mark.skipif(
    not reuters_21578.ARCHIVE.is_file(),
    reason=f"needs {reuters_21578.ARCHIVE}",
)
def test_subjects_reuters_business_stories_are_business():
    result = subjects.measure_business()

    assert result.first >= 0.87
    assert result.precision >= 0.90
