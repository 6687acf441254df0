"""``copydesk deadletters``: see what could not be used, and deal with it."""

import asyncio
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

import typer
from aiokafka import AIOKafkaProducer
from rich.table import Table
from rich.text import Text

from extractors.output.codec import encode
from streams import clock
from streams.cli.common import ask, console, fail, moment, settings_or_fail
from streams.cli.dead_letter_selection import (
    LetterFilter,
    SelectedLetter,
    mark,
    select_letters,
)
from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.kafka.topics import DEADLETTERS, HANDLED, full_name
from streams.serialization.readers import read_topic

__all__ = ["app"]

app = typer.Typer(help="Records that a stage refused.", no_args_is_help=True)

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[LETTER]...", help="names, as list shows them"),
]
Reason = Annotated[str, typer.Option(help="only letters of this reason")]
Feed = Annotated[str, typer.Option(help="only letters of this feed")]
Since = Annotated[
    str, typer.Option(metavar="TIME", help="failed then or later (ISO 8601)")
]
Until = Annotated[
    str, typer.Option(metavar="TIME", help="failed before (ISO 8601)")
]


class _Desk(NamedTuple):
    """The letters that a command is about, and where they are."""

    settings: Settings
    entries: list[SelectedLetter]


@app.command("list")
def list_(
    *,
    reason: Reason = "",
    feed: Feed = "",
    since: Since = "",
    until: Until = "",
    all_: Annotated[
        bool, typer.Option("--all", help="those that were dealt with, too")
    ] = False,
) -> None:
    """List the letters that wait to be dealt with, oldest first."""
    choice = _choice(None, reason, feed, since, until)
    found = _found(settings_or_fail(), choice, handled=all_).entries
    table = Table("failed", "letter", "stage", "reason", "feed", "error")
    if all_:
        table.add_column("done")
    for name, one, action in found:
        cells = [name, one.stage, one.reason, one.feed, one.error]
        cells += [action] if all_ else []
        at = one.failed_at.isoformat(timespec="seconds")
        table.add_row(at, *map(Text, cells))
    console.print(table)


@app.command()
def show(
    letter: Annotated[str, typer.Argument(help="name, as list shows it")],
) -> None:
    """Print one letter's own bytes; what is known of it goes to stderr."""
    choice = LetterFilter(frozenset({letter}))
    for _, one, action in _found(
        settings_or_fail(), choice, handled=True
    ).entries:
        typer.echo(
            f"{one.stage}: {one.reason}: {one.error}\n"
            f"feed {one.feed or '-'}, key {one.key or '-'}, failed "
            f"{one.failed_at.isoformat()}, {action or 'waiting'}",
            err=True,
        )
        typer.echo(one.value)
        return
    fail(f"there is no dead letter {letter}")


@app.command()
def replay(
    letters: Names = None,
    *,
    reason: Reason = "",
    feed: Feed = "",
    since: Since = "",
    until: Until = "",
) -> None:
    """Send letters that wait again to where they came from."""
    choice = _choice(letters, reason, feed, since, until)
    settings, found = _found(settings_or_fail(), choice)
    # A document that gave no raw record came from no topic: partition -1.
    placed = [one for one in found if one.letter.partition >= 0]
    ask(settings, _replay(settings, placed))
    console.print(f"{len(placed)} records sent again")
    if loose := len(found) - len(placed):
        console.print(
            f"{loose} documents left: they come with the next poll; drop them"
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
    """Mark letters as dealt with; their bytes go with the topic's age."""
    choice = _choice(letters, reason, feed, since, until)
    if choice == _choice(None, "", "", "", ""):
        fail("say which: LETTER, --reason, --feed, --since or --until", 2)
    settings, found = _found(settings_or_fail(), choice)
    ask(settings, _drop(settings, found))
    console.print(f"{len(found)} letters dropped")


def _choice(
    names: Sequence[str] | None, reason: str, feed: str, since: str, until: str
) -> LetterFilter:
    return LetterFilter(
        frozenset(names or ()),
        reason,
        feed,
        moment(since, "--since") if since else None,
        moment(until, "--until") if until else None,
    )


def _found(
    settings: Settings, choice: LetterFilter, *, handled: bool = False
) -> _Desk:
    letters, marks = ask(settings, _read(settings))
    entries, strange = select_letters(letters, marks)
    if strange:
        typer.echo(f"copydesk: {strange} records are no letters", err=True)
    chosen = [
        one
        for one in entries
        if choice.takes(one) and (handled or not one.action)
    ]
    return _Desk(settings, chosen)


async def _read(settings: Settings) -> list[list[bytes]]:
    records = [
        await read_topic(settings, full_name(topic, settings))
        for topic in (DEADLETTERS, HANDLED)
    ]
    return [[one.value for one in each if one.value] for each in records]


async def _replay(
    settings: Settings, entries: Sequence[SelectedLetter]
) -> None:
    """Send, and mark each only once the broker has acked it."""
    async with producer_client(settings) as client:
        for one in entries:
            letter = one.letter
            # Where it stood: a lane is one partition, in order.
            await client.send_and_wait(
                letter.topic, key=letter.key.encode(), value=letter.value,
                partition=letter.partition,
            )  # fmt: skip
            await _mark(client, settings, one, "replayed")


async def _drop(settings: Settings, entries: Sequence[SelectedLetter]) -> None:
    async with producer_client(settings) as client:
        await asyncio.gather(
            *(_mark(client, settings, one, "dropped") for one in entries)
        )


async def _mark(
    client: AIOKafkaProducer,
    settings: Settings,
    one: SelectedLetter,
    action: Literal["replayed", "dropped"],
) -> None:
    handled = mark(one, action, clock.now())
    await client.send_and_wait(
        full_name(HANDLED, settings),
        key=one.name.encode(),
        value=encode(handled),
    )
