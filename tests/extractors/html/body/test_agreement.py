"""Three readings without common text disagree."""

from extractors.html.body.agreement import disagree

FIRST = ("Snow fell on the town. " * 12,)
SECOND = ("A bridge was painted. " * 12,)
THIRD = ("A court fined a baker. " * 12,)


def test_disagree_three_different_readings_disagree():
    assert disagree([FIRST, SECOND, THIRD])


def test_disagree_longer_reading_of_same_text_agrees():
    assert not disagree([FIRST, FIRST + THIRD, SECOND])


def test_disagree_short_readings_do_not_count():
    assert not disagree([FIRST, SECOND, ("Snow.",)])
