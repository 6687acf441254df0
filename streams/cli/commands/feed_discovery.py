"""``copydesk feeds discover``: find the feeds of a site."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from streams.cli.common import AsJson, fail, settings_or_fail
from streams.cli.terminal import (
    print_error,
    print_json,
    print_line,
    progress_bar,
)
from streams.config.settings import Settings
from streams.poller.feeds.feed_list import RegistryError, parse_toml
from streams.records import FeedRegistration

if TYPE_CHECKING:
    from streams.poller.discovery.documents import FoundFeed
    from streams.poller.fetcher.address_filter import Network

__all__ = ["discover"]


def discover(
    url: Annotated[str, typer.Argument(help="a page of the site, or a feed")],
    *,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="append the entries to this feed list",
        ),
    ] = None,
    allow_private: Annotated[
        list[str] | None,
        typer.Option(help="a private address or network it may reach"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """
    Find the feeds, news sitemaps and hubs of a site.

    Prints entries for a feed list. A feed with a hub gets the transport
    websub. A feed that FILE lists already is left out.
    """
    # Slow imports (.5 s).
    from streams.poller.discovery.entries import (  # noqa: PLC0415
        make_entries,
        to_toml,
    )
    from streams.poller.fetcher.address_filter import (  # noqa: PLC0415
        networks,
    )

    settings = settings_or_fail()
    networks_allowed = tuple(allow_private or ())
    try:
        allowed = networks(networks_allowed)
    except ValueError as error:
        fail(f"--allow-private: {error}", 2)
    before = _read_list(write)
    known = _parse_list(write, before)
    found, problems = asyncio.run(_search(settings, url, allowed))
    for problem in problems:
        print_error(f"copydesk: {problem}")
    if not found:
        fail(f"{url} leads to no feed and no news sitemap")
    entries = make_entries(found, known, networks_allowed)
    if write is not None:
        _append(write, before, to_toml(entries))
    if as_json:
        print_json(entries)
    elif write is None:
        print_line(to_toml(entries).rstrip())
    else:
        for entry in entries:
            print_line(f"+ {entry.feed} {entry.url}")
        print_line(f"{len(found) - len(entries)} known already")


async def _search(
    settings: Settings, url: str, allowed: "tuple[Network, ...]"
) -> "tuple[tuple[FoundFeed, ...], list[str]]":
    """Return the feeds of a site, and what could not be read."""
    from streams.poller.discovery.search import (  # noqa: PLC0415 - slow
        search_site,
    )

    with progress_bar("documents") as report:
        return await search_site(
            settings, url, allowed, report, "--allow-private {}"
        )


def _read_list(file: Path | None) -> str:
    """Return the text of a feed list; empty if it does not exist yet."""
    if file is None or not file.exists():
        return ""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{file}: {error}", 2)


def _parse_list(file: Path | None, text: str) -> tuple[FeedRegistration, ...]:
    try:
        return parse_toml(text)
    except RegistryError as error:
        fail(f"{file}: {'; '.join(error.problems)}", 2)


def _append(file: Path, before: str, tables: str) -> None:
    """Append tables to a feed list if it is a valid list then."""
    if not tables:
        return
    added = "\n" * (2 - before[-2:].count("\n")) if before else ""
    _parse_list(file, before + added + tables)
    try:
        with file.open("a", encoding="utf-8") as target:
            target.write(added + tables)
    except OSError as error:
        fail(f"{file}: {error.strerror}", 2)
