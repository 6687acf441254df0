"""Languages other than English: titled people, and names of countries."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from extractors.entities.engine import Span
from extractors.entities.gazetteer import Entry
from extractors.entities.lexicon import lines

__all__ = ["country_names", "titled_people"]

LANGUAGES = ("es", "fr", "de", "id", "ms", "zh", "ar", "ru")

_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u017f\u0410-\u042f]"
_NAME = {
    "ar": r"[\u0621-\u064a]+(?: (?:بن |آل |عبد )?[\u0621-\u064a]+)",
    "zh": r"[\u4e00-\u9fff]{2,3}?(?=[\s,\uff0c。、在与和对说表将于会是的]|$)"
    r"|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6}?"
    r"(?=[\s,\uff0c。、在与和对说表将于会是的]|$)",
}
_WESTERN = (
    rf"{_UPPER}[\w'-]+"
    rf"(?: (?:(?:de|del|la|los|von|van|der|bin|al|le) )*"
    rf"{_UPPER}[\w'-]+){{0,3}}"
)
_QUALIFIER = r"(?: [a-z\u00df-\u00ff\u0430-\u044f][\w-]+)?"
"""One adjective between title and name: ``presidente ruso``."""

# Endings of Russian cases, by the nominative's: -ya, -a, a consonant.
_CASES = {
    "\u044f": ("\u0438", "\u044e", "\u0435\u0439"),
    "\u0430": ("\u044b", "\u0438", "\u0435", "\u0443", "\u043e\u0439"),
    "": ("\u0430", "\u0443", "\u043e\u043c", "\u0435"),
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    base = "id" if language == "ms" else language
    rows = [row for part, row in lines("languages.txt") if part == base]
    titles = "|".join(
        re.escape(title)
        for title in sorted("|".join(rows).split("|"), key=len, reverse=True)
    )
    name = _NAME.get(base, _WESTERN)
    if base == "zh":
        return re.compile(rf"(?P<title>{titles})(?P<name>{name})")
    between = r"(?: [\u0621-\u064a]+ي)?" if base == "ar" else _QUALIFIER
    case = "" if base in {"de", "ar"} else "(?i:"
    close = "" if base in {"de", "ar"} else ")"
    return re.compile(
        rf"(?<!\w)(?P<title>{case}{titles}{close}){between} (?P<name>{name})"
    )


def titled_people(text: str, language: str) -> tuple[Span, ...]:
    """
    Find the people whom a title introduces.

    Args:
        text: any text.
        language: BCP 47; one that is not of ``LANGUAGES`` gives nothing.
    """
    base = language.lower().partition("-")[0]
    if base not in LANGUAGES:
        return ()
    return tuple(
        Span(*match.span("name"), "person", 0.7, roles=(match["title"],))
        for match in _pattern(base).finditer(text)
    )


def country_names() -> Iterator[Entry]:
    """Yield countries as the languages call them (CLDR, by ``babel``)."""
    for language in LANGUAGES:
        territories = Locale(language).territories
        for code in sorted(territories):
            name = territories[code]
            if len(code) == 2 and code.isalpha() and len(name) > 1:
                for form in _forms(name, language):
                    yield Entry(form, "place", f"iso3166:{code}", name)


def _forms(name: str, language: str) -> tuple[str, ...]:
    """Give a name with the case endings that Russian puts to it."""
    if language != "ru" or " " in name:
        return (name,)
    ending = name[-1] if name[-1] in _CASES else ""
    stem = name.removesuffix(ending)
    return (name, *(stem + case for case in _CASES[ending]))
