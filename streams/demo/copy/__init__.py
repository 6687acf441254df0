"""
The demo agencies' copy: one TOML file per agency, all of it invented.

Towns are real, so that gazetteers know them; people, firms, ships and events
are fictional.
"""

import functools
import tomllib
from importlib import resources

import msgspec

from streams.demo.model import Facts, Frame, Story

__all__ = ["facts", "frames", "stories"]

_AGENCIES = ("north_harbour", "meridian", "rhodane", "kompass")


class _Trickle(msgspec.Struct, frozen=True):
    facts: dict[str, Facts]
    frames: tuple[Frame, ...]


def _read_toml(name: str) -> dict[str, object]:
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text()
    return tomllib.loads(text)


@functools.cache
def stories() -> dict[tuple[str, int], Story]:
    """Return all scripted stories by (``agency/id``, version)."""
    by_version: dict[tuple[str, int], Story] = {}
    for name in _AGENCIES:
        agency = name.replace("_", "-")
        for story in msgspec.convert(
            _read_toml(name)["stories"], tuple[Story, ...]
        ):
            key = f"{agency}/{story.id}"
            by_version[key, story.version] = msgspec.structs.replace(
                story, agency=agency, body=story.body.strip()
            )
    return by_version


@functools.cache
def _read_trickle() -> _Trickle:
    return msgspec.convert(_read_toml("trickle"), _Trickle)


def facts(language: str) -> Facts:
    """Return the names for the placeholders of a language's frames."""
    return _read_trickle().facts[language]


def frames(language: str) -> tuple[Frame, ...]:
    """Return a language's frames, in the order of the file."""
    return tuple(
        frame for frame in _read_trickle().frames if frame.language == language
    )
