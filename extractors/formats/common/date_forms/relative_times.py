"""
Read how long ago a story was published: ``3 hours ago``, ``vor 3 Stunden``.

Minutes, hours and days are read. ``Yesterday`` and ``today`` are not: on which
day they were written depends on the zone of the page, which it does not say.
Weeks and months name no day.
"""

import re
import unicodedata
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

__all__ = ["read_relative"]


class _Words(NamedTuple):
    """
    How a language says it, as patterns.

    Attributes:
        before: the words before the number.
        after: the words behind the unit.
        one: words for the number one.
    """

    before: str
    minute: str
    hour: str
    day: str
    after: str = ""
    one: str = ""


_WORDS = (
    _Words(
        "", r"minutes?|mins?\.?|m", r"hours?|hrs?\.?|h", r"days?|d",
        r"ago", r"an?|one",
    ),
    _Words(
        "vor", r"Minuten?|Min\.?", r"Stunden?|Std\.?", r"Tag(?:en)?", "",
        r"eine[rm]?",
    ),
    _Words(
        "il y a", r"minutes?|min\.?|mn", r"heures?|h", r"jours?|j", "", "une?"
    ),
    _Words("hace", r"minutos?|min\.?", r"horas?|h", r"d[ií]as?", "", r"una?"),
    _Words("fa", r"minuts?", r"hores|hora", r"dies|dia", "", r"una?"),
    _Words("", r"minut[oi]|min\.?", r"or[ae]|h", r"giorn[oi]", "fa", r"una?"),
    _Words("há", r"minutos?|min\.?", r"horas?|h", r"dias?", "", r"uma?"),
    _Words("", r"minutos?|min\.?", r"horas?|h", r"dias?", "atrás", r"uma?"),
    _Words(
        "", r"minuten|minuut|min\.?", r"uur|uren|u", r"dag(?:en)?",
        "geleden", r"een|één",
    ),
    _Words(
        "(?:för )?", r"minut(?:er)?|min\.?", r"timm(?:e|ar)|tim\.?",
        r"dag(?:ar)?", "sedan", r"en|ett",
    ),
    _Words(
        "(?:for )?", r"minutt?(?:er)?|min\.?", r"timer?|t", r"dag(?:er|e)?",
        "siden", r"en|ett?",
    ),
    _Words("fyrir", r"mínútum?|mín\.?", r"klukkustund(?:um)?|klst\.?",
           r"d[aö]g(?:um)?", "(?:síðan)?"),
    _Words("", r"minuuttia?|min\.?", r"tuntia?|h|t", r"päivää?|pv", "sitten"),
    _Words("", r"minuti(?:t)?|min\.?", r"tund[ie]?|h", r"päeva?", "tagasi"),
    _Words("pirms", r"minūt(?:ēm|es)|min\.?", r"stund(?:ām|as)|st\.?",
           r"dien(?:ām|as)"),
    _Words("prieš", r"minu(?:čių|tes|tę)|min\.?", r"valand(?:as|ą|ų)|val\.?",
           r"dien(?:as|ą|ų)|d\.?"),
    _Words("", r"minut[yę]?|min\.?", r"godzin[yę]?|godz\.?|h", r"dni|dzień",
           "temu"),
    _Words("před", r"minut(?:ami|ou)|min\.?", r"hodin(?:ami|ou)|hod\.?|h",
           r"dny|dnem"),
    _Words("pred", r"minút(?:ami|ou)|min\.?", r"hodin(?:ami|ou)|hod\.?|h",
           r"dňami|dňom"),
    _Words("pred", r"minut(?:ami|ama|o)|min\.?", r"ur(?:ami|ama|o)|h",
           r"dnevi|dnevom|dnem"),
    _Words("", r"perce|perccel ezelőtt", r"órája|órával ezelőtt",
           r"napja|nappal ezelőtt"),
    _Words("acum", r"(?:de )?minute?|min\.?", r"(?:de )?or[ăe]|h",
           r"(?:de )?zile|zi", "", r"un|o"),
    _Words("pri?je|pre", r"minut[aeu]?|min\.?", r"sat[ai]?|h", r"dana?"),
    _Words("пре|пред", r"минут[аеу]?|мин\.?", r"сат[аи]?|часа?|ч\.?",
           r"дана?|дена"),
    _Words("преди", r"минут[аи]|мин\.?", r"час(?:а|ове)?|ч\.?", r"дни|ден",
           "", r"един|една"),
    _Words("", r"минут[уы]?|мин\.?", r"час(?:а|ов)?|ч\.?", r"день|дня|дней",
           "назад"),
    _Words("", r"хвилин[уи]?|хв\.?", r"годин[уи]?|год\.?", r"день|дні|днів",
           "тому(?: назад)?"),
    _Words("πριν(?: από)?", r"λεπτ[άό]|λ\.?", r"ώρ(?:α|ες)",
           r"η?μέρ(?:α|ες)", "", r"μί?α|ένα"),
    _Words("", r"dakika|dk\.?", r"saat|sa\.?", r"gün", "önce", "bir"),
    _Words("(?:منذ|قبل)", r"دقائق|دقيقة", r"ساعات|ساعة", r"أيام|يوما?"),
    _Words("", r"دقیقه", r"ساعت", r"روز", "(?:پیش|قبل)", "یک"),
    _Words("לפני", r"דקות|דקה", r"שעות|שעה", r"ימים|יום"),
    _Words("", r"मिनट", r"घंटे|घंटा|घण्टे", r"दिन", "पहले", "एक"),
    _Words("", r"মিনিট", r"ঘণ্টা|ঘন্টা", r"দিন", "আগে", "এক"),
    _Words("", r"นาที", r"ชั่วโมง|ชม\.", r"วัน", "(?:ที่แล้ว|ที่ผ่านมา|ก่อน)"),
    _Words("", r"phút", r"giờ|tiếng", r"ngày", "trước", "một"),
    _Words("", r"menit|minit", r"jam", r"hari", "(?:yang )?lalu"),
    _Words("", r"分", r"時間", r"日", "前"),
    _Words("", r"분", r"시간", r"일", "전"),
    _Words("", r"分[钟鐘]", r"[个個]?小[时時]", r"天", "[之以]?前"),
)  # fmt: skip
_MAX_LENGTH = 60  # characters; a longer text is no such line


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(_pattern, _WORDS))


