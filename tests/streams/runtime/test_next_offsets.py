import asyncio
from types import SimpleNamespace

import pytest
from faust.types import TP

from streams.runtime.next_offsets import NextOffsets

TOPIC = "wire.raw"
PLACES = [TP(TOPIC, number) for number in range(3)]
OTHER = TP("a-changelog", 0)


class Consumer:
    def __init__(self):
        self._committed_offset = {}
        self.asked = []
        self.earliest = 4
        self.answer = asyncio.Event()
        self.answer.set()

    def assignment(self):
        return {*PLACES, OTHER}

    async def earliest_offsets(self, *tps):
        self.asked.append(set(tps))
        earliest = dict.fromkeys(tps, self.earliest)
        await self.answer.wait()
        return earliest


@pytest.fixture
def consumer():
    return Consumer()


@pytest.fixture
def offsets(consumer):
    return NextOffsets(SimpleNamespace(consumer=consumer), frozenset({TOPIC}))


async def test_find_asks_once_for_all_uncommitted_partitions(
    offsets, consumer
):
    consumer._committed_offset[PLACES[1]] = 7

    assert [await offsets.find(tp) for tp in PLACES] == [4, 7, 4]
    assert consumer.asked == [{PLACES[0], PLACES[2]}]


async def test_find_committed_partitions_asks_for_nothing(offsets, consumer):
    consumer._committed_offset.update(dict.fromkeys(PLACES, 9))

    assert await offsets.find(PLACES[0]) == 9
    assert consumer.asked == []


async def test_find_in_a_new_assignment_ignores_the_answer_of_the_old_one(
    offsets, consumer
):
    consumer.answer.clear()
    finding = asyncio.create_task(offsets.find(PLACES[0]))
    await asyncio.sleep(0)

    offsets.forget()
    consumer._committed_offset[PLACES[0]] = 12
    consumer.answer.set()

    assert await finding == 12


async def test_find_a_partition_that_is_not_assigned_is_answered(
    offsets, consumer
):
    assert await offsets.find(TP(TOPIC, 8)) == consumer.earliest


async def test_known_is_none_until_the_offset_was_found(offsets):
    assert offsets.is_empty()
    assert offsets.known(PLACES[0]) is None

    await offsets.find(PLACES[0])

    assert offsets.known(PLACES[2]) == 4
    offsets.set(PLACES[2], 5)
    assert offsets.known(PLACES[2]) == 5
