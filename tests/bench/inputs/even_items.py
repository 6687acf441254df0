"""Small raw items that are spread evenly over partitions and lanes."""

from collections.abc import Iterator
from itertools import count
from random import Random

from aiokafka.partitioner import DefaultPartitioner

from extractors.model.raw import RawItem
from tests.bench.running.wire_items import START

__all__ = ["even_items", "keys_of_partition"]

WORDS = 40
_PARTITION_OF = DefaultPartitioner()


def keys_of_partition(
    name: str, partition: int, partitions: int
) -> Iterator[str]:
    """Yield keys with this start whose records go to a partition."""
    every = list(range(partitions))
    for number in count():
        key = f"{name}{number}"
        if _PARTITION_OF(key.encode(), every, every) == partition:
            yield key


def even_items(name: str, partitions: int, each: int) -> list[RawItem]:
    """
    Return so many items for each partition, in turns.

    Items of one partition are also in one lane, and each partition of the
    lanes has one of them.
    """
    uris = [
        keys_of_partition(f"urn:{name}:", number, partitions)
        for number in range(partitions)
    ]
    lanes = [
        next(keys_of_partition("lane-", number, partitions))
        for number in range(partitions)
    ]
    return [
        _item(next(uris[number]), lanes[number])
        for _ in range(each)
        for number in range(partitions)
    ]


def _item(uri: str, lane: str) -> RawItem:
    dice = Random(uri)
    body = " ".join(f"pier{dice.randrange(10**6)}" for _ in range(WORDS))
    return RawItem(
        feed=lane, uri=uri, media_type="text/plain", fetched_at=START,
        body=body.encode(), agency="North Harbour", lane=lane, language="en",
    )  # fmt: skip
