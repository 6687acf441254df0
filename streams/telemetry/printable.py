"""
Escape the characters of a text that a terminal or a log viewer obeys.

A text from the wire can hold escape sequences of the terminal, marks that
turn the direction of the text, and line ends that look like the start of
another log line.
"""

import re

__all__ = ["printable", "printable_line"]

# C0 without tab and newline, C1, the separators of lines and paragraphs, the
# marks of UAX 9, and lone surrogates.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    "\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    """
    Return a text with its control characters as JSON escapes.

    JSON with these escapes has the same meaning as before.
    """
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def printable_line(text: str) -> str:
    """Return a text as `printable` does, on one line."""
    return printable(text).replace("\n", "\\n")
