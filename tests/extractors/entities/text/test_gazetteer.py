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


def surfaces(text):
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
def test_gazetteer_finds_whole_words_only(text, names):
    assert surfaces(text) == names


def test_gazetteer_duplicate_surface_uses_first_entry():
    (hit,) = GAZETTEER.find("York")

    assert hit.entry.type == "place"


def test_gazetteer_offsets_are_code_points():
    (hit,) = GAZETTEER.find("\U0001f600 Mali")

    assert (hit.start, hit.end) == (2, 6)
