import pytest

from streams.page.consumer import RecreatedTopicError, starts_of


def test_starts_of_new_partition_is_its_first_offset():
    assert starts_of({}, {("items", 0): (7, 9)}) == {("items", 0): 7}


def test_starts_of_known_partition_is_its_position():
    positions = {("items", 0): 8, ("polls", 3): 2}
    assert starts_of(positions, {("items", 0): (3, 9)}) == {("items", 0): 8}


def test_starts_of_deleted_records_go_on_with_the_first():
    assert starts_of({("items", 0): 2}, {("items", 0): (5, 9)}) == {
        ("items", 0): 5
    }


def test_starts_of_recreated_topic_is_an_error():
    with pytest.raises(RecreatedTopicError, match="items-0 ends at 4, not 8"):
        starts_of({("items", 0): 8}, {("items", 0): (0, 4)})
