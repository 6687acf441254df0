"""``copydesk feeds``: the registry, which is the topic ``wire.feeds``."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from extractors.output.codec import decode
from streams.cli.common import ask, console, fail, settings_or_fail
from streams.cli.producer import cli_producer
from streams.config.settings import Settings
from streams.kafka.topics import POLLS, SUBSCRIPTIONS, full_name
from streams.poller.feeds.feed_list import (
    RegistryError,
    difference,
    parse_toml,
)
from streams.poller.feeds.opml import export_opml, import_opml
from streams.poller.feeds.registry import Changes, records, registered_feeds
from streams.records import FeedRegistration, PollOutcome, Subscription
from streams.serialization.readers import read_compacted

__all__ = ["app", "parse_file", "write"]

app = typer.Typer(help="The feeds.", no_args_is_help=True)

Feed = Annotated[str, typer.Argument(help="the feed's id")]


@app.command()
def add(
    feed: Feed,
    url: str,
    *,
    agency: str = "",
    language: Annotated[str, typer.Option(help="BCP 47")] = "",
    lane: str = "",
    full_text: Annotated[
        bool, typer.Option("--full-text", help="fetch each item's page")
    ] = False,
    websub: Annotated[
        bool, typer.Option("--websub", help="subscribe at the feed's hub")
    ] = False,
    hub: Annotated[
        str, typer.Option(help="instead of the hub that the feed names")
    ] = "",
) -> None:
    """Register a feed, or change it."""
    settings = settings_or_fail()
    one = FeedRegistration(
        feed, url, agency=agency, language=language, lane=lane,
        full_text=full_text, transport="websub" if websub else "http", hub=hub,
    )  # fmt: skip
    _write(settings, {feed: one})
    console.print(f"{feed} is registered", highlight=False)


@app.command("list")
def list_() -> None:
    """List the feeds with their last poll."""
    settings = settings_or_fail()
    feeds, polls = _registered(settings), _polls(settings)
    hubs = _subscriptions(settings)
    table = Table(
        "feed", "agency", "language", "last poll", "next", "hub", "url"
    )
    for one in feeds.values():
        poll = polls.get(one.feed)
        table.add_row(
            one.feed,
            one.agency,
            one.language,
            "paused" if one.paused else poll.outcome if poll else "never",
            poll.next_due.isoformat(timespec="seconds") if poll else "",
            _hub(hubs.get(one.feed)),
            one.url,
        )
    console.print(table)


@app.command()
def pause(feed: Feed) -> None:
    """Stop polling a feed; it stays registered."""
    _change(feed, paused=True)


@app.command()
def resume(feed: Feed) -> None:
    """Poll a paused feed again."""
    _change(feed, paused=False)


@app.command()
def remove(feed: Feed) -> None:
    """Take a feed out of the registry."""
    settings = settings_or_fail()
    _known(settings, feed)
    _write(settings, {feed: None})
    console.print(f"{feed} is removed", highlight=False)


@app.command()
def apply(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    *,
    prune: Annotated[
        bool, typer.Option("--prune", help="remove feeds that it lacks")
    ] = False,
) -> None:
    """Make the registry as a feed list says, and show the difference."""
    settings = settings_or_fail()
    wanted = parse_file(file)
    found = difference(_registered(settings).values(), wanted, prune=prune)
    changes = {one.feed: one for one in (*found.added, *found.changed)}
    _write(settings, changes | dict.fromkeys(found.removed))
    for sign, names in (
        ("+", [one.feed for one in found.added]),
        ("~", [one.feed for one in found.changed]),
        ("-", found.removed),
    ):
        for name in names:
            console.print(f"{sign} {name}", highlight=False)
    console.print(f"{found.same} unchanged", highlight=False)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
) -> None:
    """
    Register the feeds of an OPML list that are not registered yet.

    Feeds that are known by id or address stay as they are.
    """
    settings = settings_or_fail()
    known = _registered(settings)
    try:
        found = import_opml(file.read_bytes(), known)
    except (RegistryError, OSError) as error:
        fail(f"{file}: {'; '.join(str(error).splitlines())}", 2)
    addresses = {one.url for one in known.values()}
    added = [
        one
        for one in found.feeds
        if one.feed not in known and one.url not in addresses
    ]
    _write(settings, {one.feed: one for one in added})
    for one in added:
        console.print(f"+ {one.feed}", highlight=False, markup=False)
    for problem in found.problems:
        typer.echo(f"copydesk: {problem}", err=True)
    count = len(found.feeds) - len(added)
    console.print(f"{count} known already", highlight=False)


@app.command()
def export() -> None:
    """Print the feeds as OPML 2.0, without drop folders and secrets."""
    feeds = _registered(settings_or_fail()).values()
    typer.echo(export_opml(feeds), nl=False)


def parse_file(file: Path) -> tuple[FeedRegistration, ...]:
    """Read a feed list; a wrong one ends the command with its faults."""
    try:
        return parse_toml(file.read_text())
    except (RegistryError, OSError, UnicodeDecodeError) as error:
        fail(f"{file}: {'; '.join(str(error).splitlines())}", 2)


async def write(settings: Settings, changes: Changes) -> None:
    """
    Write registrations, or tombstones, and wait for the broker's acks.

    Raises:
        RegistryError: one of them is wrong; nothing is written then.
    """
    changed = records(changes)
    async with cli_producer(settings) as way:
        await way.send(changed)


def _write(settings: Settings, changes: Changes) -> None:
    try:
        ask(settings, write(settings, changes))
    except RegistryError as error:
        fail("; ".join(error.problems), 2)


def _registered(settings: Settings) -> dict[str, FeedRegistration]:
    return ask(settings, registered_feeds(settings))


def _polls(settings: Settings) -> dict[str, PollOutcome]:
    held = ask(settings, read_compacted(settings, full_name(POLLS, settings)))
    polls = [decode(value, PollOutcome) for value in held.values()]
    return {one.feed: one for one in polls}


def _subscriptions(settings: Settings) -> dict[str, Subscription]:
    held = ask(
        settings, read_compacted(settings, full_name(SUBSCRIPTIONS, settings))
    )
    found = [decode(value, Subscription) for value in held.values()]
    return {one.feed: one for one in found}


def _hub(one: Subscription | None) -> str:
    """Say how a subscription is: its lease's end, or what is wrong."""
    if one is None:
        return ""
    lease = one.lease_ends and one.lease_ends.isoformat(timespec="seconds")
    return one.error or (f"until {lease}" if lease else one.pending)


def _known(settings: Settings, feed: str) -> FeedRegistration:
    found = _registered(settings).get(feed)
    if found is None:
        fail(f"there is no feed {feed}")
    return found


def _change(feed: str, *, paused: bool) -> None:
    settings = settings_or_fail()
    one = msgspec.structs.replace(_known(settings, feed), paused=paused)
    _write(settings, {feed: one})
    state = "paused" if paused else "polled again"
    console.print(f"{feed} is {state}", highlight=False)
