"""``copydesk routes``: check the routing rules."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from extractors.output.codec import Ninjs, decode
from streams.cli.common import (
    AsJson,
    fail,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.terminal import print_json, print_line
from streams.desk.sinks.rules import match, withhold_reason
from streams.kafka.topics import full_name, sink

__all__ = ["app"]

app = typer.Typer(help="The routing rules.", no_args_is_help=True)


@app.command("list")
def list_(*, as_json: AsJson = False) -> None:
    """Check the routes file and list its sink topics."""
    settings = settings_or_fail()
    topics = {
        route.name: full_name(sink(route.name), settings)
        for route in routes_or_fail(settings)
    }
    if as_json:
        rows = topics.items()
        print_json({"route": route, "topic": topic} for route, topic in rows)
        return
    for topic in topics.values():
        print_line(topic)


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
