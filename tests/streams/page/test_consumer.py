import asyncio

import pytest

from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import producer_client
from streams.kafka.topics import TOPICS
from streams.local.embedded_broker import embedded_broker
from streams.page.consumer import PageConsumer, RecreatedTopicError, starts_of


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


@pytest.mark.broker
@pytest.mark.slow
async def test_consumer_reports_0_only_when_all_is_written():
    written, reports, done = [], [], asyncio.Event()

    async def prepare(records):
        return records

    async def write(records):
        await asyncio.sleep(0.05)
        written.extend(records)

    def report(behind):
        reports.append((behind, len(written)))
        if behind == 0:
            done.set()

    with embedded_broker() as broker:
        settings = Settings(broker=broker, partitions=3)
        await admin.create(TOPICS, settings)
        async with producer_client(settings) as client:
            for number in range(60):
                topic = ("wire.items", "wire.outcomes")[number % 2]
                await client.send_and_wait(
                    topic, b"{}", f"k{number}".encode(), partition=number % 3
                )
        consumer = PageConsumer(settings, dict, prepare, write, report)
        running = asyncio.create_task(consumer.run())
        await asyncio.wait_for(done.wait(), 60)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert reports[0] == (60, 0)
    assert reports[-1] == (0, 60)
