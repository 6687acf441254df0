from hypothesis import given
from hypothesis import strategies as st

from streams.desk.state import sorted_runs
from streams.desk.state.sorted_runs import SortedRuns


@given(st.lists(st.tuples(st.integers(), st.text())), st.integers(1, 7))
def test_batches_have_all_entries_in_order(entries, size):
    runs = SortedRuns()
    for entry in entries:
        runs.add(entry)

    batches = list(runs.batches(size))

    assert [entry for batch in batches for entry in batch] == sorted(entries)
    assert all(len(batch) == size for batch in batches[:-1])


def test_batches_merge_several_runs():
    runs = SortedRuns()
    numbers = [(-number,) for number in range(2 * sorted_runs.RUN + 1)]
    for number in numbers:
        runs.add(number)

    (batch,) = runs.batches(len(numbers))

    assert batch == numbers[::-1]
