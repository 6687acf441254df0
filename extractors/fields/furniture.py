"""
Page furniture: short lines that belong to the site and not to the story.

A line is furniture only if a pattern matches the whole line. A sentence that
only mentions a newsletter stays. The patterns are in ``furniture.txt``.
"""

import re
from functools import cache
from importlib import resources

from extractors.fields.access_notices import is_access_notice

__all__ = ["is_furniture"]

_LONGEST = 260  # characters


def is_furniture(line: str) -> bool:
    """Return whether a whole line is furniture of a page or a wire."""
    line = line.strip()
    return not line or (
        len(line) <= _LONGEST
        and (_pattern().match(line) is not None or is_access_notice(line))
    )


@cache
def _pattern() -> re.Pattern[str]:
    source = resources.files(__package__) / "furniture.txt"
    lines = source.read_text("utf-8").splitlines()
    whole = "|".join(line for line in lines if line and line[0] != "#")
    return re.compile(rf"^\W*(?:{whole})\W*$", re.IGNORECASE)
