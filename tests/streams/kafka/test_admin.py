import pytest

from streams.config.settings import Settings
from streams.kafka.admin import (
    ClusterError,
    create,
    differences,
    partition_counts,
)
from streams.kafka.topics import CLEAN, RAW, topics_for
from streams.local.embedded_broker import embedded_broker, free_port


@pytest.mark.broker
async def test_topics_are_made_once_with_their_exact_partitions():
    with embedded_broker() as address:
        settings = Settings(broker=address, partitions=3, lane_partitions=2)
        wanted = topics_for(["urgent"])

        made = await create(wanted, settings)
        again = await create(wanted, settings)
        counts = await partition_counts(settings)

    assert len(made) == len(wanted)
    assert again == []
    assert differences(wanted, settings, counts) == ()
    assert counts["wire.raw"] == 3
    assert counts["wire.clean"] == 2


def test_differences_are_named():
    settings = Settings(partitions=4)

    found = differences([RAW, CLEAN], settings, {"wire.raw": 1})

    assert found == (
        "topic wire.raw has 1 partitions, not 4",
        "topic wire.clean is missing",
    )


async def test_no_broker_is_one_sentence():
    settings = Settings(broker=f"127.0.0.1:{free_port()}")

    with pytest.raises(ClusterError, match="no Kafka broker answers at"):
        await partition_counts(settings)
