"""
The words that mark an embargo in a note to editors.

There are seven strengths:

    order    an order to wait that means nothing else (``not for publication
             before``)
    ban      an order that can also report a ban (``diffusion interdite
             avant``)
    state    the copy is under embargo (``EMBARGOED``, ``Sperrfrist``)
    head     words that need an end behind them (``for release at``)
    label    the same in a note (``release date``)
    use      words that need a time of day behind them (``for release``)
    noun     ``embargo``, which is also a subject of the news

A mark counts at the head of a clause. Orders, and bans and states with a time
of day, count anywhere in a note.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from extractors.providers.embargo.mark_words import (
    BANS,
    BEFORE,
    HEADS,
    LABELS,
    NEVER,
    NOUN,
    OTHER_ORDERS,
    REFUSALS,
    STATES,
    SUBJECTS,
    USES,
)

__all__ = ["Mark", "find_marks", "is_head", "is_lifted"]

Strength = Literal["order", "ban", "state", "head", "label", "use", "noun"]
_STRENGTHS: tuple[Strength, ...] = (
    "order", "ban", "state", "head", "label", "use",
)  # fmt: skip

_CJK = r"\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"


def _compile_marks(orders: str, bans: str) -> re.Pattern[str]:
    """Return the pattern of all marks, in text in small letters."""
    # Japanese, Chinese and Korean write no spaces between all words.
    return re.compile(
        rf"(?<![^\W\d{_CJK}])(?=\w)(?:(?P<order>{orders})|(?P<ban>{bans})"
        rf"|(?P<state>{STATES})|(?P<head>{HEADS})|(?P<label>{LABELS})"
        rf"|(?P<use>{USES})|(?P<noun>{NOUN}))"
        rf"(?:(?!\w)|(?<=[{_CJK}])|(?=[{_CJK}]))"
        rf"|(?P<subject>{SUBJECTS})"
    )


_BEFORE_WORD = re.compile(rf"\b(?:{BEFORE})(?![^\W{_CJK}])")
_WITH_BEFORE = _compile_marks(f"{REFUSALS}|{OTHER_ORDERS}", BANS)
_WITHOUT_BEFORE = _compile_marks(OTHER_ORDERS, NEVER)
_MOST_MARKS = 20  # of one note
_BEFORE = 90  # characters before a mark that are looked at

_CLAUSE = re.compile(r"[.:;!?()\[\]{}|*\"“”„«»#=<>/、。【】\n–—]+|\s-+\s")
_LEAD_WORDS = frozenset({
    "note", "notes", "bitte", "respect", "observe", "respecter", "svp",
    "please", "attention", "achtung", "important", "wichtig", "hinweis",
    "notice", "strict", "strictly", "streng", "strikt", "strengstens",
    "strengste", "stricte", "strictement", "estrictamente", "rigorosamente",
    "this", "these", "story", "report", "item", "article", "copy", "text",
    "texte", "texto", "material", "content", "information", "release",
    "embargo", "news", "press", "following", "attached", "all", "is", "are",
    "be", "it", "remains", "under", "still", "to", "editors", "eds",
    "editor's", "editors'", "desk", "desks", "reminder", "redaktionen",
    "redaktion", "an", "die", "der", "das", "dieser", "diese", "dieses",
    "bericht", "meldung", "beitrag", "artikel", "ist", "bleibt", "bis",
    "dépêche", "cette", "ce", "est", "informations", "información", "esta",
    "este", "noticia", "notícia", "reportagem",
    "nota", "está", "es", "questa", "questo", "notizia",
    "è", "matéria", "dit", "deze", "и", "внимание", "материал", "строго",
    "mit", "with", "unter", "avec", "con", "com", "re", "fyi", "nb", "tekst",
    "materiał", "uwaga", "pozor", "til", "aux", "rédactions", "à", "la", "las",
    "redacciones", "redazioni", "alle", "attenzione", "atención", "atenção",
    "aviso", "avis", "hinweise", "für", "redaktioneller", "redaktionelle",
    "the", "sperrfrist", "publication", "media", "medien", "presse",
    "prensa", "stampa", "veröffentlichung", "e", "gilt",
    "eine", "folgende", "nb!", "darf", "dürfen", "su", "a",
    "fica", "il", "bu", "haber", "публикация", "κείμενο",
})  # fmt: skip
_IMPERATIVES = frozenset({"observe", "respect", "respecter", "beachten"})
_ARTICLES = frozenset(
    {"the", "l'", "l’", "die", "der", "das", "la", "las", "alle"}
)
"""``The embargo`` is a subject of the news."""

_LIFTED = re.compile(
    r"lifted|no\slonger|expired|ended|(?:is|now)\sover\b|removed|cancel"
    r"|withdrawn|aufgehoben|entfällt|abgelaufen|\blevée?\b|levantad|caducad"
    r"|revocat|rimoss|terminat|scadut|suspens|suspend|opgeheven|vervallen"
    r"|снято|снят\b|отменен|解除|رفع|hævet|hävt|opphevet|zniesion|zrušen",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:keine?|ohne|kein|sans|sin|senza|sem|zonder|without|no|not|none"
    r"|nicht|non|non\splus|previously|formerly|was|were|без|bez)\s*\Z"
    r"|\b(?:previously|formerly|was|were|no\slonger|not|nicht)\b",
    re.IGNORECASE,
)


class Mark(NamedTuple):
    """
    The mark of an embargo in a text.

    Attributes:
        strength: how sure it is that the words speak of the copy itself.
        start: first character of the mark.
        end: place behind the mark.
    """

    strength: Strength
    start: int
    end: int


def find_marks(text: str) -> Iterator[Mark]:
    """Yield the marks in a text of one line, from left to right."""
    # A pattern that ignores case takes twice as long. `lower` makes two
    # letters of "İ", which would move the places.
    small = text.replace("İ", "i").lower()
    # Most lines have no word for "before", so no order: half of the rest.
    pattern = _WITH_BEFORE if _BEFORE_WORD.search(small) else _WITHOUT_BEFORE
    for count, match in enumerate(pattern.finditer(small)):
        if count == _MOST_MARKS:
            return
        yield Mark(_strength(match), match.start(), match.end())


def _strength(match: re.Match[str]) -> Strength:
    named = (name for name in _STRENGTHS if match[name])
    return next(named, "noun")


def is_head(text: str, mark: Mark) -> bool:
    """
    Return whether only words that lead to a note stand before a mark.

    ``Note to editors: STRICTLY EMBARGOED`` is one; ``Adds EU embargo`` is
    none.
    """
    first = max(0, mark.start - _BEFORE)
    before = _CLAUSE.split(text[first : mark.start])
    if first and len(before) == 1:
        return False
    words = before[-1].replace(",", " ").casefold().split()
    if mark.strength == "noun" and _ARTICLES.intersection(words[-1:]):
        return _IMPERATIVES.intersection(words) != frozenset()
    return all(word in _LEAD_WORDS for word in words)


def is_lifted(text: str, mark: Mark, end: int) -> bool:
    """
    Return whether the clause of a mark says that there is no embargo.

    Args:
        text: one line.
        mark: a mark in the text.
        end: place behind the end of the embargo that was read; the end of
            the mark if none was.
    """
    first = max(0, mark.start - _BEFORE)
    before = _CLAUSE.split(text[first : mark.start])[-1]
    rest = text[mark.end : mark.end + _BEFORE].lstrip(" :-")
    after = _CLAUSE.split(rest)[0]
    if _NEGATED.search(before):
        return True
    return end == mark.end and _LIFTED.search(after) is not None
