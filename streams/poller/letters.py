"""Send the dead letter of a record that the poller consumed."""

from collections.abc import Callable
from dataclasses import replace

import structlog
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from streams.kafka.dead_letters import Origin, dead_letter
from streams.kafka.producer_records import (
    ProducerRecord,
    minimal_dead_letter_records,
)
from streams.poller.polling.publishing import letter_record
from streams.runtime.outbox import Outbox

__all__ = ["send_dead_letter"]

STAGE = "poll"

log = structlog.get_logger()


async def send_dead_letter(
    outbox: Outbox, origin: Origin, error: BaseException
) -> None:
    """
    Send a record's dead letter and wait until it is acked.

    A letter that cannot be made or is too large is replaced by one of place
    and value, and that by one of the place alone, as at the desk.

    Raises:
        KafkaError: the last letter was not acked.
    """
    attempts: tuple[Callable[[], ProducerRecord], ...] = (
        lambda: letter_record(dead_letter(STAGE, origin, error)),
        lambda: _minimal(origin),
    )
    for make in attempts:
        try:
            await outbox.send([make()])
        except MessageSizeTooLargeError:
            log.warning("a dead letter is too large", source=origin.source)
        except KafkaError:
            raise
        except Exception:
            log.exception("a dead letter could not be made")
        else:
            return
    await outbox.send([_minimal(replace(origin, value=b""))])


def _minimal(origin: Origin) -> ProducerRecord:
    return minimal_dead_letter_records(STAGE, origin)[0]
