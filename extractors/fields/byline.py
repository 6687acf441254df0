"""
Bylines at the head of a story and sign-offs of the desk at its end.

    By Jane Roe and John Doe
    (Reporting by Jane Roe; editing by John Doe)
    Additional reporting by ...
"""

import re

__all__ = ["is_signoff", "parse"]

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


def parse(line: str) -> str:
    """
    Parse a line that contains only a byline.

    Returns:
        The names without ``By``. Empty if the line is not a byline: it has
        more than 14 words, or fewer than half of them start with a capital.
    """
    match = _BY.match(line.strip())
    if not match:
        return ""
    names = match["names"].strip()
    words = names.split()
    capitals = sum(word[:1].isupper() for word in words)
    return names if len(words) <= 14 and capitals * 2 >= len(words) else ""


def is_signoff(line: str) -> bool:
    """Return whether a line credits the desk at the end of a story."""
    return _SIGNOFF.match(line) is not None
