"""
Page furniture: short lines that belong to the site and not to the story.

A line is furniture only if the whole of it is: a sentence that merely
mentions a newsletter stays. The patterns are data, ``furniture.txt``.
"""

import re
from functools import cache
from importlib import resources

__all__ = ["is_furniture"]

_LONGEST = 260  # characters


def is_furniture(line: str) -> bool:
    """Tell whether a whole line is furniture of a page or wire."""
    line = line.strip()
    return not line or (
        len(line) <= _LONGEST and _pattern().match(line) is not None
    )


@cache
def _pattern() -> re.Pattern[str]:
    source = resources.files(__package__) / "furniture.txt"
    lines = source.read_text("utf-8").splitlines()
    whole = "|".join(one for one in lines if one and one[0] != "#")
    return re.compile(rf"^\W*(?:{whole})\W*$", re.IGNORECASE)
