import pytest

from extractors.entities.text.gazetteer import Entry, Gazetteer

GAZETTEER = Gazetteer(
    [
        Entry("Mali", "place", "iso3166:ML"),
        Entry("New York", "place"),
        Entry("York", "place"),
        Entry("York", "person"),
        Entry("北京", "place"),
        Entry("لبنان", "place"),
    ]
)


def found(text):
    return [text[hit.start : hit.end] for hit in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in Mali.", ["Mali"]),
        ("Somalia, Maliki, Mali_1", []),
        ("Mali-based, Mali's", ["Mali", "Mali"]),
        ("New York and York", ["New York", "York"]),
        ("他在北京说", ["北京"]),
        ("ولبنان بلبنان", ["لبنان", "لبنان"]),
    ],
)
def test_a_name_is_found_where_it_stands_alone(text, names):
    assert found(text) == names


def test_the_first_to_claim_a_surface_keeps_it():
    (hit,) = GAZETTEER.find("York")

    assert hit.entry.type == "place"


def test_offsets_are_code_points():
    (hit,) = GAZETTEER.find("\U0001f600 Mali")

    assert (hit.start, hit.end) == (2, 6)
