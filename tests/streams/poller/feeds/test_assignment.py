import pytest
from aiokafka.partitioner import DefaultPartitioner

from streams.poller.feeds.assignment import partition_of


@pytest.mark.parametrize(
    ("feed", "partitions", "expected"),
    [
        # Values of Kafka's own murmur2 tests, over many partitions.
        (b"21", 2**31 - 1, -973932308 & 0x7FFF_FFFF),
        (b"foobar", 2**31 - 1, -790332482 & 0x7FFF_FFFF),
        (b"a-little-bit-long-string", 2**31 - 1, -985981536 & 0x7FFF_FFFF),
        (b"foobar", 1, 0),
    ],
)
def test_partition_of_feed_equals_kafkas_murmur2(feed, partitions, expected):
    assert partition_of(feed, partitions) == expected % partitions


def test_partition_of_feed_equals_default_partitioner():
    choose, partitions = DefaultPartitioner(), list(range(7))
    for number in range(500):
        feed = f"agency-{number}".encode()
        assert partition_of(feed, 7) == choose(feed, partitions, partitions)
