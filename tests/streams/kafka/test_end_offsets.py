import asyncio

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaTimeoutError

from streams.config.settings import Settings
from streams.kafka import end_offsets
from streams.kafka.admin import create
from streams.kafka.end_offsets import find_end_offsets
from streams.kafka.topics import RAW
from streams.local.embedded_broker import embedded_broker

PLACES = [TopicPartition("wire.raw", number) for number in range(3)]


async def send_batch(address, place, count):
    async with AIOKafkaProducer(bootstrap_servers=address) as producer:
        batch = producer.create_batch()
        for number in range(count):
            batch.append(key=b"%d" % number, value=b"", timestamp=None)
        sent = await producer.send_batch(
            batch, place.topic, partition=place.partition
        )
        await sent


@pytest.mark.broker
async def test_find_end_offsets_counts_all_records_of_the_last_batch():
    with embedded_broker() as address:
        await create([RAW], Settings(broker=address, partitions=3))
        for place, count in ((PLACES[0], 2), (PLACES[0], 5), (PLACES[1], 1)):
            await send_batch(address, place, count)
        async with AIOKafkaConsumer(bootstrap_servers=address) as client:
            client.assign(PLACES)

            ends = await find_end_offsets(client, PLACES)

    assert ends == dict(zip(PLACES, (7, 1, 0), strict=True))


async def test_find_end_offsets_of_a_broker_that_is_silent_ends(monkeypatch):
    monkeypatch.setattr(end_offsets, "FETCH_WITHIN", 0.05)

    class Client:
        async def end_offsets(self, tps):
            return dict.fromkeys(tps, 4)

        def seek(self, *_):
            pass

        async def getmany(self, *_, timeout_ms):
            await asyncio.sleep(timeout_ms / 1000)

        def highwater(self, _):
            return None

    with pytest.raises(KafkaTimeoutError, match=r"wire\.raw-0 could not be"):
        await find_end_offsets(Client(), PLACES[:1])
