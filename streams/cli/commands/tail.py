"""``copydesk tail``: follow one topic, one JSON line per record."""

from contextlib import suppress
from typing import Annotated

import msgspec
import typer

from extractors.output.codec import decode
from streams.cli.common import call_kafka, fail, settings_or_fail
from streams.cli.terminal import print_line
from streams.config.settings import Settings
from streams.serialization.readers import open_consumer
from streams.serialization.serializers import Deserializer

__all__ = ["tail"]


def tail(
    topic: Annotated[
        str, typer.Argument(help="topic, with or without the prefix")
    ],
    *,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="include existing records")
    ] = False,
    count: Annotated[
        int, typer.Option(help="stop after so many records; 0: no limit")
    ] = 0,
) -> None:
    """Print records as {"key": ..., "value": ...} lines until Ctrl-C."""
    settings = settings_or_fail()
    name = topic if topic.startswith(settings.prefix) else (
        settings.prefix + topic
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        call_kafka(
            settings,
            _follow(settings, name, count, from_start=from_start),
        )


async def _follow(
    settings: Settings, name: str, count: int, *, from_start: bool
) -> None:
    async with open_consumer(settings, name) as consumer:
        if not consumer.assignment():
            fail(f"there is no topic {name}")
        if not from_start:
            await consumer.seek_to_end()
        printed = 0
        incoming = Deserializer(settings)
        async for raw in consumer:
            record = await incoming.to_json(raw)
            print_line(_format_line(record.key, record.value))
            printed += 1
            if count and printed >= count:
                return


def _format_line(key: bytes | None, value: bytes | None) -> str:
    text = (key or b"").decode(errors="replace")
    content = None if value is None else _parse_value(value)
    return msgspec.json.encode({"key": text, "value": content}).decode()


def _parse_value(value: bytes) -> object:
    """Return the value's JSON, or its text if it is not readable JSON."""
    try:
        return decode(value, object)
    except msgspec.MsgspecError:
        return value.decode(errors="replace")
