"""``copydesk dry-run``: run the whole desk over a file, without Kafka."""

from pathlib import Path
from typing import Annotated

import typer

from streams.cli.common import (
    encoder_or_fail,
    engine_or_fail,
    fail,
    open_output,
    routes_or_fail,
    settings_or_fail,
)
from streams.cli.input_documents import InputError, read_line
from streams.cli.terminal import print_line, progress_bar

__all__ = ["dry_run"]


def dry_run(
    source: Annotated[
        Path,
        typer.Argument(metavar="INPUT.jsonl", exists=True, dir_okay=False),
    ],
    out: Annotated[Path, typer.Option(help="output file, one record a line")],
) -> None:
    """
    Clean, dedupe and enrich the documents of a file, in order.

    A line is {"feed", "agency"?, "lane"?, "language"?, "uri"?, "url"?,
    "media_type", "fetched_at", "path" | "body" | "body_base64"}.
    """
    from streams.desk.simulator import (  # noqa: PLC0415 - slow import (1 s)
        DeskSimulator,
        annotator,
    )

    settings = settings_or_fail()
    routes = routes_or_fail(settings)
    annotate = annotator(
        engine_or_fail(settings), routes, settings, encoder_or_fail(settings)
    )
    simulator = DeskSimulator(annotate, settings, routes)
    with (
        source.open("rb") as lines,
        open_output(out) as output,
        progress_bar("bytes") as report,
    ):
        size, done = source.stat().st_size, 0
        for number, line in enumerate(lines, 1):
            done += len(line)
            report(done, size)
            if not line.strip():
                continue
            try:
                document = read_line(line, source.parent)
            except InputError as error:
                fail(f"{source}:{number}: {error}", 2)
            for record in simulator.take(document):
                output.write(record + b"\n")
    counts = ", ".join(
        f"{outcome} {count}" for outcome, count in simulator.counts()
    )
    print_line(f"{simulator.taken} raw items: {counts}")
