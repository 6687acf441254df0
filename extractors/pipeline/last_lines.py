"""
The last lines of a story that are no part of its text.

Lines that end the story, name its desk or its rights are dropped, from the
last one upwards. The authors of a signature are kept.
"""

import re

from extractors.fields import caption, furniture
from extractors.fields.text import collapse_spaces
from extractors.model.trace import Trace
from extractors.providers import (
    is_end_mark,
    read_signature,
    read_text_credit,
    split_end_mark,
)

__all__ = ["cut_end_mark", "drop_last_lines", "drop_text_credits"]

_MAX_TRACE = 200  # characters
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*\Z")


def drop_last_lines(
    paragraphs: tuple[str, ...], agencies: tuple[str, ...], trace: list[Trace]
) -> tuple[tuple[str, ...], str]:
    """
    Drop the last lines that only say that the story ends.

    Below a caption an agency in brackets is its credit.

    Args:
        paragraphs: the story, one line each.
        agencies: names of the agency that supplied it.
        trace: what is dropped is added to it.

    Returns:
        The other paragraphs, and the authors whom a last line names.
    """
    end, names = len(paragraphs), ""
    while end > 1 and not caption.has_file_mark(paragraphs[end - 2]):
        line = collapse_spaces(paragraphs[end - 1])
        before = paragraphs[end - 2].rstrip()
        rule, signed = _rule(line, agencies)
        if not rule or _belongs_to(before, is_list=bool(signed)):
            break
        names = names or signed
        trace.append(Trace(rule, "body", line[:_MAX_TRACE]))
        end -= 1
    return paragraphs[:end], names


def drop_text_credits(
    paragraphs: tuple[str, ...], trace: list[Trace]
) -> tuple[tuple[str, ...], str]:
    """
    Drop the lines that only credit the text: ``Quelle: dpa``.

    They stand above the text, below it, and below a table in it.

    Returns:
        The other paragraphs, and the credit of the first of these lines.
    """
    kept: list[str] = []
    credit = ""
    for paragraph in paragraphs:
        names = read_text_credit(paragraph.strip())
        if names:
            credit = credit or names
            trace.append(Trace("text-credit", "body", paragraph[:_MAX_TRACE]))
        else:
            kept.append(paragraph)
    return tuple(kept), credit


def cut_end_mark(paragraphs: list[str], trace: list[Trace]) -> list[str]:
    """Cut the mark behind the last sentence of a story."""
    if not paragraphs:
        return paragraphs
    text, mark = split_end_mark(paragraphs[-1])
    if not mark:
        return paragraphs
    trace.append(Trace("end-mark", "body", mark))
    return [*paragraphs[:-1], text]


def _belongs_to(before: str, *, is_list: bool) -> bool:
    """
    Return whether a line continues the one before it.

    Behind a colon an address is the reader's. A name with a house in
    brackets, behind another line that is no sentence, is one of a list.
    """
    if before.endswith((":", "：")):
        return True
    return is_list and not _SENTENCE_END.search(before[-3:])


def _rule(line: str, agencies: tuple[str, ...]) -> tuple[str, str]:
    """Return the rule that drops a line, and the authors that it names."""
    if is_end_mark(line, *agencies):
        return "end-mark", ""
    if furniture.is_furniture(line):
        return "furniture", ""
    names = read_signature(line)
    return ("signature" if names else ""), names
