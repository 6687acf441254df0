"""
Page furniture: short lines that belong to the site and not to the story.

A line is furniture only if a pattern matches the whole line. A sentence that
only mentions a newsletter stays. The patterns are in ``furniture.txt``.
"""

from functools import cache
from importlib import resources

from extractors.fields.access_notices import is_access_notice
from extractors.fields.caseless import CaselessPattern, compile_caseless

__all__ = ["is_furniture"]

_LONGEST = 260  # characters
_MARKS = r"-30-|–30–|###|\* ?\* ?\*|--|■|◾|…|\.{3}|©.{0,120}"
"""Furniture that begins with a mark; no word need follow."""


def is_furniture(line: str) -> bool:
    """Return whether a whole line is furniture of a page or a wire."""
    line = line.strip()
    return not line or (
        len(line) <= _LONGEST
        and (_pattern().match(line) is not None or is_access_notice(line))
    )


@cache
def _pattern() -> CaselessPattern:
    source = resources.files(__package__) / "furniture.txt"
    lines = source.read_text("utf-8").splitlines()
    whole = "|".join(line for line in lines if line and line[0] != "#")
    # The marks before a word are read once, not once for each of them.
    return compile_caseless(rf"(?:\W*+(?:{whole})|\W*(?:{_MARKS}))\W*$")
