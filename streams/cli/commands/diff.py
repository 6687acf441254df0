"""``copydesk diff``: compare the items of two prefixes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import msgspec
import typer

from extractors.output.codec import Ninjs, decode
from streams.cli.common import call_kafka, fail, settings_or_fail
from streams.cli.item_diff import Comparison, Difference, compare_items
from streams.cli.raw_ranges import RawRanges, covers, ranges_of
from streams.cli.terminal import (
    add_row,
    make_table,
    print_line,
    print_object,
    print_table,
    progress_bar,
)
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import ITEMS, OUTCOMES, full_name
from streams.serialization.readers import read_compacted, read_keys

__all__ = ["diff"]

ERROR_STATUS = 2
CONTEXT, MAX_EXCERPT = 12, 60
"""Characters shown: before the first different one, and in total."""


def diff(
    old: Annotated[
        str, typer.Argument(help="prefix of the live desk, such as wire.")
    ],
    new: Annotated[
        str, typer.Argument(help="prefix of the replay, such as wire2.")
    ],
    *,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="print one JSON object, with whole values"
        ),
    ] = False,
) -> None:
    """
    Compare the items of two prefixes in the fields that readers see.

    An item is compared if both sides have processed the raw record of its
    version: the live desk goes on while a replay runs.

    Exit status: 0 if they are equal, 1 if they differ, 2 on an error.
    """
    settings = settings_or_fail()
    comparison = call_kafka(
        settings, _compare_prefixes(settings, old, new), ERROR_STATUS
    )
    if as_json:
        print_object(_describe(comparison))
    else:
        _print(comparison, old, new)
    if comparison.removed or comparison.added or comparison.differences:
        raise typer.Exit(1)


async def _compare_prefixes(
    settings: Settings, old: str, new: str
) -> Comparison:
    topics = await admin.partition_counts(settings)
    sides = [replace(settings, prefix=prefix) for prefix in (old, new)]
    for side in sides:
        if full_name(ITEMS, side) not in topics:
            fail(f"there is no topic {full_name(ITEMS, side)}", ERROR_STATUS)
    # The outcomes first: what the live desk adds meanwhile is not in them.
    live, replayed = [await _read_ranges(side, topics) for side in sides]
    before, after = [await _read_items(side) for side in sides]

    def is_comparable(old: Ninjs | None, new: Ninjs | None) -> bool:
        return (
            old is None
            or covers(replayed, old.copydesk.source, from_start=False)
        ) and (
            new is None or covers(live, new.copydesk.source, from_start=True)
        )

    return compare_items(
        (
            (uri, before.get(uri), after.get(uri))
            for uri in {**before, **after}
        ),
        is_comparable,
    )


async def _read_ranges(side: Settings, topics: Mapping[str, int]) -> RawRanges:
    """Return which raw records a side has processed; empty if unknown."""
    name = full_name(OUTCOMES, side)
    return await ranges_of(read_keys(side, name)) if name in topics else {}


async def _read_items(side: Settings) -> dict[str, Ninjs]:
    name = full_name(ITEMS, side)
    items = {}
    with progress_bar(name) as report:
        records = await read_compacted(side, name, report)
    for key, value in records.items():
        uri = key.decode(errors="replace")
        try:
            items[uri] = decode(value, Ninjs)
        except msgspec.MsgspecError as error:
            fail(f"{name} {uri} is not an item: {error}", ERROR_STATUS)
    return items


def _count_changed(comparison: Comparison) -> int:
    """Return the number of items that differ in at least one field."""
    return len({difference.uri for difference in comparison.differences})


def _describe(comparison: Comparison) -> dict[str, object]:
    return {
        "equal": comparison.same,
        "removed": comparison.removed,
        "added": comparison.added,
        "differ": _count_changed(comparison),
        "notCompared": comparison.skipped,
        "byField": dict(comparison.by_field),
        "differences": comparison.differences,
    }


def _print(comparison: Comparison, old: str, new: str) -> None:
    table = make_table("item", "field", old, new)
    for uri in comparison.removed:
        add_row(table, uri, "", "there", "")
    for uri in comparison.added:
        add_row(table, uri, "", "", "there")
    for difference in comparison.differences:
        before, after = _excerpts(difference)
        add_row(table, difference.uri, difference.field, before, after)
    if table.row_count:
        print_table(table)
    changed = _count_changed(comparison)
    fields = "".join(
        f", {name} {count}" for name, count in comparison.by_field
    )
    print_line(
        f"{comparison.same} equal, {len(comparison.removed)} only {old}, "
        f"{len(comparison.added)} only {new}, {changed} differ{fields}"
        + (
            f", {comparison.skipped} not compared (not processed by both)"
            if comparison.skipped
            else ""
        ),
    )


def _excerpts(difference: Difference) -> tuple[str, str]:
    """Return both values, from shortly before their first difference."""
    old, new = _as_text(difference.old), _as_text(difference.new)
    begin = max(0, _first_difference(old, new) - CONTEXT)
    return _cut_excerpt(old, begin), _cut_excerpt(new, begin)


def _first_difference(old: str, new: str) -> int:
    """Return the index of the first character that differs."""
    pairs = enumerate(zip(old, new, strict=False))
    shorter = min(len(old), len(new))
    return next((index for index, (a, b) in pairs if a != b), shorter)


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else (
        msgspec.json.encode(value).decode()
    )  # fmt: skip


def _cut_excerpt(text: str, begin: int) -> str:
    end = begin + MAX_EXCERPT
    return (
        ("..." if begin else "")
        + text[begin:end]
        + ("..." if end < len(text) else "")
    )
