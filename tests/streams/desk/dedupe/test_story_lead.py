import pytest

from streams.desk.dedupe.story_lead import story_lead
from streams.records import Pickup


def carried(*agencies):
    return tuple(
        Pickup(f"urn:t:{place}", agency, float(place))
        for place, agency in enumerate(agencies)
    )


@pytest.mark.parametrize(
    ("agencies", "told"),
    [
        ([], None),
        (["A"], None),
        (["A", "A"], None),
        (["A", "B"], ("A", 3600.0)),
        (["A", "A", "B"], ("A", 7200.0)),
        (["A", "B", "B"], None),
        (["A", "B", "C"], None),
        (["A", "B", "A"], None),
    ],
)
def test_the_first_is_told_once_when_a_second_agency_comes(agencies, told):
    assert story_lead(carried(*agencies)) == told
