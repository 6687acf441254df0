"""
``copydesk feeds``: register, list, pause and remove feeds.

The registry is the compacted topic ``wire.feeds``.
"""

import sys
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import msgspec
import typer

from extractors.output.codec import decode
from streams.cli.common import call_kafka, fail, settings_or_fail
from streams.cli.producer import cli_producer
from streams.cli.terminal import (
    add_row,
    make_table,
    print_error,
    print_line,
    print_table,
)
from streams.config.settings import Settings
from streams.kafka.topics import POLLS, SUBSCRIPTIONS, Topic, full_name
from streams.poller.feeds.feed_list import (
    RegistryError,
    difference,
    parse_toml,
)
from streams.poller.feeds.opml import export_opml, import_opml
from streams.poller.feeds.registry import (
    Changes,
    read_registered_feeds,
    registration_records,
)
from streams.records import FeedRegistration, PollOutcome, Subscription
from streams.serialization.readers import read_compacted

__all__ = ["app", "parse_file", "write_feeds"]

S = TypeVar("S", PollOutcome, Subscription)

app = typer.Typer(help="The feeds.", no_args_is_help=True)

ERROR_LENGTH = 60
"""Characters of a poll's error that ``list`` shows."""

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
        bool, typer.Option("--full-text", help="fetch the page of each item")
    ] = False,
    websub: Annotated[
        bool, typer.Option("--websub", help="subscribe to the feed's hub")
    ] = False,
    hub: Annotated[
        str, typer.Option(help="instead of the hub in the feed")
    ] = "",
) -> None:
    """Register a feed, or replace its registration."""
    settings = settings_or_fail()
    registration = FeedRegistration(
        feed, url, agency=agency, language=language, lane=lane,
        full_text=full_text, transport="websub" if websub else "http", hub=hub,
    )  # fmt: skip
    _write(settings, {feed: registration})
    print_line(f"{feed} is registered")


@app.command("list")
def list_() -> None:
    """List the feeds with the outcome and the error of their last poll."""
    settings = settings_or_fail()
    feeds = _read_registry(settings)
    polls = _read_by_feed(settings, POLLS, PollOutcome)
    subscriptions = _read_by_feed(settings, SUBSCRIPTIONS, Subscription)
    table = make_table(
        "feed", "agency", "language", "last poll", "error", "next", "hub",
        "url",
    )  # fmt: skip
    for feed in feeds.values():
        poll = polls.get(feed.feed)
        cells = (
            feed.feed,
            feed.agency,
            feed.language,
            "paused" if feed.paused else poll.outcome if poll else "never",
            _shorten(poll.error) if poll else "",
            poll.next_due.isoformat(timespec="seconds") if poll else "",
            _describe_subscription(subscriptions.get(feed.feed)),
            feed.url,
        )
        add_row(table, *cells)
    print_table(table)


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
    _get_feed(settings, feed)
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
    diff = difference(_read_registry(settings).values(), wanted, prune=prune)
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
) -> None:
    """
    Register the feeds of an OPML list that are not registered yet.

    Feeds whose id or URL is registered already are not changed.
    """
    settings = settings_or_fail()
    registered = _read_registry(settings)
    try:
        outlines = import_opml(file.read_bytes(), registered)
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
def export() -> None:
    """
    Print the feeds as OPML 2.0, without drop folders and secrets.

    To a terminal it prints text with control characters escaped.
    """
    feeds = _read_registry(settings_or_fail()).values()
    document = export_opml(feeds)
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
    async with cli_producer(settings) as producer:
        await producer.send(changed)


def _write(settings: Settings, changes: Changes) -> None:
    try:
        call_kafka(settings, write_feeds(settings, changes))
    except RegistryError as error:
        fail("; ".join(error.problems), 2)


def _read_registry(settings: Settings) -> dict[str, FeedRegistration]:
    return call_kafka(settings, read_registered_feeds(settings))


def _read_by_feed(
    settings: Settings, topic: Topic, kind: type[S]
) -> dict[str, S]:
    """Return the newest record of each feed on a compacted topic."""
    name = full_name(topic, settings)
    values = call_kafka(settings, read_compacted(settings, name)).values()
    by_feed, unreadable = {}, 0
    for value in values:
        try:
            record = decode(value, kind)
        except msgspec.MsgspecError:
            unreadable += 1
        else:
            by_feed[record.feed] = record
    if unreadable:
        print_error(f"copydesk: {unreadable} records of {name} are unreadable")
    return by_feed


def _describe_subscription(subscription: Subscription | None) -> str:
    """Return its error, or the end of its lease, or the pending request."""
    if subscription is None:
        return ""
    if subscription.error:
        return subscription.error
    if subscription.lease_ends:
        return f"until {subscription.lease_ends.isoformat(timespec='seconds')}"
    return subscription.pending


def _shorten(error: str) -> str:
    """Return an error as one line, cut to `ERROR_LENGTH` characters."""
    line = " ".join(error.split())
    if len(line) <= ERROR_LENGTH:
        return line
    return line[: ERROR_LENGTH - 1] + "\u2026"


def _get_feed(settings: Settings, feed: str) -> FeedRegistration:
    """Return a feed's registration, or fail if there is none."""
    registration = _read_registry(settings).get(feed)
    if registration is None:
        fail(f"there is no feed {feed}")
    return registration


def _set_paused(feed: str, *, paused: bool) -> None:
    settings = settings_or_fail()
    registration = msgspec.structs.replace(
        _get_feed(settings, feed), paused=paused
    )
    _write(settings, {feed: registration})
    state = "paused" if paused else "polled again"
    print_line(f"{feed} is {state}")
