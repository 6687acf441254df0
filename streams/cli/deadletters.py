"""``copydesk deadletters``: see what could not be used, and send it again."""

import asyncio
from typing import Annotated

import typer
from rich.table import Table

from extractors.codec import decode
from streams.cli.common import console, fail, settings_or_fail
from streams.reading import everything, producer
from streams.records import DeadLetter
from streams.settings import Settings
from streams.topics import DEADLETTERS, named

__all__ = ["app"]

app = typer.Typer(help="Records that a stage refused.", no_args_is_help=True)

Reason = Annotated[str, typer.Option(help="only letters of this reason")]
Feed = Annotated[str, typer.Option(help="only letters of this feed")]


@app.command("list")
def list_(reason: Reason = "", feed: Feed = "") -> None:
    """List the dead letters, oldest first."""
    table = Table("place", "stage", "reason", "feed", "key", "error")
    for one in _letters(settings_or_fail(), reason, feed):
        table.add_row(
            _place(one), one.stage, one.reason, one.feed, one.key, one.error
        )
    console.print(table)


@app.command()
def show(
    place: Annotated[str, typer.Argument(help="topic-partition:offset")],
) -> None:
    """Print one dead letter's own bytes."""
    for one in _letters(settings_or_fail(), "", ""):
        if _place(one) == place:
            typer.echo(one.value)
            return
    fail(f"no dead letter stands for {place}")


@app.command()
def replay(reason: Reason = "", feed: Feed = "") -> None:
    """Send dead letters again to the topic that they came from."""
    settings = settings_or_fail()
    letters = _letters(settings, reason, feed)
    # A document that gave no raw record came from no topic: partition -1.
    placed = [one for one in letters if one.partition >= 0]
    asyncio.run(_send(settings, placed))
    console.print(f"{len(placed)} records sent again")
    if loose := len(letters) - len(placed):
        console.print(f"{loose} documents left: they come with the next poll")


def _letters(settings: Settings, reason: str, feed: str) -> list[DeadLetter]:
    records = asyncio.run(everything(settings, named(DEADLETTERS, settings)))
    letters = [decode(one.value, DeadLetter) for one in records if one.value]
    latest = {_place(one): one for one in letters}
    return [
        one
        for one in latest.values()
        if reason in ("", one.reason) and feed in ("", one.feed)
    ]


def _place(one: DeadLetter) -> str:
    return f"{one.topic}-{one.partition}:{one.offset}"


async def _send(settings: Settings, letters: list[DeadLetter]) -> None:
    async with producer(settings) as client:
        for one in letters:
            await client.send_and_wait(
                one.topic, key=one.key.encode(), value=one.value
            )
