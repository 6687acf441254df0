"""Shortens two waits of Faust in which nothing is done."""

from collections.abc import Callable
from typing import Any

import faust

from streams.config.settings import Settings
from streams.runtime.wrapping import wrap_method

__all__ = ["shorten_waits"]


def shorten_waits(app: faust.App, settings: Settings) -> None:
    """
    Start the tables at once, and let a fetch wait as the settings say.

    Faust waits a second for tables that are added after the start. An app
    of ours has all its tables before.

    Faust lets each fetch wait 1.5 s for new records, and a consumer has one
    fetch under way. Partitions that flow again, for example after the tables
    are recovered, wait for its end, and the embedded broker does not see new
    records of a topic at once.
    """

    async def start_tables(_: Callable[..., Any]) -> None:
        tables: Any = app.tables
        await tables._update_channels()  # noqa: SLF001
        await tables.recovery.start()

    def create_consumer(create: Callable[[], Any]) -> Any:
        consumer = create()
        wrap_method(consumer._thread, "_create_consumer", create_client)  # noqa: SLF001
        return consumer

    def create_client(create: Callable[..., Any], **options: Any) -> Any:
        client = create(**options)
        # A missing attribute is an error here: another version of aiokafka.
        assert client._fetch_max_wait_ms  # noqa: SLF001
        client._fetch_max_wait_ms = int(settings.fetch_wait * 1000)  # noqa: SLF001
        return client

    wrap_method(app.tables, "on_start", start_tables)
    wrap_method(app, "_new_consumer", create_consumer)
