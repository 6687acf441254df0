"""``copydesk tail``: print the records of one topic, and follow it."""

import re
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated, Any, NamedTuple

import msgspec
import typer
from aiokafka import AIOKafkaConsumer

from extractors.output.codec import decode
from streams.cli.common import call_kafka, fail, settings_or_fail
from streams.cli.terminal import print_line
from streams.config.settings import Settings
from streams.serialization.readers import open_consumer, read_to_end
from streams.serialization.serializers import Deserializer

__all__ = ["tail"]


class _Choice(NamedTuple):
    """
    Which records are printed, and how.

    Attributes:
        pattern: searched in the printed JSON of a record.
        limit: stop after so many printed records; 0: no limit.
        pretty: for people, not as one line of JSON.
    """

    pattern: re.Pattern[str]
    limit: int
    from_start: bool
    follow: bool
    pretty: bool


def tail(
    topic: Annotated[
        str, typer.Argument(help="topic, with or without the prefix")
    ],
    *,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="include existing records")
    ] = False,
    follow: Annotated[
        bool,
        typer.Option(
            help="wait for new records; without, print the existing ones"
        ),
    ] = True,
    count: Annotated[
        int, typer.Option(help="stop after so many records; 0: no limit")
    ] = 0,
    grep: Annotated[
        str,
        typer.Option(
            metavar="REGEX", help="only records whose key or value has a match"
        ),
    ] = "",
    pretty: Annotated[
        bool, typer.Option("--pretty", help="print for people: indented")
    ] = False,
) -> None:
    """Print records as {"key": ..., "value": ...} lines until Ctrl-C."""
    try:
        pattern = re.compile(grep)
    except re.error as error:
        fail(f"--grep {grep} is not a regular expression: {error}", 2)
    settings = settings_or_fail()
    name = topic if topic.startswith(settings.prefix) else (
        settings.prefix + topic
    )  # fmt: skip
    choice = _Choice(pattern, count, from_start, follow, pretty)
    with suppress(KeyboardInterrupt):
        call_kafka(settings, _print_records(settings, name, choice))


async def _print_records(
    settings: Settings, name: str, choice: _Choice
) -> None:
    async with open_consumer(settings, name) as consumer:
        if not consumer.assignment():
            fail(f"there is no topic {name}")
        if choice.follow and not choice.from_start:
            await consumer.seek_to_end()
        printed = 0
        incoming = Deserializer(settings)
        async for raw in _records(consumer, follow=choice.follow):
            record = await incoming.to_json(raw)
            line = _format_line(record.key, record.value)
            if not choice.pattern.search(line):
                continue
            print_line(_format_block(record, line) if choice.pretty else line)
            printed += 1
            if choice.limit and printed >= choice.limit:
                return


async def _records(
    consumer: AIOKafkaConsumer, *, follow: bool
) -> AsyncIterator[Any]:
    if not follow:
        async for record in read_to_end(consumer):
            yield record
        return
    async for record in consumer:
        yield record


def _format_line(key: bytes | None, value: bytes | None) -> str:
    text = (key or b"").decode(errors="replace")
    content = None if value is None else _parse_value(value)
    return msgspec.json.encode({"key": text, "value": content}).decode()


def _format_block(record: Any, line: str) -> str:
    """Return a record for people: its place and key, then indented JSON."""
    key, value = msgspec.json.decode(line).values()
    place = f"{record.topic}-{record.partition}:{record.offset}"
    text = msgspec.json.encode(value)
    return f"{place}  {key}\n{msgspec.json.format(text, indent=2).decode()}\n"


def _parse_value(value: bytes) -> object:
    """Return the value's JSON, or its text if it is not readable JSON."""
    try:
        return decode(value, object)
    except msgspec.MsgspecError:
        return value.decode(errors="replace")
