from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from streams.cli.live.outcome_counts import OutcomeCounts

SOURCES = st.tuples(
    st.integers(0, 2), st.sampled_from([0, 1, 4095, 4096, 10**7])
)
CALLS = st.lists(
    st.one_of(
        st.tuples(st.just("add_published"), SOURCES, st.sampled_from("ab")),
        st.tuples(
            st.just("set_outcome"), SOURCES, st.sampled_from(["item", "held"])
        ),
    )
)


def count(calls):
    """Count at the end, from two dictionaries of sources."""
    feeds, outcomes = {}, {}
    for method, source, name in calls:
        if method == "add_published":
            feeds.setdefault(source, name)
        else:
            outcomes[source] = name
    by_outcome = Counter(
        (feeds[source], outcomes[source])
        for source in feeds
        if source in outcomes
    )
    return (
        Counter(feeds.values()),
        by_outcome,
        len(feeds) - by_outcome.total(),
    )


@given(CALLS)
def test_counts_any_order_of_records_equal_a_count_at_the_end(calls):
    counts = OutcomeCounts()
    for method, (partition, offset), name in calls:
        getattr(counts, method)(partition, offset, name)

    published, by_outcome, under_way = count(calls)
    assert counts.published == published
    assert +counts.by_outcome == by_outcome
    assert counts.under_way() == under_way