def _pattern(words: _Words) -> re.Pattern[str]:
    number = (
        rf"(?P<number>\d{{1,2}}|{words.one})"
        if words.one
        else (r"(?P<number>\d{1,2})")
    )
    return re.compile(
        rf"\s*(?:{words.before})\s*{number}\s?"
        rf"(?:(?P<minute>{words.minute})|(?P<hour>{words.hour})"
        rf"|(?P<day>{words.day}))\s*(?:{words.after})\s*\Z",
        re.IGNORECASE,
    )


def read_relative(text: str, fetched_at: datetime) -> datetime | None:
    """
    Return the moment or day of a text that says nothing but how long ago.

    Args:
        text: such as ``5 min ago``.
        fetched_at: when the page was fetched.

    Returns:
        The minute; for a number of days the day without a time. None if the
        text says anything else.
    """
    if len(text) > _MAX_LENGTH:
        return None
    folded = unicodedata.normalize("NFKC", text)
    for pattern in _patterns():
        if match := pattern.match(folded):
            return _moment(match, fetched_at)
    return None


def _moment(match: re.Match[str], fetched_at: datetime) -> datetime:
    number = int(match["number"]) if match["number"].isdigit() else 1
    if match["day"]:
        day = fetched_at - timedelta(days=number)
        return day.replace(hour=0, minute=0, second=0, microsecond=0)
    unit = timedelta(hours=1) if match["hour"] else timedelta(minutes=1)
    return (fetched_at - number * unit).replace(second=0, microsecond=0)
