"""Dead letters of the poller, and their replacements."""

from datetime import UTC, datetime

import msgspec
import pytest
from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError

from streams.kafka.dead_letters import Origin
from streams.poller.letters import send_dead_letter
from streams.records import DeadLetter

ORIGIN = Origin(
    "wire.pushed", 1, 7, b"pier", b"{" * 3000, datetime(2026, 3, 1, tzinfo=UTC)
)


class MuteError(Exception):
    def __str__(self):
        raise KeyError


class Outbox:
    def __init__(self, largest=10_000, error=None):
        self.largest, self.error, self.letters = largest, error, []

    async def send(self, records):
        (record,) = records
        if self.error:
            raise self.error
        if len(record.value) > self.largest:
            raise MessageSizeTooLargeError
        letter = msgspec.json.decode(record.value, type=DeadLetter)
        self.letters.append(letter)


@pytest.mark.parametrize(
    ("largest", "error", "expected"),
    [
        (10_000, msgspec.DecodeError("x"), ("bad-record", ORIGIN.value)),
        (10_000, MuteError(), ("bug", ORIGIN.value)),
        (2_000, msgspec.DecodeError("x"), ("bug", b"")),
    ],
    ids=["decoded", "no-text", "too-large"],
)
async def test_send_dead_letter_sends_one_letter_with_place(
    largest, error, expected
):
    outbox = Outbox(largest)

    await send_dead_letter(outbox, ORIGIN, error)

    (letter,) = outbox.letters
    assert (letter.reason, letter.value) == expected
    assert (letter.topic, letter.partition, letter.offset) == (
        "wire.pushed", 1, 7,
    )  # fmt: skip


async def test_send_dead_letter_not_acked_raises():
    with pytest.raises(KafkaTimeoutError):
        await send_dead_letter(
            Outbox(error=KafkaTimeoutError()), ORIGIN, KeyError()
        )
