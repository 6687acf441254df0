"""The settings of a process that differ from their defaults, for its log."""

from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streams.config.options import Settings
from streams.config.parsers import SECRET, URL

__all__ = ["changed_settings"]

MASK = "***"


def changed_settings(settings: Settings) -> dict[str, str | int | float]:
    """
    Return the settings that differ from their defaults, by name.

    A secret is masked, although a setting holds only a reference to it. So
    are the user and the password of an address.
    """
    return {
        setting.name: _shown(
            getattr(settings, setting.name), setting.metadata["parser"]
        )
        for setting in fields(settings)
        if getattr(settings, setting.name) != setting.default
    }


def _shown(value: Any, parser: object) -> str | int | float:
    if parser is SECRET:
        return MASK
    if parser is URL:
        return _masked_url(value)
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, Path):
        return str(value)
    shown: str | int | float = value
    return shown


def _masked_url(address: str) -> str:
    parts = urlsplit(address)
    _, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{MASK}@{host}").geturl() if at else address
