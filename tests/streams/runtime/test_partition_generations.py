from types import SimpleNamespace

import pytest
from faust.types import TP

from streams.runtime.partition_generations import PartitionContinuity


def assign(*partitions, topic="wire.clean"):
    return {TP(topic, partition) for partition in partitions}


@pytest.mark.parametrize(
    ("generations", "retained"),
    [
        ([(1, assign(0, 1))], set()),
        ([(1, assign(0, 1)), (2, assign(1, 2))], {1}),
        ([(1, assign(0)), (3, assign(0))], set()),
        ([(1, assign(0)), (1, assign(0))], set()),
        ([(1, assign(0)), (2, assign(1)), (3, assign(0, 1))], {1}),
        ([(1, assign(0)), (2, assign(0, topic="wire.ticks"))], set()),
        ([(4, assign(0)), (5, assign(0)), (6, assign(0))], {0}),
    ],
    ids=["first", "moved", "missed", "again", "back", "other-topic", "long"],
)
def test_retained_partitions_after_assignments(generations, retained):
    app = SimpleNamespace(consumer_generation_id=0)
    continuity = PartitionContinuity(app, "wire.clean")

    for app.consumer_generation_id, assigned in generations:
        result = continuity.retained(assigned)

    assert result == retained
