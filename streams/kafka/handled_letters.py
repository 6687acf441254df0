"""Send the record of a dead letter again, and mark letters as handled."""

from collections.abc import Mapping
from typing import Literal

from aiokafka import AIOKafkaProducer

from extractors.output.codec import encode
from streams import clock
from streams.config.settings import Settings
from streams.kafka.topics import HANDLED, full_name
from streams.records import DeadLetter, HandledLetter

__all__ = ["has_partition", "mark_handled", "send_again"]


def has_partition(letter: DeadLetter, counts: Mapping[str, int]) -> bool:
    """
    Return whether the partition of a letter's record still exists.

    Args:
        counts: number of partitions of each topic, by full name.
    """
    return letter.partition < counts.get(letter.topic, 0)


async def send_again(
    client: AIOKafkaProducer, settings: Settings, name: str, letter: DeadLetter
) -> None:
    """
    Send a letter's record again, and mark the letter after the ack.

    It goes to its original partition: a lane is one partition, in order.
    """
    await client.send_and_wait(
        letter.topic,
        key=letter.key.encode(),
        value=letter.value,
        partition=letter.partition,
    )
    await mark_handled(client, settings, name, "replayed")


async def mark_handled(
    client: AIOKafkaProducer,
    settings: Settings,
    name: str,
    action: Literal["replayed", "dropped"],
) -> None:
    """Mark a letter, by its name, and wait for the ack."""
    await client.send_and_wait(
        full_name(HANDLED, settings),
        key=name.encode(),
        value=encode(HandledLetter(name, action, clock.now())),
    )
