"""
Makes a desk's producer idempotent (KIP-98), without transactions.

A batch that is sent again, because its answer was lost or came too late, is
then written once. Without it the batch would be written twice, and an older
version of an item would stand behind a newer one for a moment.
"""

import logging
from collections.abc import Callable
from typing import Any

import faust
from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    UnknownError,
    UnsupportedVersionError,
)

from streams.runtime.wrapping import wrap_method

__all__ = ["make_producer_idempotent"]

OPTIONS = {"acks": "all", "enable_idempotence": True}
NOT_OFFERED = (
    UnknownError,  # the embedded broker's answer
    UnsupportedVersionError,
    ClusterAuthorizationFailedError,  # Kafka before 2.8, without the right
)
log = logging.getLogger(__name__)
client_log = logging.getLogger("aiokafka.producer.sender")
"""It logs the broker's refusal as an error before it raises it."""


def make_producer_idempotent(app: faust.App) -> None:
    """
    Start the app's producer as an idempotent one where the broker allows it.

    Otherwise it logs a warning and starts as Faust starts it. Faust itself
    has idempotence only as a part of transactions.
    """

    def create(create_producer: Callable[[], Any]) -> Any:
        producer = create_producer()
        options: dict[str, Any] = dict(OPTIONS)

        async def start(on_start: Callable[[], Any]) -> None:
            client_log.disabled = True
            try:
                await on_start()
            except NOT_OFFERED as error:
                log.warning(
                    "the broker offers no idempotent producer: %r", error
                )
                options.clear()
                await producer._producer.stop()  # noqa: SLF001
                await on_start()
            finally:
                client_log.disabled = False

        wrap_method(producer, "_settings_extra", lambda _: options)
        wrap_method(producer, "on_start", start)
        return producer

    wrap_method(app, "_new_producer", create)
