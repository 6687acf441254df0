"""
The forms of a dateline in scripts that separate words by spaces.

Each pattern finds the parts of one form; `accepts` decides whether they are
those of a dateline. The patterns are matched against a head of limited
length, so their backtracking is limited as well.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from extractors.fields.dateline.agencies import is_agency
from extractors.fields.dateline.dates import DATE, DAY_AND_MONTH, is_date
from extractors.fields.dateline.german_stop import begins_german_report
from extractors.fields.dateline.places import (
    is_common_word,
    is_place,
    is_region,
    is_surname,
)

__all__ = ["FORMS", "TOWN_SUFFIX", "Form", "split_places"]

Accepts = Callable[[re.Match[str], frozenset[str]], bool]

TOWN_SUFFIX = (
    r"Oder|Saale|Main|Lahn|Havel|Spree|Neckar|Donau|Isar|Rhein|Elbe|Weser|"
    r"Westf(?:alen|\.)?|Hessen|Sachsen|Taunus|Allgäu|Ruhr|Harz|Pfalz|"
    r"Oldenburg|Württemberg|Bayern|Brandenburg|Holstein|Eifel"
)
"""Rivers and regions that distinguish German towns of the same name."""

_BREAKS = r"\s\d,;:/()\[\]【】（）—–―\"“”„«»!?=|_"
_WORD = rf"[^\W\d_](?:[^{_BREAKS}&\-]|-(?=\w))*"
_PLACE = rf"{_WORD}(?:\s+{_WORD}){{0,4}}(?:\s+\((?:{TOWN_SUFFIX})\))?"
_PLACES = (
    rf"{_PLACE}(?:\s*[/&]\s*{_PLACE}){{0,4}}"
    # India's ANI: ``Mumbai (Maharashtra) [India]``
    r"(?:(?:\s\([^\W\d_][\w ]{1,30}\))?\s\[[\w ]{2,30}\])?"
)
_REGION = rf"(?:,\s*{_WORD}(?:\s+{_WORD}){{0,2}})?"
_WHERE = rf"(?P<place>{_PLACES}{_REGION}?)"
# India's PTI: ``Pauri (Uttarakhand), Nov 25 (PTI)``
_WHERE_IN_STATE = (
    rf"(?P<place>{_PLACES}{_REGION}?"
    r"(?:\s\([^\W\d_][\w .'’]{1,30}\)(?=,\s\w))?)"
)
_WHEN = rf"(?P<date>{DATE})"
_DAY_ALONE = r"(?<=,\s)\d{1,2}(?=\s\()"  # ``MADRID, 20 (COLPISA)``
_WHEN_OR_FIGURES = rf"(?P<date>{DATE}|{DAY_AND_MONTH}|{_DAY_ALONE})"
_WHEN_IN_BRACKETS = rf"(?P<after>{DATE})"
_WEEKDAY = r"(?:,\s+[^\W\d_]{3,14})?"  # ``2026. november 25., szerda (MTI)``
_DASHES = "—–―_－-"
_DASH = rf"(?:-{{1,3}}|[{_DASHES[:-1]}]{{1,2}})"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿα-ωа-џ]"
_NAME = r"[^\W\d_](?:[^()\[\]【】\"“”:;!?]){0,40}?"
# pressetext: ``Wien (pts/20.11.2026/10:00) -``
_SENT = r"(?:/\d{1,2}\.\d{1,2}\.\d{4}(?:/\d{1,2}:\d\d)?)?"
_IN_BRACKETS = rf"[(\[（]\s*(?P<agency>{_NAME}){_SENT}\s*[)\]）]"
# An agency can start with a figure (``(9Colonne) Roma -``), but a score or
# a rank behind a place as well.
_AT_START = (
    rf"[(\[（]\s*(?P<agency>(?:\d{{1,2}}(?=[^\W\d_]))?{_NAME})\s*[)\]）]"
)
_IN_SLASHES = rf"/\s*(?P<slashed>{_NAME})\s*/"
_WORD_OF_NAME = rf"[^\W\d_](?:[^{_BREAKS}.\-]|[.\-](?=\w))*"
_BARE = rf"(?P<bare>{_WORD_OF_NAME}(?:\s{_WORD_OF_NAME}){{0,2}})"
_END = rf"(?P<dash>\s*[.:]?\s*{_DASH}|\s*[.:=।])?\s*"
_SURE_END = rf"(?P<dash>\s*[.:]?\s*{_DASH}|\s*[.:])\s+"
# ``Phnom Penh (AKP), November 20, 2026 -``
_AFTER = rf"(?:(?:,\s)?(?P<after>{DATE})\s*{_DASH}\s*)?"

_AGENCY_LAST = re.compile(
    rf"(?:{_WHERE_IN_STATE}(?:[,.]?\s+|[,.]?\s*{_DASH}\s*|,|\s*(?=/)))??"
    rf"(?:{_WHEN_OR_FIGURES}{_WEEKDAY}[,.]?\s*(?:{_DASH}\s*)?)?"
    rf"(?:{_IN_BRACKETS}|{_IN_SLASHES}){_END}"
    rf"{_AFTER}"
)
_BARE_AGENCY = re.compile(
    rf"{_WHERE}(?:[,.]\s+|\s*{_DASH}\s*|\s+(?=\d|\w+\.?\s\d))"
    rf"(?:{_WHEN}[,.]?\s*(?:{_DASH}\s*)?)?{_BARE}"
    rf"(?:,\s{_WORD}\s{_WORD}(?=\.\s))?{_SURE_END}{_AFTER}"
)
_AGENCY_FIRST = re.compile(
    rf"(?:{_AT_START}(?:,\s|\s*{_DASH}\s*|\s)|{_BARE}(?:,\s|\s*{_DASH}\s*))"
    rf"{_WHERE}(?:,?\s+{_WHEN})?\s*{_DASH}\s+"
)
_DATE_FIRST = re.compile(
    rf"{_WHEN}[,.]\s+{_WHERE}[,.]?\s*(?:{_IN_BRACKETS}|{_IN_SLASHES}){_END}"
)
_DATE_LAST = re.compile(rf"{_WHERE}\s*{_IN_SLASHES}\s*{_WHEN}\s*/\s*")
_WITH_DATE = re.compile(
    # ``GENEVA (2 March 2026) -``, ``Bruxelles, le 2 mars 2026 -``
    rf"{_WHERE}(?:[,.]\s+(?:(?:le|den|el|am)\s)?{_WHEN}|\s\({_WHEN_IN_BRACKETS}\))"
    rf"\s*\.?\s*{_DASH}\s*"
)
_PLACE_ONLY = re.compile(
    rf"{_WHERE}(?P<dash>\s+{_DASH}\s+|\.{_DASH}\s+|[—–]\s*|--\s*|:\s+"
    rf"|(?<=\.)\s(?=[«„“\"»]?{_CAPITAL}))"
    r"(?=\S)"
)

_SCORE = re.compile(r"\d\s?[:–-]\s?\d")
_SUFFIX = re.compile(TOWN_SUFFIX)
_FIRST_WORDS = 4
_HAS_YEAR = re.compile(r"\d{4}")
_MIN_LABEL = 3  # letters of a place that stands alone


def split_places(text: str) -> list[str]:
    """Return the places of ``PARIS/LONDON``, each with its region."""
    return [
        place for part in re.split("[/&]", text) if (place := part.strip())
    ]


def _accepts_agency(match: re.Match[str], own: frozenset[str]) -> bool:
    """
    Return whether agency, place and date are those of a dateline.

    A dash or a date must separate them from the text, or the place must be
    known: ``Anna Berg (AP) said`` has none of them. An unknown agency needs
    a date, a known place, or small letters as dpa and its services write
    them: parties and cups in brackets (``Anna Berg (CDU) -``) have capitals.
    """
    place = match["place"] or ""
    date = match["date"] or match.groupdict().get("after") or ""
    name = match["agency"] or match["slashed"]
    if _SUFFIX.fullmatch(name):  # ``Halle (Saale) -``
        return False
    if (date and not is_date(date)) or (place and not _is_written(place)):
        return False
    if date.isdecimal():  # the day, or the age of a person
        return is_agency(name, own) and place.isupper() and _is_known(place)
    if is_agency(name, own):
        has_end = bool(match["dash"] or date)
        return has_end or not place or place.isupper() or _is_known(place)
    if not match["dash"]:
        return False
    # Without a month it can be a score: ``Ashwick - 2-1 (aet) -``.
    has_month = any(map(str.isalpha, date)) or _HAS_YEAR.search(date)
    return bool(has_month) or (
        bool(place) and (name.islower() or _is_known(place))
    )


def _accepts_bare(match: re.Match[str], own: frozenset[str]) -> bool:
    place, date = match["place"], match["date"]
    if not is_agency(match["bare"], own, whole=True):
        return False
    if not _is_written(place) or (date and not is_date(date)):
        return False
    return bool(date) or _is_known(place)


def _accepts_first(match: re.Match[str], own: frozenset[str]) -> bool:
    place, date = match["place"], match["date"]
    name = match["agency"] or match["bare"]
    if not is_agency(name, own, whole=not match["agency"]):
        return False
    if not _is_written(place):
        return False
    return is_date(date) if date else _is_known(place)


def _accepts_with_date(match: re.Match[str], _: frozenset[str]) -> bool:
    place, date = match["place"], match["date"] or match["after"]
    return _is_written(place) and is_date(date) and _is_known(place)


def _accepts_place_only(match: re.Match[str], _: frozenset[str]) -> bool:
    """
    Return whether a place alone is a dateline.

    In small letters it needs a dash, and a sentence behind it. In capitals, a
    colon stands behind labels and speakers more often than behind places, and
    a stop (``LEIPZIG. Der Rat``) behind other words. So a place before them
    must not be a common word or a surname as well. A stop within a name is
    that of an abbreviation (``U.S.A. Today``).
    """
    place = match["place"].removesuffix(".")
    town = place.partition(",")[0]
    if not town.isupper():
        return _accepts_small_letters(match)
    if sum(map(str.isalpha, town)) < _MIN_LABEL:
        return False
    has_stop = match["dash"].isspace()
    if has_stop and not re.sub(r"[ /-]", "", town).isalpha():
        return False
    is_doubtful = has_stop or ":" in match["dash"]
    if is_doubtful and (is_common_word(town) or is_surname(town)):
        return False
    return _is_known(place)


def _accepts_small_letters(match: re.Match[str]) -> bool:
    """
    Return whether ``Berlin - Der Senat hat`` begins with a dateline.

    A stop stands for the dash in German papers.
    Two towns beside a dash are a match or a line of trains. A word of a desk
    (``Video - ``) is in no gazetteer.
    """
    dash = match["dash"]
    behind = match.string[match.end() :]
    has_dash = dash.endswith(" ") and any(sign in dash for sign in _DASHES)
    if not has_dash and not (dash.isspace() and begins_german_report(behind)):
        return False
    towns = [
        part.partition(",")[0].strip(" .")
        for part in split_places(match["place"])
    ]
    known = [town for town in towns if not _SUFFIX.fullmatch(town)]
    if not known or any(map(is_common_word, known)):
        return False
    return all(is_place(_without_brackets(town)) for town in known) and (
        _is_sentence(behind, known)
    )


def _is_sentence(text: str, towns: list[str]) -> bool:
    words = text.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]
    first = words[0].strip('«„“"»,') if words else ""
    if not first[:1].isupper() or _SCORE.search(" ".join(words)):
        return False
    if is_place(first) and not is_region(first) and first not in towns:
        return False
    return any(word[0].islower() for word in words[1:])


def _is_written(place: str) -> bool:
    """Return whether the words of a place are written as those of a name."""
    words = re.findall(r"[^\W\d_][^\s/,]*", place)
    small = sum(word[0].islower() for word in words)
    return not place[0].islower() and small * 2 <= len(words)


def _is_known(place: str) -> bool:
    return any(map(_is_known_place, split_places(place)))


def _is_known_place(place: str) -> bool:
    town, _, region = place.partition(",")
    town = _without_brackets(town).strip(" .")
    return is_place(town) or (bool(region) and is_region(region.strip(" ")))


def _without_brackets(town: str) -> str:
    return re.sub(r"\s*[(\[].*", "", town)


class Form(NamedTuple):
    """
    One form of a dateline.

    Attributes:
        needs: is found in each head that has the form. It is searched first,
            because most heads have no dateline, and a pattern takes ten times
            as long to find none.
        pattern: the parts; it is matched against the head.
        accepts: whether they are those of a dateline.
    """

    needs: re.Pattern[str]
    pattern: re.Pattern[str]
    accepts: Accepts


_DATE_AND_DASH = re.compile(rf"\d[^{_DASHES}]*[{_DASHES}]")
_SPACED_DASH = re.compile(rf"[{_DASHES}]\s")
_ENCLOSED = re.compile(r"[(\[（/]\s*[^\W\d_]")
_STOP_OR_DASH = re.compile(rf"[.:{_DASHES}]\s")
_LONG_DASH_OR_END = re.compile(r"[—–]|--|[―_－:.-]\s")

FORMS = (
    Form(_SPACED_DASH, _AGENCY_FIRST, _accepts_first),
    Form(_ENCLOSED, _DATE_FIRST, _accepts_agency),
    Form(
        re.compile("/"), _DATE_LAST,
        lambda match, own: is_agency(match["slashed"], own),
    ),
    Form(_ENCLOSED, _AGENCY_LAST, _accepts_agency),
    Form(_STOP_OR_DASH, _BARE_AGENCY, _accepts_bare),
    Form(_DATE_AND_DASH, _WITH_DATE, _accepts_with_date),
    Form(_LONG_DASH_OR_END, _PLACE_ONLY, _accepts_place_only),
)  # fmt: skip
"""The forms in the order in which they are tried."""
