"""
``copydesk feeds``: register, pause and remove feeds, read and write lists.

The registry is the compacted topic ``wire.feeds``.
"""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer

from streams.cli.commands.feed_discovery import discover
from streams.cli.commands.feed_status import (
    get_feed,
    list_feeds,
    read_registry,
    show_feed,
)
from streams.cli.common import call_kafka, fail, settings_or_fail
from streams.cli.terminal import print_error, print_line
from streams.config.settings import Settings
from streams.kafka.record_producer import record_producer
from streams.poller.feeds.feed_list import (
    RegistryError,
    difference,
    make_registration,
    parse_toml,
)
from streams.poller.feeds.opml import export_opml, import_opml
from streams.poller.feeds.registry import (
    Changes,
    registration_records,
)
from streams.records import FeedRegistration

__all__ = ["app", "parse_file", "write_feeds"]

app = typer.Typer(help="The feeds.", no_args_is_help=True)

Feed = Annotated[str, typer.Argument(help="the feed's id")]


@app.command()
def add(  # noqa: PLR0913 - one option for each key of a feed
    feed: Feed,
    url: str,
    *,
    agency: str = "",
    language: Annotated[str, typer.Option(help="BCP 47")] = "",
    lane: str = "",
    media_type: Annotated[
        str, typer.Option(help="instead of the one that the server states")
    ] = "",
    full_text: Annotated[
        bool, typer.Option("--full-text", help="fetch the page of each item")
    ] = False,
    paused: Annotated[
        bool, typer.Option("--paused", help="register it, do not poll it")
    ] = False,
    interval_min: Annotated[float, typer.Option(help="seconds")] = 60.0,
    interval_max: Annotated[float, typer.Option(help="seconds")] = 3600.0,
    auth: Annotated[
        str, typer.Option(help="a secret: env:NAME or file:PATH")
    ] = "",
    transport: Annotated[
        str, typer.Option(help="http, websub, longpoll, polltoken or drop")
    ] = "http",
    websub: Annotated[
        bool, typer.Option("--websub", help="the same as --transport websub")
    ] = False,
    allow_private: Annotated[
        list[str] | None,
        typer.Option(help="a private address or network it may reach"),
    ] = None,
    hub: Annotated[
        str, typer.Option(help="instead of the hub in the feed")
    ] = "",
    topic: Annotated[
        str, typer.Option(help="address of the feed at the hub")
    ] = "",
) -> None:
    """Register a feed, or replace its registration."""
    settings = settings_or_fail()
    entry = {
        "feed": feed, "url": url, "agency": agency, "language": language,
        "lane": lane, "media_type": media_type, "full_text": full_text,
        "paused": paused, "interval_min": interval_min,
        "interval_max": interval_max, "auth": auth,
        "transport": "websub" if websub else transport,
        "allow_private": allow_private or [], "hub": hub, "topic": topic,
    }  # fmt: skip
    try:
        registration = make_registration(entry, feed)
    except RegistryError as error:
        fail("; ".join(error.problems), 2)
    _write(settings, {feed: registration})
    print_line(f"{feed} is registered")


app.command("list")(list_feeds)
app.command("show")(show_feed)
app.command()(discover)


@app.command()
def pause(feed: Feed) -> None:
    """Stop polling a feed; it stays registered."""
    _set_paused(feed, paused=True)


@app.command()
def resume(feed: Feed) -> None:
    """Poll a paused feed again."""
    _set_paused(feed, paused=False)


@app.command()
def remove(feed: Feed) -> None:
    """Remove a feed from the registry."""
    settings = settings_or_fail()
    get_feed(settings, feed)
    _write(settings, {feed: None})
    print_line(f"{feed} is removed")


@app.command()
def apply(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    *,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="remove feeds that are not in the list"),
    ] = False,
) -> None:
    """Change the registry to match a feed list, and show the changes."""
    settings = settings_or_fail()
    wanted = parse_file(file)
    if prune and not wanted:
        fail(f"{file} has no feed; --prune would remove every feed", 2)
    diff = difference(read_registry(settings).values(), wanted, prune=prune)
    changes = {feed.feed: feed for feed in (*diff.added, *diff.changed)}
    _write(settings, changes | dict.fromkeys(diff.removed))
    for sign, names in (
        ("+", [feed.feed for feed in diff.added]),
        ("~", [feed.feed for feed in diff.changed]),
        ("-", diff.removed),
    ):
        for name in names:
            print_line(f"{sign} {name}")
    print_line(f"{diff.same} unchanged")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    *,
    trust: Annotated[
        bool,
        typer.Option(
            "--trust",
            help="also read auth, allow_private and drop folders",
        ),
    ] = False,
) -> None:
    """
    Register the feeds of an OPML list that are not registered yet.

    Feeds whose id or URL is registered already are not changed.
    """
    settings = settings_or_fail()
    registered = read_registry(settings)
    try:
        outlines = import_opml(file.read_bytes(), registered, trusted=trust)
    except (RegistryError, OSError) as error:
        _fail_in_file(file, error)
    urls = {feed.url for feed in registered.values()}
    added = [
        feed
        for feed in outlines.feeds
        if feed.feed not in registered and feed.url not in urls
    ]
    _write(settings, {feed.feed: feed for feed in added})
    for feed in added:
        print_line(f"+ {feed.feed}")
    for problem in outlines.problems:
        print_error(f"copydesk: {problem}")
    count = len(outlines.feeds) - len(added)
    print_line(f"{count} known already")


@app.command()
def export(
    *,
    complete: Annotated[
        bool,
        typer.Option(
            "--all", help="also write auth, allow_private and drop folders"
        ),
    ] = False,
) -> None:
    """
    Print the feeds as OPML 2.0.

    To a terminal it prints text with control characters escaped.
    """
    feeds = read_registry(settings_or_fail()).values()
    document = export_opml(feeds, complete=complete)
    if sys.stdout.isatty():
        print_line(document.decode())
    else:
        typer.echo(document, nl=False)


def parse_file(file: Path) -> tuple[FeedRegistration, ...]:
    """Read a feed list, or fail with a list of all its errors."""
    try:
        return parse_toml(file.read_text())
    except (RegistryError, OSError, UnicodeDecodeError) as error:
        _fail_in_file(file, error)


def _fail_in_file(file: Path, error: Exception) -> NoReturn:
    """Fail with an error's lines as one line, after the file's name."""
    fail(f"{file}: {'; '.join(str(error).splitlines())}", 2)


async def write_feeds(settings: Settings, changes: Changes) -> None:
    """
    Write registrations and tombstones, and wait for the broker's acks.

    Raises:
        RegistryError: a registration is invalid; none is written then.
    """
    changed = registration_records(changes)
    async with record_producer(settings) as producer:
        await producer.send(changed)


def _write(settings: Settings, changes: Changes) -> None:
    try:
        call_kafka(settings, write_feeds(settings, changes))
    except RegistryError as error:
        fail("; ".join(error.problems), 2)


def _set_paused(feed: str, *, paused: bool) -> None:
    settings = settings_or_fail()
    registration = msgspec.structs.replace(
        get_feed(settings, feed), paused=paused
    )
    _write(settings, {feed: registration})
    state = "paused" if paused else "polled again"
    print_line(f"{feed} is {state}")
