"""
The ``copydesk`` app: one function, or one Typer app, for each command.

Only the command that is called is imported. All together take 1.3 CPU
seconds, which each of the three processes of ``copydesk run`` would spend.
"""

import logging
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.models import CommandInfo

from streams.cli.examples import example_text
from streams.config.environment import words_to_complete
from streams.config.version import copydesk_version
from streams.kafka.clients import ClusterError

__all__ = ["COMMANDS", "main", "make_app"]

HELP = "A wire desk as a stream: feeds in, clean news on Kafka topics out."
COMMANDS = {
    "run": "run.run",
    "poller": "workers.poller",
    "desk": "workers.desk",
    "page": "page.page",
    "dry-run": "dryrun.dry_run",
    "explain": "explain.explain",
    "tail": "tail.tail",
    "replay": "replay.replay",
    "diff": "diff.diff",
    "topics": "topics.app",
    "feeds": "feeds.app",
    "routes": "routes.app",
    "stories": "stories.app",
    "deadletters": "deadletters.app",
}
"""Name of a command -> module and name in `streams.cli.commands`."""
WORKERS = ("poller", "desk")
"""Commands without options, which have to start quickly."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as of a shell: 128 and SIGINT."""


def make_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the app with the named commands."""
    app = typer.Typer(
        name="copydesk",
        help=HELP,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        callback=options,
    )
    for name in names:
        command = _function(name)
        if isinstance(command, typer.Typer):
            for info in command.registered_commands:
                info.epilog = example_text(f"{name} {_name_of(info)}")
            app.add_typer(command, name=name)
        else:
            app.command(name, epilog=example_text(name))(command)
    return app


def _name_of(info: CommandInfo) -> str:
    """Return the name of a command as it is typed."""
    assert info.callback is not None
    return info.name or info.callback.__name__


def _show_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"copydesk {copydesk_version()}")
        raise typer.Exit


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
    # The client logs each attempt that it repeats by itself: a hundred
    # lines while the topics of a new cluster have no leader yet.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    words = words_to_complete() or sys.argv
    first = words[1:2]
    named = [word for word in first if word in COMMANDS]
    needed = named or (COMMANDS if first != ["--version"] else ())
    try:
        if sys.argv[1:] in ([name] for name in WORKERS):
            _run_worker(sys.argv[1])
        else:
            make_app(needed)(prog_name="copydesk")
    except ClusterError as error:
        sys.exit(f"copydesk: {error}")


def _run_worker(name: str) -> None:
    """
    Run a worker without the parser of options.

    That imports pydantic: 8 % of the CPU time of a worker's start.
    """
    try:
        _function(name)()
    except typer.Exit as ended:
        sys.exit(ended.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _function(name: str) -> Any:
    """Import and return the function or the app of a command."""
    module, attribute = COMMANDS[name].split(".")
    package = import_module(f"streams.cli.commands.{module}")
    return getattr(package, attribute)
