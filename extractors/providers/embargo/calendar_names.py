"""
Names of months, weekdays and relative days, in the languages of CLDR.

Babel has the names of CLDR. The forms that it lacks are added here: short
English weekdays, and the cases of Slavic weekdays (``до пятницы``).
"""

from functools import cache

from babel import Locale

__all__ = ["month_names", "relative_day", "weekday_names"]

_LOCALES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sk",
    "da", "nb", "sv", "fi", "hu", "ro", "tr", "el", "id", "ms", "ar", "bg",
)  # fmt: skip
_WITH_SHORT_NAMES = ("en", "de")
"""Short names of other languages have several meanings (``mar``)."""

_EXTRA_WEEKDAYS = {
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3, "sonnabend": 5,
    "понедельника": 0, "вторника": 1, "среды": 2, "среду": 2, "четверга": 3,
    "пятницы": 4, "пятницу": 4, "субботы": 5, "субботу": 5,
    "воскресенья": 6, "середи": 2, "середу": 2, "суботи": 5, "суботу": 5,
    "poniedziałku": 0, "wtorku": 1, "środy": 2, "środę": 2, "czwartku": 3,
    "poniedziałkiem": 0, "wtorkiem": 1, "środą": 2, "czwartkiem": 3,
    "piątkiem": 4, "sobotą": 5, "niedzielą": 6, "pátkem": 4,
    "maanantaina": 0, "tiistaina": 1, "keskiviikkona": 2, "torstaina": 3,
    "perjantaina": 4, "lauantaina": 5, "sunnuntaina": 6,
    "maanantaihin": 0, "tiistaihin": 1, "keskiviikkoon": 2, "torstaihin": 3,
    "perjantaihin": 4, "lauantaihin": 5, "sunnuntaihin": 6,
    "piątku": 4, "soboty": 5, "sobotę": 5, "niedzieli": 6, "niedzielę": 6,
    "středy": 2, "středu": 2, "čtvrtka": 3, "pátku": 4, "sobotu": 5,
    "segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4,
    "sabado": 5, "miercoles": 2, "venerdi": 4, "lunedi": 0,
}  # fmt: skip
_EXTRA_MONTHS = {"sept": 9, "jänner": 1, "fevrier": 2, "aout": 8}
_DAYS = {
    "today": 0, "tonight": 0, "heute": 0, "aujourd'hui": 0, "hoy": 0,
    "oggi": 0, "hoje": 0, "vandaag": 0, "сегодня": 0, "dziś": 0,
    "dzisiaj": 0, "dnes": 0, "idag": 0, "本日": 0, "今日": 0, "今天": 0,
    "اليوم": 0, "bugün": 0, "오늘": 0,
    "tomorrow": 1, "morgen": 1, "demain": 1, "mañana": 1, "domani": 1,
    "amanhã": 1, "завтра": 1, "jutro": 1, "jutra": 1, "zítra": 1,
    "imorgon": 1, "明日": 1, "明天": 1, "غدا": 1, "غداً": 1, "yarın": 1,
    "besok": 1, "내일": 1,
}  # fmt: skip


@cache
def month_names() -> dict[str, int]:
    """Return names of months in lower case, with the number 1 to 12."""
    return _unambiguous("months") | _EXTRA_MONTHS


@cache
def weekday_names() -> dict[str, int]:
    """Return names of weekdays in lower case; Monday is 0."""
    return _unambiguous("days") | _EXTRA_WEEKDAYS


def relative_day(word: str) -> int | None:
    """Return 0 for a word for today, 1 for tomorrow; None for others."""
    return _DAYS.get(word)


def _unambiguous(kind: str) -> dict[str, int]:
    """Return the names that have one meaning in all languages."""
    names: dict[str, int] = {}
    dropped: set[str] = set()
    for code in _LOCALES:
        widths = ["wide"] + ["abbreviated"] * (code in _WITH_SHORT_NAMES)
        table = getattr(Locale(code), kind)
        for form in ("format", "stand-alone"):
            for width in widths:
                for number, name in table[form][width].items():
                    key = name.casefold().strip(".")
                    if names.setdefault(key, number) != number:
                        dropped.add(key)
    return {key: at for key, at in names.items() if key not in dropped}
