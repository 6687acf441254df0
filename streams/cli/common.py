"""What the commands share: settings, routes, Kafka calls, error exits."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, BinaryIO, NoReturn, TypeVar

import typer
from aiokafka.errors import KafkaError

from extractors.entities import Engine
from streams.cli.start_checks import Role, port_problems, problems
from streams.cli.terminal import print_error
from streams.config.settings import Settings, SettingsError, from_environment
from streams.desk.factory import (
    Encoder,
    build_encoder,
    build_engine,
    load_routes,
)
from streams.desk.sinks.rules import Route, RouteError
from streams.kafka.clients import ClusterError
from streams.kafka.security import options

__all__ = [
    "AsJson",
    "assume_utc",
    "call_kafka",
    "check_start",
    "encoder_or_fail",
    "engine_or_fail",
    "fail",
    "make_data_dir_or_fail",
    "open_output",
    "parse_time",
    "routes_or_fail",
    "settings_or_fail",
]

T = TypeVar("T")

AsJson = Annotated[
    bool, typer.Option("--json", help="print a JSON array, for programs")
]
"""The option of every command that prints a list."""


def fail(message: str, status: int = 1) -> NoReturn:
    """Print an error message and exit with a non-zero status."""
    print_error(f"copydesk: {message}")
    raise typer.Exit(status)


def call_kafka(
    settings: Settings, call: Coroutine[Any, Any, T], status: int = 1
) -> T:
    """
    Run a coroutine that uses Kafka; on a Kafka error, fail with a message.

    Args:
        status: the exit status on a Kafka error.
    """
    try:
        return asyncio.run(call)
    except ClusterError as error:
        fail(str(error), status)
    except KafkaError as error:
        fail(f"Kafka at {settings.broker} refused: {error!r}", status)


def assume_utc(time: datetime) -> datetime:
    """Return the time; if it has no time zone, it is taken as UTC."""
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def parse_time(text: str, option: str) -> datetime:
    """Return an option's time (ISO 8601, UTC if it has no time zone)."""
    try:
        return assume_utc(datetime.fromisoformat(text))
    except ValueError:
        fail(f"{option} {text} is not a time (ISO 8601)", 2)


def settings_or_fail() -> Settings:
    """Return the settings, or fail with a list of all invalid ones."""
    try:
        settings = from_environment()
        options(settings)
    except SettingsError as error:
        fail("; ".join(error.problems), 2)
    return settings


def routes_or_fail(settings: Settings) -> tuple[Route, ...]:
    """Return the routes, or fail with the error's place in the file."""
    try:
        return load_routes(settings)
    except RouteError as error:
        fail(str(error), 2)


def engine_or_fail(settings: Settings) -> Engine:
    """Return the entity engine, or fail with what cannot be read."""
    try:
        return build_engine(settings)
    except (ImportError, OSError, ValueError) as error:
        fail(f"the entity engine: {error}", 2)


def encoder_or_fail(settings: Settings) -> Encoder | None:
    """Return the encoder of the settings, or fail with what is missing."""
    try:
        return build_encoder(settings)
    except (ImportError, OSError, ValueError) as error:
        fail(str(error), 2)


def check_start(
    settings: Settings, *roles: Role, with_ports: bool = True
) -> None:
    """
    Fail if settings of a worker name what is not there, with all problems.

    Args:
        with_ports: check also that the ports of the settings are free.
    """
    found = [
        problem
        for role in roles
        for problem in (
            *problems(role, settings),
            *(port_problems(role, settings) if with_ports else ()),
        )
    ]
    if found:
        fail("; ".join(dict.fromkeys(found)), 2)


def open_output(file: Path) -> BinaryIO:
    """Open a file for writing, or fail with the reason."""
    try:
        return file.open("wb")
    except OSError as error:
        fail(f"{file}: {error.strerror}", 2)


def make_data_dir_or_fail(settings: Settings) -> None:
    """Make the directory of tables, or fail with the reason."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        where = f"COPYDESK_DATA_DIR={settings.data_dir}"
        fail(f"{where}: {error.strerror}", 2)
