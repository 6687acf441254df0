"""
The last lines of a story that are no part of its text.

    is_end_line(line)          a line that only says that the story ends
    split_end_mark(paragraph)  the mark behind the last sentence
    read_signature(line)       the authors in a last line
    read_text_credit(line)     the agencies to which a line credits the text
"""

from extractors.providers.end_lines.reader import (
    is_end_line,
    read_signature,
    split_end_mark,
)
from extractors.providers.end_lines.text_credits import read_text_credit

__all__ = [
    "is_end_line",
    "read_signature",
    "read_text_credit",
    "split_end_mark",
]
