"""
Parsers for the text of one setting.

Each carries a description of the texts that it accepts, for error messages
and for the reference page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from streams.config.secrets import is_reference

__all__ = [
    "BOOTSTRAP_SERVERS",
    "LOG_FORMAT",
    "PATH",
    "PATHS",
    "SECRET",
    "TEXT",
    "URL",
    "Parser",
    "integer",
    "number",
    "one_of",
    "seconds",
]

MAX_PORT = 65535
T = TypeVar("T")
N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Parser(Generic[T]):
    """
    A parser for the text of one setting.

    Attributes:
        parse: returns the value; raises a ValueError if the text is wrong.
        allowed: the texts that it accepts.
    """

    parse: Callable[[str], T]
    allowed: str


def _bounded(
    read: Callable[[str], N], low: float, high: float, allowed: str
) -> Parser[N]:
    def parse(value: str) -> N:
        parsed = read(value)
        if not low <= parsed <= high:
            raise ValueError
        return parsed

    return Parser(parse, allowed)


def integer(low: int, high: int) -> Parser[int]:
    """Return a parser for a whole number within bounds."""
    return _bounded(int, low, high, f"a whole number from {low} to {high}")


def seconds(low: float, high: float) -> Parser[float]:
    """Return a parser for a duration in seconds within bounds."""
    return number(low, high, "seconds")


def number(low: float, high: float, unit: str) -> Parser[float]:
    """Return a parser for a number of units within bounds."""
    return _bounded(float, low, high, f"{unit} from {low:g} to {high:g}")


def one_of(*choices: str) -> Parser[str]:
    """Return a parser for one of several words."""

    def parse(value: str) -> str:
        text = value.strip()
        if text not in choices:
            raise ValueError
        return text

    return Parser(parse, "one of " + ", ".join(choices))


_JSON_OR_TEXT = one_of("json", "text")


def _parse_servers(value: str) -> str:
    for part in value.split(","):
        host, colon, port = part.strip().rpartition(":")
        is_port = port.isdecimal() and 0 < int(port) <= MAX_PORT
        if not (host and colon and is_port):
            raise ValueError
    return ",".join(part.strip() for part in value.split(","))


def _parse_url(value: str) -> str:
    address = value.strip()
    parts = urlsplit(address)
    if address and not (parts.scheme in {"http", "https"} and parts.netloc):
        raise ValueError
    return address


def _parse_paths(value: str) -> tuple[Path, ...]:
    return tuple(Path(part) for part in value.split(",") if part.strip())


def _parse_log_format(value: str) -> str:
    """Return ``json`` or ``text``; ``console`` was the name of ``text``."""
    text = value.strip()
    return _JSON_OR_TEXT.parse("text" if text == "console" else text)


def _parse_secret(value: str) -> str:
    reference = value.strip()
    if reference and not is_reference(reference):
        raise ValueError
    return reference


TEXT = Parser(str.strip, "any text")
"""A text, without surrounding white space."""
BOOTSTRAP_SERVERS = Parser(_parse_servers, "host:port[,host:port ...]")
"""Kafka bootstrap servers, separated by commas."""
URL = Parser(_parse_url, "an http or https address")
"""The HTTP address of a service; it may be empty."""
PATH = Parser(Path, "a path")
PATHS = Parser(_parse_paths, "paths, separated by commas")
LOG_FORMAT = Parser(_parse_log_format, "one of json, text")
"""How log lines look."""
SECRET = Parser(_parse_secret, "env:NAME or file:PATH, not the secret")
"""
A reference to a secret; it may be empty.

A text that is not a reference may be a secret, so no error shows it.
"""
