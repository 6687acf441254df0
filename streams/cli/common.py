"""What every verb needs: settings, one clear error, and output."""

from typing import NoReturn

import typer
from rich.console import Console

from streams.desk.deployment import routes_of
from streams.desk.routing.routes import Route, RouteError
from streams.settings import Settings, SettingsError, from_environment

__all__ = ["console", "fail", "routes_or_fail", "settings_or_fail"]

console = Console()
_errors = Console(stderr=True)


def fail(sentence: str, status: int = 1) -> NoReturn:
    """Print one sentence and end with a status that is not zero."""
    _errors.print(
        f"copydesk: {sentence}",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    raise typer.Exit(status)


def settings_or_fail() -> Settings:
    """Return the settings; every wrong one is named before it ends."""
    try:
        return from_environment()
    except SettingsError as error:
        fail("; ".join(error.problems), 2)


def routes_or_fail(settings: Settings) -> tuple[Route, ...]:
    """Return the routes; a wrong file ends the command with its place."""
    try:
        return routes_of(settings)
    except RouteError as error:
        fail(str(error), 2)
