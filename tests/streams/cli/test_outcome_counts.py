from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from streams.cli.outcome_counts import BLOCK, OutcomeCounts

PLACES = st.tuples(
    st.integers(0, 2), st.sampled_from([0, 1, BLOCK - 1, BLOCK, 10**7])
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), PLACES, st.sampled_from("ab")),
        st.tuples(st.just("end"), PLACES, st.sampled_from(["item", "held"])),
    )
)


def told(steps):
    """The same counts by two dictionaries of sources."""
    feeds, endings = {}, {}
    for verb, place, name in steps:
        if verb == "publish":
            feeds.setdefault(place, name)
        else:
            endings[place] = name
    ended = Counter(
        (feeds[one], endings[one]) for one in feeds if one in endings
    )
    return Counter(feeds.values()), ended, len(feeds) - ended.total()


@given(STEPS)
def test_counts_are_those_of_dictionaries_of_sources(steps):
    tally = OutcomeCounts()
    for verb, (partition, offset), name in steps:
        getattr(tally, verb)(partition, offset, name)

    published, ended, under_way = told(steps)
    assert tally.published == published
    assert +tally.ended == ended
    assert tally.under_way() == under_way
