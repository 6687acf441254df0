"""
Who wrote it: bylines at the head, credits of the desk at the tail.

    By Jane Roe and John Doe
    (Reporting by Jane Roe; editing by John Doe)
    Additional reporting by ...
"""

import re

__all__ = ["byline", "is_signoff"]

_BY = re.compile(
    r"^\(?\s*(?:By|BY|Von|Par|Por|Di|Door|Av|Af|Oleh)\s+"
    r"(?P<names>[^\W\d_][^.;:!?]{3,90}?)\s*\)?$"
)
_SIGNOFF = re.compile(
    r"^\s*[(\[]?\s*(?:\(?(?:additional|further|extra) |with )?"
    r"(?:reporting|report|writing|written|editing|edited|compiled|"
    r"compiling|translation|translated|graphics?|research|production|"
    r"reportage|reporte|redacción|editado|escrito|bearbeitet|redigiert)\b"
    r"(?:,? and editing|,? and writing|,? and reporting)?"
    r" (?:by|por|par|von)\b.{3,600}$",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = re.compile(
    r"(?:reporting|written|compiled)\s+by\s+([^;()]+)", re.IGNORECASE
)


def byline(line: str) -> str:
    """
    Read a byline that stands alone in a line.

    Returns:
        The names without ``By``; empty if the line is no byline.
    """
    found = _BY.match(line.strip())
    if not found:
        return ""
    names = found["names"].strip()
    words = names.split()
    capital = sum(word[:1].isupper() for word in words)
    return names if len(words) <= 14 and capital * 2 >= len(words) else ""


def is_signoff(line: str) -> bool:
    """Tell whether a line is the desk's own credit at a story's end."""
    return _SIGNOFF.match(line) is not None
