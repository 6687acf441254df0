"""Make a feed's id of words that people gave it. Pure."""

import re
import unicodedata

__all__ = ["MAX_ID_LENGTH", "slug"]

MAX_ID_LENGTH = 64


def slug(title: str) -> str:
    """Return a title as letters, digits and dashes; empty if it has none."""
    decomposed = unicodedata.normalize("NFKD", title)
    plain = decomposed.encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    return "-".join(words)[:MAX_ID_LENGTH].strip("-")
