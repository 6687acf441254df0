from hypothesis import given
from hypothesis import strategies as st

from extractors.words.term_places import TermPlaces

TERMS = st.lists(st.integers(0, 20), unique=True, max_size=8)


def test_find_unknown_term_is_at_place_zero():
    places = TermPlaces()
    entered = places.enter([7])

    assert places.find([5, 7]).tolist() == [0, *entered]


@given(st.lists(st.tuples(TERMS, TERMS)))
def test_places_of_any_terms_are_distinct_and_reused(steps):
    places = TermPlaces()
    known, most = set(), 0
    for entered, removed in steps:
        found = places.enter(entered)
        assert places.find(entered).tolist() == found.tolist()
        known |= {*entered}
        most = max(most, len(known))
        leaving = known & {*removed}
        places.remove(sorted(leaving))
        known -= leaving

        taken = places.find(sorted(known)).tolist()
        assert len({*taken}) == len(known) == len(places)
        assert all(1 <= place <= most for place in taken)
