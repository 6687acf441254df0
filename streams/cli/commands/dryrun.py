"""``copydesk dry-run``: the whole desk over a file, without Kafka."""

from pathlib import Path
from typing import Annotated

import typer

from streams.cli.common import console, fail, routes_or_fail, settings_or_fail
from streams.cli.input_documents import InputError, read_line
from streams.desk.factory import build_engine

__all__ = ["dry_run"]


def dry_run(
    source: Annotated[
        Path, typer.Argument(metavar="INPUT.jsonl", exists=True)
    ],
    out: Annotated[Path, typer.Option(help="one record a line")],
) -> None:
    """
    Clean, dedupe and enrich the documents of a file, in order.

    A line is {"feed", "agency"?, "lane"?, "language"?, "uri"?, "url"?,
    "media_type", "fetched_at", "path" | "body" | "body_base64"}.
    """
    from streams.desk.simulator import DeskSimulator  # noqa: PLC0415 - its imports take a second

    settings = settings_or_fail()
    rehearsal = DeskSimulator(
        build_engine(settings), routes_or_fail(settings), settings
    )
    with source.open("rb") as lines, out.open("wb") as written:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                document = read_line(line, source.parent)
            except InputError as error:
                fail(f"{source}:{number}: {error}", 2)
            for record in rehearsal.take(document):
                written.write(record + b"\n")
    counts = ", ".join(
        f"{ending} {count}" for ending, count in rehearsal.counts()
    )
    console.print(f"{rehearsal.taken} raw items: {counts}", highlight=False)
