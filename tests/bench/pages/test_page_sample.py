from hypothesis import given
from hypothesis import strategies as st

from tests.bench.pages.page_sample import deal


@given(st.integers(1, 5), st.integers(0, 30), st.integers(0, 9))
def test_deal_gives_disjoint_lists_of_the_sizes(rounds, size, warm):
    values = range(rounds * size + warm + 7)

    first, *rest = deal(values, rounds, size, warm)

    assert len(first) == warm
    assert [len(part) for part in rest] == [size] * rounds
    dealt = [*first, *(value for part in rest for value in part)]
    assert len(set(dealt)) == len(dealt)


def test_deal_gives_each_round_its_share_of_every_part():
    values = ["a"] * 100 + ["b"] * 100

    _, *rounds = deal(values, 4, 50, 0)

    assert all(24 <= part.count("a") <= 26 for part in rounds)
