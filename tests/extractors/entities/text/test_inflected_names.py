from extractors.entities.text.gazetteer import Entry, Hit
from extractors.entities.text.inflected_names import (
    find_inflected,
    merge_hits,
)

KNOWN = {
    "Tolva": Entry("Tolva", "place", "geonames:1", unambiguous=False),
    "Nowa Tolva": Entry("Nowa Tolva", "place", "geonames:2"),
    "Arden": Entry("Arden", "person"),
}


def find(text, language, hits=()):
    return [
        (text[start:end], entry.id, entry.unambiguous)
        for start, end, entry in find_inflected(
            text, language, hits, KNOWN.get
        )
    ]


def test_find_inflected_place_in_another_case_is_found():
    assert find("Byli w Tolvie", "pl") == [("Tolvie", "geonames:1", False)]


def test_find_inflected_two_words_are_one_name():
    assert find("z Nowej Tolvy", "pl") == [("Nowej Tolvy", "geonames:2", True)]


def test_find_inflected_finnish_ending_of_place_is_evidence():
    assert find("Hän on Tolvassa", "fi") == [("Tolvassa", "geonames:1", True)]
    assert find("Hän näki Tolvan", "fi") == [("Tolvan", "geonames:1", False)]


def test_find_inflected_known_person_is_no_place():
    assert find("Ardens bil", "sv") == []


def test_find_inflected_language_without_cases_finds_none():
    assert find("Tolvas", "fr") == []


def test_merge_hits_longer_name_wins_and_own_name_comes_first():
    own = Hit(4, 9, KNOWN["Tolva"])
    longer = Hit(0, 9, KNOWN["Nowa Tolva"])
    same = Hit(4, 9, KNOWN["Arden"])

    assert merge_hits([own], [same]) == [own]
    assert merge_hits([own], [longer]) == [longer]
