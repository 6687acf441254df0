from collections import Counter

import pytest

from tests.bench.inputs.even_items import even_items, keys_of_partition


def test_even_items_are_as_many_in_each_partition():
    items = even_items("a", 4, 3)
    lanes = Counter(item.lane for item in items)

    assert len({item.uri for item in items}) == 12
    assert len({item.body for item in items}) == 12
    assert sorted(lanes.values()) == [3, 3, 3, 3]


@pytest.mark.parametrize("partition", [0, 3])
def test_keys_of_partition_are_different(partition):
    keys = keys_of_partition("a", partition, 4)
    first = [next(keys) for _ in range(5)]

    assert len(set(first)) == 5
    others = keys_of_partition("a", 1, 4)
    assert not set(first) & {next(others) for _ in range(5)}
