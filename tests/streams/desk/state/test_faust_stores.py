import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams import clock
from streams.desk.state.faust_stores import (
    SLICE,
    PartitionCache,
    RevokedError,
    TableStore,
)
from streams.desk.state.models import KeyPointer

AT = datetime(2026, 3, 4, tzinfo=UTC)


@given(
    st.dictionaries(st.text(), st.text()),
    st.dictionaries(st.text(), st.text()),
)
def test_table_store_partition_sees_only_its_own_keys(first, second):
    table = {}
    store_1, store_11 = (
        TableStore(table, number, KeyPointer) for number in (1, 11)
    )

    store_1.update(
        {key: KeyPointer(value, AT) for key, value in first.items()}
    )
    store_11.update(
        {key: KeyPointer(value, AT) for key, value in second.items()}
    )

    assert {key: pointer.value for key, pointer in store_1.items()} == first
    assert {key: pointer.value for key, pointer in store_11.items()} == second
    assert len(table) == len(first) + len(second)


def test_table_store_removed_key_is_absent():
    store = TableStore({}, 0, KeyPointer)
    store["a"] = KeyPointer("1", AT)

    store.pop("a", None)
    store.pop("b", None)

    assert store.get("a") is None
    assert "a" not in store


def work_slowly(done):
    for number in range(6):
        clock.sleep(SLICE)
        done.append(number)
        yield


async def test_cache_other_tasks_run_while_an_object_is_prepared():
    turns = []

    async def take_turns():
        while True:
            turns.append(cache.is_opening)
            await asyncio.sleep(0)

    cache = PartitionCache(lambda _: [], work_slowly)
    other = asyncio.create_task(take_turns())
    prepared = await cache.open(0)
    other.cancel()

    assert prepared == list(range(6))
    assert sum(turns) >= 5
    assert not cache.is_opening
    assert await cache.open(0) is prepared


async def test_cache_object_of_a_revoked_partition_is_not_used():
    cache = PartitionCache(lambda _: [], work_slowly)

    async def revoke():
        cache.retain([])

    revoking = asyncio.create_task(revoke())
    with pytest.raises(RevokedError):
        await cache.open(0)
    await revoking

    assert await cache.open(0) == list(range(6))


async def test_cache_retained_partitions_keep_their_objects():
    cache = PartitionCache(lambda _: object())
    first, second = await cache.open(0), await cache.open(1)

    cache.retain([1])

    assert await cache.open(0) is not first
    assert await cache.open(1) is second
