import pytest
from aiokafka.partitioner import DefaultPartitioner

from streams.poller.feeds.assignment import partition_of


@pytest.mark.parametrize(
    ("feed", "partitions", "expected"),
    [
        # As Kafka's own murmur2 tests have it, over many partitions.
        (b"21", 2**31 - 1, -973932308 & 0x7FFF_FFFF),
        (b"foobar", 2**31 - 1, -790332482 & 0x7FFF_FFFF),
        (b"a-little-bit-long-string", 2**31 - 1, -985981536 & 0x7FFF_FFFF),
        (b"foobar", 1, 0),
    ],
)
def test_a_feeds_partition_is_that_of_kafkas_own_clients(
    feed, partitions, expected
):
    assert partition_of(feed, partitions) == expected % partitions


def test_records_and_owners_agree():
    choose, places = DefaultPartitioner(), list(range(7))
    for number in range(500):
        feed = f"agency-{number}".encode()
        assert partition_of(feed, 7) == choose(feed, places, places)
