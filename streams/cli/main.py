"""The ``copydesk`` app: registers one function per command."""

import sys
from typing import Annotated

import typer

from streams.cli.commands import (
    deadletters,
    diff,
    dryrun,
    explain,
    feeds,
    replay,
    routes,
    run,
    tail,
    topics,
    workers,
)
from streams.config.version import copydesk_version
from streams.kafka.clients import ClusterError

__all__ = ["app", "main"]

app = typer.Typer(
    name="copydesk",
    help="A wire desk as a stream: feeds in, clean news on Kafka topics out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("run")(run.run)
app.command("poller")(workers.poller)
app.command("desk")(workers.desk)
app.command("dry-run")(dryrun.dry_run)
app.command("explain")(explain.explain)
app.command("tail")(tail.tail)
app.command("replay")(replay.replay)
app.command("diff")(diff.diff)
app.add_typer(topics.app, name="topics")
app.add_typer(feeds.app, name="feeds")
app.add_typer(routes.app, name="routes")
app.add_typer(deadletters.app, name="deadletters")


def _show_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"copydesk {copydesk_version()}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda wanted: _show_version(wanted=wanted),
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command; a Kafka error is shown as one line."""
    try:
        app()
    except ClusterError as error:
        sys.exit(f"copydesk: {error}")
