"""
The demo agencies' copy: one TOML file an agency, every word made up.

Towns are on the map so that gazetteers know them; people, firms, ships and
events are not.
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


def _table(name: str) -> dict[str, object]:
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text()
    return tomllib.loads(text)


@functools.cache
def stories() -> dict[tuple[str, int], Story]:
    """Return every scripted story by (``agency/id``, version)."""
    found: dict[tuple[str, int], Story] = {}
    for name in _AGENCIES:
        agency = name.replace("_", "-")
        for story in msgspec.convert(
            _table(name)["stories"], tuple[Story, ...]
        ):
            key = f"{agency}/{story.id}"
            found[key, story.version] = msgspec.structs.replace(
                story, agency=agency, body=story.body.strip()
            )
    return found


@functools.cache
def _trickle() -> _Trickle:
    return msgspec.convert(_table("trickle"), _Trickle)


def facts(language: str) -> Facts:
    """Return the names that fill a language's frames."""
    return _trickle().facts[language]


def frames(language: str) -> tuple[Frame, ...]:
    """Return a language's frames, in the order of the file."""
    return tuple(one for one in _trickle().frames if one.language == language)
