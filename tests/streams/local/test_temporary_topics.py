import pytest

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import FEEDS, ITEMS, RAW
from streams.local.embedded_broker import embedded_broker
from streams.local.temporary_topics import temporary_topics


@pytest.mark.broker
async def test_temporary_topics_end_and_those_of_others_stay():
    with embedded_broker() as address:
        settings = Settings(broker=address, prefix="demo.")
        await admin.create([FEEDS], settings)
        left = []
        async with temporary_topics(
            [FEEDS, RAW, ITEMS], settings, left
        ) as made:
            during = await admin.partition_counts(settings)
        after = await admin.partition_counts(settings)

    assert sorted(made.topics) == ["demo.items", "demo.raw"]
    assert made.kept == ["demo.feeds"]
    assert made.groups == ["demo.desk", "demo.poller"]
    assert {"demo.items", "demo.raw", "demo.feeds"} <= set(during)
    assert set(after) == {"demo.feeds"}
    assert left == []


async def fail_within(settings):
    async with temporary_topics([RAW], settings, []):
        msg = "a worker ended"
        raise RuntimeError(msg)


@pytest.mark.broker
async def test_temporary_topics_end_when_the_run_fails():
    with embedded_broker() as address:
        settings = Settings(broker=address, prefix="demo.")
        with pytest.raises(RuntimeError, match="a worker ended"):
            await fail_within(settings)
        after = await admin.partition_counts(settings)

    assert set(after) == set()


@pytest.mark.broker
async def test_temporary_topics_that_cannot_be_removed_are_named():
    with embedded_broker() as address:
        settings = Settings(broker=address, prefix="demo.")
        left = []
        stack = temporary_topics([RAW], settings, left)
        await stack.__aenter__()
    await stack.__aexit__(None, None, None)  # the broker is gone

    assert left == ["demo.raw", "demo.desk", "demo.poller"]
