"""``copydesk deadletters``: list, show, replay and drop dead letters."""

import asyncio
import sys
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import msgspec
import typer

from streams.cli.common import (
    AsJson,
    call_kafka,
    fail,
    parse_time,
    settings_or_fail,
)
from streams.cli.dead_letter_selection import (
    LetterFilter,
    SelectedLetter,
    list_letters,
    short_id,
)
from streams.cli.terminal import (
    add_row,
    make_table,
    print_error,
    print_json,
    print_line,
    print_table,
    progress_bar,
)
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import producer_client
from streams.kafka.handled_letters import (
    has_partition,
    mark_handled,
    send_again,
)
from streams.kafka.topics import DEADLETTERS, HANDLED, full_name
from streams.serialization.readers import read_topic

__all__ = ["app"]

app = typer.Typer(
    help="Records that could not be processed.", no_args_is_help=True
)

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[LETTER]...", help="ids or records of dead letters"
    ),
]
Reason = Annotated[str, typer.Option(help="only dead letters of this reason")]
Feed = Annotated[str, typer.Option(help="only dead letters of this feed")]
Since = Annotated[
    str,
    typer.Option(metavar="TIME", help="failed at or after (ISO 8601)"),
]
Until = Annotated[
    str, typer.Option(metavar="TIME", help="failed before (ISO 8601)")
]


class _Selection(NamedTuple):
    """The dead letters that match a command's options."""

    settings: Settings
    letters: list[SelectedLetter]


@app.command("list")
def list_(
    *,
    reason: Reason = "",
    feed: Feed = "",
    since: Since = "",
    until: Until = "",
    all_: Annotated[
        bool,
        typer.Option("--all", help="include replayed and dropped ones"),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the dead letters that were not handled yet, oldest first."""
    letter_filter = _make_filter(None, reason, feed, since, until)
    letters = _select(letter_filter, handled=all_).letters
    if as_json:
        print_json(map(_describe, letters))
        return
    table = make_table(
        "failed", "id", "record", "stage", "reason", "feed", "error"
    )
    if all_:
        table.add_column("handled")
    for name, letter, action in letters:
        cells = [short_id(name), name, letter.stage, letter.reason]
        cells += [letter.feed, letter.error]
        cells += [action] if all_ else []
        time = letter.failed_at.isoformat(timespec="seconds")
        add_row(table, time, *cells)
    print_table(table)


def _describe(selected: SelectedLetter) -> dict[str, object]:
    """Return a dead letter for JSON: without its bytes, which `show` has."""
    fields: dict[str, object] = msgspec.to_builtins(selected.letter)
    del fields["value"]
    return {
        "id": short_id(selected.name),
        "record": selected.name,
        **fields,
        "handled": selected.action,
    }


@app.command()
def show(
    letter: Annotated[str, typer.Argument(help="id or record, as in list")],
) -> None:
    """
    Print a dead letter's bytes; its details go to stderr.

    To a terminal it prints text with control characters escaped.
    """
    selected = _select(LetterFilter(frozenset({letter})), handled=True).letters
    if not selected:
        fail(f"there is no dead letter {letter}")
    _, record, action = selected[0]
    print_error(
        f"{record.stage}: {record.reason}: {record.error}\n"
        f"feed {record.feed or '-'}, key {record.key or '-'}, failed "
        f"{record.failed_at.isoformat()}, {action or 'waiting'}"
    )
    if sys.stdout.isatty():
        print_line(record.value.decode(errors="replace"))
    else:
        typer.echo(record.value)


@app.command()
def replay(
    letters: Names = None,
    *,
    reason: Reason = "",
    feed: Feed = "",
    since: Since = "",
    until: Until = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="all of them, without a question")
    ] = False,
) -> None:
    """
    Send dead letters to their original topics again.

    Without LETTER and filter it asks before it sends all of them.
    """
    letter_filter = _make_filter(letters, reason, feed, since, until)
    asks = letter_filter == LetterFilter() and not yes
    if asks and not sys.stdin.isatty():
        fail(
            "this replays all dead letters: choose by LETTER, --reason, "
            "--feed, --since or --until, or confirm with --yes",
            2,
        )
    settings, selected = _select(letter_filter)
    if asks and not typer.confirm(
        f"Send all {len(selected)} dead letters again?", err=True
    ):
        fail("nothing is sent")
    # A fetched document that could not be split was never a record of a
    # topic (partition -1), so there is no topic to send it to.
    records = [entry for entry in selected if entry.letter.partition >= 0]
    call_kafka(settings, _replay(settings, records))
    print_line(f"{len(records)} records sent again")
    if documents := len(selected) - len(records):
        print_line(
            f"{documents} documents left out: the next poll fetches them "
            "again; drop these letters"
        )


@app.command()
def drop(
    letters: Names = None,
    *,
    reason: Reason = "",
    feed: Feed = "",
    since: Since = "",
    until: Until = "",
) -> None:
    """Mark dead letters as handled; the topic's retention deletes them."""
    letter_filter = _make_filter(letters, reason, feed, since, until)
    if letter_filter == LetterFilter():
        fail(
            "choose by LETTER, --reason, --feed, --since or --until",
            2,
        )
    settings, selected = _select(letter_filter)
    call_kafka(settings, _drop(settings, selected))
    print_line(f"{len(selected)} letters dropped")


def _make_filter(
    names: Sequence[str] | None, reason: str, feed: str, since: str, until: str
) -> LetterFilter:
    return LetterFilter(
        frozenset(names or ()),
        reason,
        feed,
        parse_time(since, "--since") if since else None,
        parse_time(until, "--until") if until else None,
    )


def _select(
    letter_filter: LetterFilter, *, handled: bool = False
) -> _Selection:
    """
    Read the dead letters from Kafka and filter them.

    Args:
        handled: include those that were replayed or dropped.
    """
    settings = settings_or_fail()
    values, handled_values = call_kafka(settings, _read_values(settings))
    letters, invalid = list_letters(values, handled_values)
    if invalid:
        print_error(f"copydesk: {invalid} records are not dead letters")
    selected = [
        entry
        for entry in letters
        if letter_filter.matches(entry) and (handled or not entry.action)
    ]
    return _Selection(settings, selected)


async def _read_values(settings: Settings) -> list[list[bytes]]:
    """Return the values of both topics, without tombstones."""
    topics = []
    for topic in (DEADLETTERS, HANDLED):
        name = full_name(topic, settings)
        with progress_bar(name) as report:
            topics.append(await read_topic(settings, name, report=report))
    return [
        [record.value for record in records if record.value]
        for records in topics
    ]


async def _replay(
    settings: Settings, selected: Sequence[SelectedLetter]
) -> None:
    """Send each record and mark its letter after the broker's ack."""
    counts = await admin.partition_counts(settings)
    for name, letter, _ in selected:
        if not has_partition(letter, counts):
            fail(f"{name} names a partition that does not exist: none is sent")
    async with producer_client(settings) as client:
        for entry in selected:
            await send_again(client, settings, entry.name, entry.letter)


async def _drop(
    settings: Settings, selected: Sequence[SelectedLetter]
) -> None:
    async with producer_client(settings) as client:
        await asyncio.gather(
            *(
                mark_handled(client, settings, entry.name, "dropped")
                for entry in selected
            )
        )
