from types import SimpleNamespace

import pytest
from faust.types import TP

from streams.runtime.partition_generations import PartitionContinuity


def places(*partitions, topic="wire.clean"):
    return {TP(topic, one) for one in partitions}


@pytest.mark.parametrize(
    ("generations", "kept"),
    [
        ([(1, places(0, 1))], set()),
        ([(1, places(0, 1)), (2, places(1, 2))], {1}),
        ([(1, places(0)), (3, places(0))], set()),
        ([(1, places(0)), (1, places(0))], set()),
        ([(1, places(0)), (2, places(1)), (3, places(0, 1))], {1}),
        ([(1, places(0)), (2, places(0, topic="wire.ticks"))], set()),
        ([(4, places(0)), (5, places(0)), (6, places(0))], {0}),
    ],
    ids=["first", "moved", "missed", "again", "back", "other-topic", "long"],
)
def test_held_without_a_break(generations, kept):
    app = SimpleNamespace(consumer_generation_id=0)
    tenure = PartitionContinuity(app, "wire.clean")

    for app.consumer_generation_id, assigned in generations:
        found = tenure.retained(assigned)

    assert found == kept
