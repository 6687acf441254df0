"""``copydesk tail``: follow one topic, a line of JSON a record."""

from contextlib import suppress
from typing import Annotated

import msgspec
import typer

from streams.cli.common import ask, fail, settings_or_fail
from streams.config.settings import Settings
from streams.serialization.readers import open_consumer
from streams.serialization.serializers import Deserializer

__all__ = ["tail"]


def tail(
    topic: Annotated[str, typer.Argument(help="name, with prefix or not")],
    *,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="what is there already, too")
    ] = False,
    count: Annotated[
        int, typer.Option(help="end after so many; 0 is never")
    ] = 0,
) -> None:
    """Follow a topic: {"key": ..., "value": ...} a line, until Ctrl-C."""
    settings = settings_or_fail()
    name = topic if topic.startswith(settings.prefix) else (
        settings.prefix + topic
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        ask(
            settings,
            _follow(settings, name, count, from_start=from_start),
        )


async def _follow(
    settings: Settings, name: str, count: int, *, from_start: bool
) -> None:
    async with open_consumer(settings, name) as client:
        if not client.assignment():
            fail(f"there is no topic {name}")
        if not from_start:
            await client.seek_to_end()
        seen = 0
        incoming = Deserializer(settings)
        async for raw in client:
            record = await incoming.of(raw)
            typer.echo(_line(record.key, record.value))
            seen += 1
            if count and seen >= count:
                return


def _line(key: bytes | None, value: bytes | None) -> str:
    shown = None if value is None else _json(value)
    text = (key or b"").decode(errors="replace")
    return msgspec.json.encode({"key": text, "value": shown}).decode()


def _json(value: bytes) -> object:
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value.decode(errors="replace")
