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
from streams.desk.sinks.rules import (
    Route,
    match,
    match_story_route,
    withhold_reason,
)
from streams.desk.sinks.sink_topics import sink_of
from streams.kafka.topics import full_name
from streams.records import Story

__all__ = ["app"]

app = typer.Typer(help="The routing rules.", no_args_is_help=True)


@app.command("list")
def list_(*, as_json: AsJson = False) -> None:
    """Check the routes file and list its sink topics."""
    settings = settings_or_fail()
    topics = {
        route.name: full_name(sink_of(route), settings)
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
    """Show which routes an item or a story matches, and why."""
    routes = routes_or_fail(settings_or_fail())
    data = item.read_bytes()
    try:
        value: Ninjs | Story = decode(data, Ninjs)
    except msgspec.MsgspecError as error:
        value = _story_or_fail(data, f"{item} is no item: {error}")
    for route in routes:
        print_line(_describe(route, value))


def _story_or_fail(data: bytes, problem: str) -> Story:
    try:
        return decode(data, Story)
    except msgspec.MsgspecError as error:
        fail(f"{problem}; and no story: {error}", 2)


def _describe(route: Route, value: Ninjs | Story) -> str:
    """Return one line: whether the route matches, and why."""
    if isinstance(value, Story):
        reason = match_story_route(route, value)
        withheld = "" if route.of_stories else "a route of items"
    else:
        reason = match(route, value)
        withheld = withhold_reason(route, value)
        if route.of_stories:
            withheld = "a route of stories"
    why = str(reason) if reason else withheld or "no"
    return f"{'+' if reason else '-'} {route.name}: {why}"
