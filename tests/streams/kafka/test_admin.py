import pytest

from streams.config.settings import Settings
from streams.kafka.admin import create, differences, partition_counts
from streams.kafka.clients import ClusterError
from streams.kafka.topics import CLEAN, RAW, topics_for
from streams.local.embedded_broker import embedded_broker, free_port


@pytest.mark.broker
async def test_create_twice_creates_topics_once_with_exact_partitions():
    with embedded_broker() as address:
        settings = Settings(broker=address, partitions=3, lane_partitions=2)
        wanted = topics_for(["urgent"])

        created = await create(wanted, settings)
        again = await create(wanted, settings)
        counts = await partition_counts(settings)

    assert len(created) == len(wanted)
    assert again == []
    assert differences(wanted, settings, counts) == ()
    assert counts["wire.raw"] == 3
    assert counts["wire.clean"] == 2


def test_differences_wrong_and_missing_topics_are_named():
    settings = Settings(partitions=4)

    sentences = differences([RAW, CLEAN], settings, {"wire.raw": 1})

    assert sentences == (
        "topic wire.raw has 1 partitions, not 4",
        "topic wire.clean is missing",
    )


async def test_partition_counts_without_broker_raises_cluster_error():
    settings = Settings(broker=f"127.0.0.1:{free_port()}")

    with pytest.raises(ClusterError, match="no Kafka broker answers at"):
        await partition_counts(settings)
