"""
Parsers for the text of one setting.

Each raises a ValueError that says what the text should be.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit

from streams.config.secrets import is_reference

__all__ = [
    "bootstrap_servers",
    "integer",
    "number",
    "one_of",
    "paths",
    "seconds",
    "secret",
    "text",
    "url",
]


def _reject(expected: str) -> NoReturn:
    raise ValueError(expected)


def text(value: str) -> str:
    """Return a text without surrounding white space."""
    return value.strip()


N = TypeVar("N", int, float)


def _bounded(
    read: Callable[[str], N], low: float, high: float, expected: str
) -> Callable[[str], N]:
    def parse(value: str) -> N:
        try:
            parsed = read(value)
        except ValueError:
            _reject(expected)
        return parsed if low <= parsed <= high else _reject(expected)

    return parse


def integer(low: int, high: int) -> Callable[[str], int]:
    """Return a parser for a whole number within bounds."""
    return _bounded(int, low, high, f"a whole number from {low} to {high}")


def seconds(low: float, high: float) -> Callable[[str], float]:
    """Return a parser for a duration in seconds within bounds."""
    return number(low, high, "seconds")


def number(low: float, high: float, unit: str) -> Callable[[str], float]:
    """Return a parser for a number of units within bounds."""
    return _bounded(float, low, high, f"{unit} from {low:g} to {high:g}")


def one_of(*choices: str) -> Callable[[str], str]:
    """Return a parser for one of several words."""

    def parse(value: str) -> str:
        text = value.strip()
        return (
            text
            if text in choices
            else _reject("one of " + ", ".join(choices))
        )

    return parse


def bootstrap_servers(value: str) -> str:
    """Return Kafka bootstrap servers: ``host:port``, separated by commas."""
    for part in value.split(","):
        host, colon, port = part.strip().rpartition(":")
        if not (host and colon and port.isdigit()):
            _reject("host:port[,host:port ...]")
    return ",".join(part.strip() for part in value.split(","))


def url(value: str) -> str:
    """Return the HTTP address of a service; it may be empty."""
    address = value.strip()
    parts = urlsplit(address)
    if address and not (parts.scheme in {"http", "https"} and parts.netloc):
        _reject("an http or https address")
    return address


def paths(value: str) -> tuple[Path, ...]:
    """Return paths that are separated by commas."""
    return tuple(Path(part) for part in value.split(",") if part.strip())


def secret(value: str) -> str:
    """
    Return a reference to a secret; it may be empty.

    A text that is not a reference may be a secret, so no error shows it.
    """
    reference = value.strip()
    return (
        reference
        if not reference or is_reference(reference)
        else _reject("env:NAME or file:PATH, not the secret")
    )
