"""``copydesk routes``: check the routing rules."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from extractors.output.codec import Ninjs, decode
from streams.cli.common import fail, routes_or_fail, settings_or_fail
from streams.cli.terminal import print_line
from streams.desk.sinks.rules import match, withhold_reason

__all__ = ["app"]

app = typer.Typer(help="The routing rules.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """Check the routes file and list its sink topics."""
    settings = settings_or_fail()
    for route in routes_or_fail(settings):
        print_line(f"{settings.prefix}sink.{route.name}")


@app.command()
def test(
    item: Annotated[
        Path, typer.Argument(metavar="ITEM.json", exists=True, dir_okay=False)
    ],
) -> None:
    """Show which routes an item of ``wire.items`` matches, and why."""
    routes = routes_or_fail(settings_or_fail())
    try:
        ninjs = decode(item.read_bytes(), Ninjs)
    except msgspec.MsgspecError as error:
        fail(f"{item} is not an item of wire.items: {error}", 2)
    for route in routes:
        reason = match(route, ninjs)
        why = str(reason) if reason else withhold_reason(route, ninjs) or "no"
        sign = "+" if reason else "-"
        print_line(f"{sign} {route.name}: {why}")
