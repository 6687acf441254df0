"""
The desk's notes in a text: what a version adds, corrects or repeats.

``(Adds quotes, background)`` stands in brackets at the head of a wire's text,
and ``This story was corrected ...`` at its end. AFP writes
``ATTENTION - ajoute ... ///`` in French, AP ``Eds: UPDATES ...``, Yonhap
``(ATTN: ...)``. A slug and a list of media in brackets are notes, too. A line
that tells editors to kill the story, or that it corrects one, needs no label.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from extractors.formats.common.text import one_line
from extractors.model.item import NewsItem
from extractors.providers.common import CORRECTS_ERROR, KILLS, REPLACES
from extractors.providers.desk_notes.sentences import states_change
from extractors.providers.desk_notes.words import (
    BARE,
    CORRECTS,
    MEDIA,
    REPEATS,
    SLUGS,
    SUBJECTS,
    UPDATES,
)
from extractors.providers.labels import FOR_EDITORS

__all__ = ["take_desk_notes"]

_FIRST_LINES = 8
"""Lines at the head: a headline, key points and a byline stand there too."""
_LAST_LINES = 3
_LONGEST = 400  # characters of a sentence on a change
_LONGEST_NOTE = 300
_LONGEST_BARE = 120

_STORY = (
    r"(?:this|the)\s+(?:[A-Z][a-z]+\.?\s+\d{1,2}\s+)?(?:story|article|report"
    r"|version|item|copy|dispatch)\b.{0,40}?\s(?=(?:corrects|corrected|updates"
    r"|updated|adds|clarif|fixes|refiles)\b)"
)
_OPEN, _CLOSE = r"[\[(\uff08\u3010]", r"[\])\uff09\u3011]"
_SAYS = rf"(?P<corrects>{CORRECTS})|(?P<updates>{UPDATES})|(?:{REPEATS})"
_BRACKETED = re.compile(
    rf"(?:{_OPEN}|ATTENTION\s*[-\u2013]\s*)\s*(?i:(?:{_STORY})?(?:{_SAYS}))"
    rf"[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?(?:{_CLOSE}\.?|///)"
)
_LABELLED = re.compile(
    rf"{_OPEN}?\s*(?:(?:EDS|Eds|ATTN)\s*:|(?i:{'|'.join(FOR_EDITORS)})\s*[:!-])"
    rf"\s*(?P<says>.*)"
)
_SAID = re.compile(_SAYS, re.IGNORECASE)
_BARE = re.compile(
    rf"(?P<verb>{BARE})\s(?:with\s|(?:[\w'’-]{{1,20}},?\s){{0,3}}?(?:{SUBJECTS})\b)"
    r".*(?<![.!?:\"”])",
    re.IGNORECASE,
)
_KINDS = "|".join(MEDIA)
_MEDIA = re.compile(
    rf"(?:{_OPEN}\s*(?:(?:mit|with|avec|con|com|met|med|c/|w/|z|с|з)\s?)?"
    rf"(?:{_KINDS})(?:[\s+,/&-]{{1,3}}(?:(?:and|und|et|y|e|i|og|och|ja|en|и|та|ve"
    rf"|\d{{4}}|c/|mit|with)[\s+,/]{{0,2}})?(?:{_KINDS})?){{0,4}}"
    rf"(?:あり|付き)?\s*{_CLOSE}\s*){{1,3}}",
    re.IGNORECASE,
)
_SLUG = re.compile("|".join(SLUGS))
_TO_EDITORS = re.compile(
    r"\W*(?:EDITORS?\b|Editors?\b|EDS\b|Eds\b[.:]"
    rf"|(?i:{'|'.join(FOR_EDITORS)})\b)"
)
_OF_A_PART = re.compile(
    r"\b(?:photo|picture|image|graphic|video|paragraph|earlier|previous)",
    re.IGNORECASE,
)
"""A picture can be withdrawn, and the story stays."""


def take_desk_notes(
    item: NewsItem, lines: Sequence[str]
) -> tuple[NewsItem, tuple[str, ...]]:
    """
    Move the desk's notes from the first and last lines to the item.

    Args:
        item: the item that the text belongs to.
        lines: the paragraphs of the text, one line each.

    Returns:
        The item with the notes and their signals, and the other lines. The
        last line that is left stays, whatever it says.
    """
    kept: list[str] = []
    for at, line in enumerate(lines):
        is_near = at < _FIRST_LINES or at >= len(lines) - _LAST_LINES
        signal = _signal(line) if is_near and len(line) <= _LONGEST else None
        is_only_line = not kept and at + 1 == len(lines)
        if signal is None or is_only_line:
            kept.append(line)
        if signal == "sig:kill" or (signal is not None and not is_only_line):
            item = _with_note(item, line, signal)
    return item, tuple(kept)


def _signal(line: str) -> str | None:
    """Return the signal of a note; empty if it has none, None for no note."""
    line = line.strip()
    readings = (read(line) for read in _READERS)
    return next((signal for signal in readings if signal is not None), None)


def _read_bracketed(line: str) -> str | None:
    match = _BRACKETED.fullmatch(line) if len(line) <= _LONGEST_NOTE else None
    return _said(match) if match else None


def _read_kill(line: str) -> str | None:
    return "sig:kill" if _is_for_editors(line) and _tells_kill(line) else None


def _read_labelled(line: str) -> str | None:
    match = _LABELLED.fullmatch(line)
    return _said(_SAID.match(match["says"])) if match else None


def _read_bare(line: str) -> str | None:
    match = _BARE.fullmatch(line) if len(line) <= _LONGEST_BARE else None
    return _said(_SAID.match(match["verb"])) if match else None


def _read_sentence(line: str) -> str | None:
    if change := states_change(line):
        return f"sig:{change}"
    if _is_for_editors(line) and CORRECTS_ERROR.search(line):
        return "sig:correction"
    return None


def _read_media(line: str) -> str | None:
    return "" if _MEDIA.fullmatch(line) or _SLUG.fullmatch(line) else None


_READERS = (
    _read_bracketed,
    _read_kill,
    _read_labelled,
    _read_bare,
    _read_sentence,
    _read_media,
)


def _is_for_editors(line: str) -> bool:
    return _TO_EDITORS.match(line) is not None


def _tells_kill(line: str) -> bool:
    return (
        KILLS.search(line) is not None
        and not _OF_A_PART.search(line)
        and not REPLACES.search(line)
    )


def _said(match: re.Match[str] | None) -> str:
    """Return the signal of what a note says; empty if it says neither."""
    if match is None:
        return ""
    if match["corrects"]:
        return "sig:correction"
    return "sig:update" if match["updates"] else ""


def _with_note(item: NewsItem, line: str, signal: str) -> NewsItem:
    signals = dict.fromkeys(filter(None, (*item.signals, signal)))
    return replace(
        item,
        ed_note=one_line(f"{item.ed_note} {line}"),
        signals=tuple(signals),
        pub_status="canceled" if signal == "sig:kill" else item.pub_status,
    )
