import pytest

from extractors.entities.text.gazetteer import Entry, Gazetteer, NameList

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


def test_gazetteer_lists_come_after_the_entries_and_after_each_other():
    first = NameList(
        ("Arden", "Tolva", "Tolva Bay"),
        [
            Entry("Arden", "place", "list:1"),
            Entry("Tolva", "place", "list:2"),
            Entry("Tolva Bay", "place", "list:3"),
        ].__getitem__,
    )
    second = NameList(("Merrow",), [Entry("Merrow", "place")].__getitem__)
    known = [Entry("Tolva", "person"), Entry("Zed", "event")]
    gazetteer = Gazetteer(known, (first, second))

    for _ in range(2):
        hits = gazetteer.find("Merrow, Tolva, Tolva Bay, Arden, Zed")

        assert [(hit.entry.surface, hit.entry.id) for hit in hits] == [
            ("Merrow", ""), ("Tolva", ""), ("Tolva Bay", "list:3"),
            ("Arden", "list:1"), ("Zed", ""),
        ]  # fmt: skip
