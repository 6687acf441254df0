"""
Names of months by language.

``months.txt`` has the wide and abbreviated names of CLDR, and a few that
newspapers use beside them. A line is a language and twelve months; the names
of a month are separated by ``|``. A test compares it with Babel's CLDR. It is
a file because Babel needs a second and 60 MB to load these languages.
"""

from functools import cache
from pathlib import Path

from extractors.formats.common.date_forms.normalise import fold
from extractors.model.language_tags import base_language

__all__ = ["month_of"]

_FILE = Path(__file__).with_name("months.txt")
_HEBREW_IN = "ב"  # the prefix of a month in a Hebrew date


@cache
def _table() -> dict[str, dict[int, frozenset[str]]]:
    """Return the months that each folded name has, with their languages."""
    table: dict[str, dict[int, frozenset[str]]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        language, *months = line.split("\t")
        for number, names in enumerate(months, start=1):
            for name in names.split("|"):
                entry = table.setdefault(fold(name), {})
                entry[number] = entry.get(number, frozenset()) | {language}
    return table


def month_of(word: str, language: str = "") -> int:
    """
    Return the month that a word names, 1 to 12; 0 if it names none.

    A name can be two months: ``listopad`` is November in Polish and October
    in Croatian. Then the language decides, and without one it is no month.

    Args:
        word: a name; Levantine Arabic has some of two words.
        language: BCP 47; empty if unknown.
    """
    name = fold(word)
    months = _table().get(name) or _table().get(name.removeprefix(_HEBREW_IN))
    if not months:
        return 0
    if len(months) == 1:
        return next(iter(months))
    base = base_language(language.replace("_", "-"))
    named = [number for number, codes in months.items() if base in codes]
    return named[0] if len(named) == 1 else 0
