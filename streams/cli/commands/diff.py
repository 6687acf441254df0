"""``copydesk diff``: what differs between the items of two prefixes."""

import asyncio
from dataclasses import replace
from typing import Annotated, Any

import msgspec
import typer
from aiokafka.errors import KafkaError
from rich.table import Table
from rich.text import Text

from extractors.output.codec import Ninjs, decode
from streams.cli.common import console, fail, settings_or_fail
from streams.cli.item_diff import Comparison, Difference, compare
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import ITEMS, full_name
from streams.serialization.readers import read_compacted

__all__ = ["diff"]

TROUBLE = 2
BEFORE, LONGEST = 12, 60
"""Characters shown: before the first that differs, and at most."""


def diff(
    old: Annotated[str, typer.Argument(help="prefix, such as wire.")],
    new: Annotated[str, typer.Argument(help="prefix, such as wire2.")],
) -> None:
    """
    Compare the items of two prefixes as their readers see them.

    The status is 0 if they are equal, 1 if they differ, 2 in trouble.
    """
    settings = settings_or_fail()
    try:
        found = asyncio.run(_compared(settings, old, new))
    except admin.ClusterError as error:
        fail(str(error), TROUBLE)
    except KafkaError as error:
        fail(f"cannot read from {settings.broker}: {error!r}", TROUBLE)
    _print(found, old, new)
    if found.gone or found.come or found.differences:
        raise typer.Exit(1)


async def _compared(settings: Settings, old: str, new: str) -> Comparison:
    there = await admin.partition_counts(settings)
    sides = [replace(settings, prefix=prefix) for prefix in (old, new)]
    for side in sides:
        if full_name(ITEMS, side) not in there:
            fail(f"there is no topic {full_name(ITEMS, side)}", TROUBLE)
    before, after = [await _items(side) for side in sides]
    return compare(
        (uri, before.get(uri), after.get(uri)) for uri in {**before, **after}
    )


async def _items(side: Settings) -> dict[str, Ninjs]:
    name = full_name(ITEMS, side)
    items = {}
    for key, value in (await read_compacted(side, name)).items():
        uri = key.decode(errors="replace")
        try:
            items[uri] = decode(value, Ninjs)
        except msgspec.MsgspecError as error:
            fail(f"{name} {uri} is no item: {error}", TROUBLE)
    return items


def _print(found: Comparison, old: str, new: str) -> None:
    table = Table("item", "field", old, new)
    for uri in found.gone:
        table.add_row(Text(uri), "", "there", "")
    for uri in found.come:
        table.add_row(Text(uri), "", "", "there")
    for one in found.differences:
        before, after = _shown(one)
        table.add_row(Text(one.uri), one.field, Text(before), Text(after))
    if table.row_count:
        console.print(table)
    changed = len({one.uri for one in found.differences})
    fields = "".join(f", {name} {count}" for name, count in found.by_field)
    console.print(
        f"{found.same} equal, {len(found.gone)} only {old}, "
        f"{len(found.come)} only {new}, {changed} differ{fields}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )


def _shown(one: Difference) -> tuple[str, str]:
    """Return both values from shortly before where they part."""
    old, new = _text(one.old), _text(one.new)
    begin = max(0, _parting(old, new) - BEFORE)
    return _cut(old, begin), _cut(new, begin)


def _parting(old: str, new: str) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    shorter = min(len(old), len(new))
    return next((place for place, (a, b) in pairs if a != b), shorter)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else (
        msgspec.json.encode(value).decode()
    )  # fmt: skip


def _cut(text: str, begin: int) -> str:
    end = begin + LONGEST
    return (
        ("..." if begin else "")
        + text[begin:end]
        + ("..." if end < len(text) else "")
    )
