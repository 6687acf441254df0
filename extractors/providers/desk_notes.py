"""
The desk's notes in a text: what a version adds, corrects or repeats.

``(Adds quotes, background)`` stands in brackets at the head of a wire's text,
and ``(This story has been corrected to say ...)`` at its end. AFP writes
``ATTENTION - ajoute ... ///`` in French. A line that tells editors to kill
the story, or that it corrects one, needs no brackets.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from extractors.formats.common.text import one_line
from extractors.model.item import NewsItem
from extractors.providers.common import CORRECTS_ERROR, KILLS
from extractors.providers.labels import CORRECTING

__all__ = ["take_desk_notes"]

_FIRST_LINES = 8
"""Lines at the head: a headline, key points and a byline stand there too."""
_LAST_LINES = 3
_LONGEST = 300  # characters of a note

_UPDATES = (
    r"adds|update[sd]|recasts|rewrites|refiles|changes|drops|removes|deletes"
    r"|neu\b|ergänz|aktualisier|durchgehend\s+neu|präzisier"
    r"|ajoute|actualis|complète|précise|développe|mise\s+à\s+jour"
    r"|actualiza|ampl[ií]a|añade|agrega|precisa|atualiza|acrescenta"
    r"|aggiorna|aggiunge|actualiseert|voegt\s+toe|oppdaterer|opdaterer"
    r"|uppdaterar|legger\s+til|lägger\s+till|tilføjer|dodaje|dodano"
    r"|aktualizuje|uzupełnia|doplňuje|doplněno|добавл|дополн|обновл|уточн"
    r"|додано|доповн|оновлен|更新|追加|내용\s*추가|تحديث|يضيف"
)
_CORRECTS = "|".join(
    (
        r"correct(?:s|ed|ing|ion)\b|clarif|fixes",
        # Danish and Norwegian; in German rescuers.
        r"retter\s+(?:tal|navn|fejl|feil|titel|tittel)",
        *CORRECTING,
    )
)
_REPEATS = r"repeats|wiederhol|répétition|reprise|repite|reitera|repete|повтор"
_STORY = (
    r"(?:this|the)\s+(?:[A-Z][a-z]+\.?\s+\d{1,2}\s+)?(?:story|article|report"
    r"|version|item|copy|dispatch)\b.{0,40}?\s(?=(?:corrects|corrected|updates"
    r"|updated|adds|clarif|fixes|refiles)\b)"
)
_NOTE = re.compile(
    r"(?:[\[(\uff08]|ATTENTION\s*[-\u2013]\s*)\s*"
    rf"(?i:(?:{_STORY})?(?:(?P<corrects>{_CORRECTS})|(?P<updates>{_UPDATES})"
    rf"|(?:{_REPEATS})))"
    r"[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?(?:[\])\uff09]\.?|///)"
)
_TO_EDITORS = re.compile(r"\W*(?:EDITORS?\b|Editors?\b|EDS\b|Eds\.)")
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
        if signal is None or (not kept and at + 1 == len(lines)):
            kept.append(line)
        else:
            item = _with_note(item, line, signal)
    return item, tuple(kept)


def _signal(line: str) -> str | None:
    """Return the signal of a note; empty for a repeat, None for no note."""
    line = line.strip()
    if match := _NOTE.fullmatch(line):
        if match["corrects"]:
            return "sig:correction"
        return "sig:update" if match["updates"] else ""
    if not _TO_EDITORS.match(line):
        return None
    if KILLS.search(line) and not _OF_A_PART.search(line):
        return "sig:kill"
    return "sig:correction" if CORRECTS_ERROR.search(line) else None


def _with_note(item: NewsItem, line: str, signal: str) -> NewsItem:
    signals = dict.fromkeys(filter(None, (*item.signals, signal)))
    return replace(
        item,
        ed_note=one_line(f"{item.ed_note} {line}"),
        signals=tuple(signals),
        pub_status="canceled" if signal == "sig:kill" else item.pub_status,
    )
