"""``copydesk stories``: list, show, follow and explain stories of events."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated, get_args

import msgspec
import typer

from extractors.output.codec import decode, encode
from streams.cli.common import AsJson, call_kafka, fail, settings_or_fail
from streams.cli.story_view import (
    explain_pair,
    find_story,
    story_line,
    story_text,
)
from streams.cli.terminal import print_json, print_line, progress_bar
from streams.config.settings import Settings
from streams.kafka.topics import STORIES, full_name
from streams.records import Story, StoryStatus
from streams.serialization.readers import (
    Report,
    open_consumer,
    read_compacted,
)
from streams.serialization.serializers import Deserializer

__all__ = ["app"]

app = typer.Typer(
    help="Stories: all items on one event.", no_args_is_help=True
)

BEGINNING = datetime.min.replace(tzinfo=UTC)
Name = Annotated[
    str,
    typer.Argument(help="id of a story, its begin, or uri of an item of it"),
]
Status = Annotated[
    str,
    typer.Option(
        metavar="STATUS", help="only of this status; by default all open ones"
    ),
]
MinAgencies = Annotated[
    int, typer.Option(help="only those that so many agencies have")
]


@app.command("list")
def list_(
    *,
    status: Status = "",
    min_agencies: MinAgencies = 0,
    limit: Annotated[
        int, typer.Option(help="the newest so many; 0: all")
    ] = 50,
    as_json: AsJson = False,
) -> None:
    """List stories, the newest first."""
    _check_status(status)
    wanted = [
        story
        for story in _read_stories().values()
        if _is_wanted(story, status, min_agencies)
    ]
    wanted.sort(key=lambda story: story.updated_at or BEGINNING, reverse=True)
    shown = wanted[:limit] if limit else wanted
    if as_json:
        print_json(shown)
        return
    for story in shown:
        print_line(story_line(story))


@app.command()
def show(name: Name, *, as_json: AsJson = False) -> None:
    """Show one story: agencies, items, timeline and evidence."""
    story = _get_story(_read_stories(), name)
    if as_json:
        print_json([story])
    else:
        print_line(story_text(story))


@app.command()
def follow(
    *,
    status: Status = "",
    min_agencies: MinAgencies = 0,
    count: Annotated[
        int, typer.Option(help="stop after so many lines; 0: no limit")
    ] = 0,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="include existing records")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="print a JSON object a line")
    ] = False,
) -> None:
    """Print each change of a story until Ctrl-C."""
    _check_status(status)
    settings = settings_or_fail()
    printed = 0

    async def read() -> None:
        nonlocal printed
        incoming = Deserializer(settings)
        name = full_name(STORIES, settings)
        async with open_consumer(settings, name) as consumer:
            if not from_start:
                await consumer.seek_to_end()
            async for record in consumer:
                value = (await incoming.to_json(record)).value
                story = value and _decode(value)
                if not story or not _is_wanted(
                    story, status, min_agencies, with_merged=True
                ):
                    continue
                print_line(
                    encode(story).decode() if as_json else story_line(story)
                )
                printed += 1
                if count and printed >= count:
                    return

    with suppress(KeyboardInterrupt):
        call_kafka(settings, read())


@app.command()
def explain(
    first: Annotated[str, typer.Argument(help="uri of an item")],
    second: Annotated[str, typer.Argument(help="uri of another item")],
) -> None:
    """Explain why two items are in one story, or that they are not."""
    stories = _read_stories()
    found = [_get_story(stories, uri) for uri in (first, second)]
    if found[0].id != found[1].id:
        print_line("The two items are in different stories.")
        for story in found:
            print_line(story_line(story))
        raise typer.Exit(1)
    members = {member.uri for member in found[0].members}
    for uri in (first, second):
        if uri not in members:
            fail(f"{uri} is not the uri of an item", 2)
    print_line(explain_pair(found[0], (first, second)))


def _check_status(status: str) -> None:
    if status and status not in get_args(StoryStatus):
        fail(f"--status is one of {', '.join(get_args(StoryStatus))}", 2)


def _is_wanted(
    story: Story, status: str, min_agencies: int, *, with_merged: bool = False
) -> bool:
    if status:
        is_wanted = story.status == status
    else:
        is_wanted = with_merged or story.status not in {"quiet", "merged"}
    return is_wanted and len(story.agencies) >= min_agencies


def _read_stories() -> dict[str, Story]:
    settings = settings_or_fail()
    with progress_bar("stories") as report:
        values = call_kafka(settings, _read(settings, report))
    decoded = ((key.decode(), _decode(value)) for key, value in values.items())
    return {key: story for key, story in decoded if story}


async def _read(settings: Settings, report: Report) -> dict[bytes, bytes]:
    name = full_name(STORIES, settings)
    return await read_compacted(settings, name, report)


def _decode(value: bytes) -> Story | None:
    """Return a story; None if the value is none."""
    with suppress(msgspec.MsgspecError):
        return decode(value, Story)
    return None


def _get_story(stories: dict[str, Story], name: str) -> Story:
    story = find_story(stories, name)
    if story is None:
        fail(f"there is no story {name}, and no story with such an item")
    return story
