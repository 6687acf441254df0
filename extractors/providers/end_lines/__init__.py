"""
The last lines of a story that are no part of its text.

    is_end_line(line)          a line that only says that the story ends
    split_end_mark(paragraph)  the mark behind the last sentence
    read_signature(line)       the authors in a last line
"""

from extractors.providers.end_lines.reader import (
    is_end_line,
    read_signature,
    split_end_mark,
)

__all__ = ["is_end_line", "read_signature", "split_end_mark"]
