"""What every verb needs: settings, one clear error, and output."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any, NoReturn, TypeVar

import typer
from aiokafka.errors import KafkaError
from rich.console import Console

from streams.config.settings import Settings, SettingsError, from_environment
from streams.desk.factory import load_routes
from streams.desk.sinks.rules import Route, RouteError
from streams.kafka.admin import ClusterError
from streams.kafka.security import options

__all__ = [
    "ask",
    "console",
    "fail",
    "moment",
    "routes_or_fail",
    "settings_or_fail",
]

T = TypeVar("T")

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


def ask(
    settings: Settings, question: Coroutine[Any, Any, T], status: int = 1
) -> T:
    """
    Run what asks Kafka, or tells it; in trouble end with one sentence.

    Args:
        status: the exit status in trouble.
    """
    try:
        return asyncio.run(question)
    except ClusterError as error:
        fail(str(error), status)
    except KafkaError as error:
        fail(f"Kafka at {settings.broker} refused: {error!r}", status)


def moment(text: str, option: str) -> datetime:
    """Return an option's time (ISO 8601, UTC if it has no zone)."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        fail(f"{option} {text} is no time (ISO 8601)", 2)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def settings_or_fail() -> Settings:
    """Return the settings; every wrong one is named before it ends."""
    try:
        settings = from_environment()
        options(settings)
    except SettingsError as error:
        fail("; ".join(error.problems), 2)
    return settings


def routes_or_fail(settings: Settings) -> tuple[Route, ...]:
    """Return the routes; a wrong file ends the command with its place."""
    try:
        return load_routes(settings)
    except RouteError as error:
        fail(str(error), 2)
