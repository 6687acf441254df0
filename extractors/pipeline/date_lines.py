"""
Lines that only state when a story came out: ``24 November 2026, 14:30``.

A page shows such a line above its text. All of its words must be those of a
date: ``Oslo, 24 November 2026`` is a dateline, and ``24 November 2026 was a
bad day`` a sentence.
"""

import re
from datetime import UTC, datetime

from extractors.formats.common import dates
from extractors.formats.common.date_forms.date_labels import split_at_labels
from extractors.formats.common.date_forms.month_names import month_of
from extractors.formats.common.date_forms.relative_times import read_relative
from extractors.providers.embargo.calendar_names import weekday_names

__all__ = ["is_date_line"]

_MAX_LINE = 110  # characters
_MAX_AGE_SPACES = 5  # of ``3 jam yang lalu``
_ANY_DAY = datetime(2026, 1, 31, tzinfo=UTC)
_EDGES = " :,;|–—-()/."
_AMBIGUOUS = ("pl", "hr", "cs", "uk")
"""Languages in which one word names different months: ``listopada``."""
_MIN_FIGURES = 4  # of a date with its year
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:[.’'][^\W\d_]+)*")
_ZONE = re.compile(r"[A-Z]{2,5}")
_EAST_ASIAN = re.compile(
    r"[年月日時时分秒点]|[月火水木金土日一二三四五六]曜?|星期[一二三四五六日天]|"
    r"(?:오전|오후|년|월|일|시|분)|[(（)）]"
)
_DETAIL = re.compile(
    r"\s*[|·•–—-]\s*(?:lesezeit|lesedauer|reading time|temps de lecture|"
    r"tiempo de lectura|tempo di lettura|leestijd|\d{1,3}\s?min)\b.{0,30}\Z",
    re.IGNORECASE,
)
_BESIDE = frozenset(
    {
        "am", "pm", "a.m", "p.m", "at", "on", "the", "of", "and", "th", "st",
        "nd", "rd", "h", "uhr", "um", "den", "vom", "der", "stand", "à",
        "le", "de", "del", "la", "las", "a", "às", "alle", "ore", "ora",
        "il", "om", "uur", "kl", "kl.", "klo", "klukkan", "kello",
        "o", "godz", "ob", "v", "ve", "w", "u", "г", "г.", "в", "о", "р",
        "στις", "και", "s", "hod", "hrs", "hs", "min", "wib", "wita", "wit",
        "gmt", "utc", "time", "dated", "date", "data", "datum", "fecha",
        "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật",
        "ngày", "lúc", "pukul", "jam", "selasa", "senin", "rabu", "kamis",
        "jumat", "sabtu", "minggu", "น", "modifica", "first",
    }
)  # fmt: skip
"""Words that stand beside a date."""


def is_date_line(line: str, *, with_time: bool = False) -> bool:
    """
    Return whether a line states nothing but dates.

    Args:
        line: without spaces around it.
        with_time: a day alone is not sufficient. It can be a subheading.
    """
    if len(line) > _MAX_LINE or not line:
        return False
    if line.count(" ") <= _MAX_AGE_SPACES and read_relative(line, _ANY_DAY):
        return True
    if len(_FIGURE.findall(line)) < _MIN_FIGURES:
        return False
    bare = _DETAIL.sub("", line)
    labelled = split_at_labels(bare)
    parts = [part.text for part in labelled] if labelled else [bare]
    if not all(map(_has_only_words_of_dates, parts)):
        return False
    stated = [part.strip(_EDGES) for part in parts]
    read = [part for part in stated if _is_date(part)]
    return bool(read) and (
        not with_time or bool(labelled) or any(map(dates.states_time, read))
    )


def _is_date(text: str) -> bool:
    return any(dates.parse(text, language) for language in ("", *_AMBIGUOUS))


def _has_only_words_of_dates(text: str) -> bool:
    if read_relative(text.strip(_EDGES), _ANY_DAY):
        return True
    words = _WORD.findall(_EAST_ASIAN.sub(" ", text))
    return all(map(_is_of_date, words))


def _is_of_date(word: str) -> bool:
    small = word.casefold()
    return (
        small in _BESIDE
        or _ZONE.fullmatch(word) is not None
        or bool(month_of(small))
        or any(month_of(small, language) for language in _AMBIGUOUS)
        or small in weekday_names()
    )
