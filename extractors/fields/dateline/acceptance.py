"""
Whether the parts of a form are those of a dateline.

A form alone is not enough: ``Anna Berg (CDU) - Nein`` has that of
``Bremen (dpa) - Schnee``. Places, agencies and months that are known decide.
"""

import re

from extractors.fields.dateline.agencies import is_agency
from extractors.fields.dateline.dates import is_date
from extractors.fields.dateline.german_stop import begins_german_report
from extractors.fields.dateline.places import (
    is_common_word,
    is_place,
    is_region,
    is_surname,
)

__all__ = [
    "DASHES",
    "TOWN_SUFFIX",
    "accepts_agency",
    "accepts_bare",
    "accepts_bars",
    "accepts_first",
    "accepts_place_only",
    "accepts_with_date",
    "split_places",
]

DASHES = "—–―_－-"
TOWN_SUFFIX = (
    r"Oder|Saale|Main|Lahn|Havel|Spree|Neckar|Donau|Isar|Rhein|Elbe|Weser|"
    r"Westf(?:alen|\.)?|Hessen|Sachsen|Taunus|Allgäu|Ruhr|Harz|Pfalz|"
    r"Oldenburg|Württemberg|Bayern|Brandenburg|Holstein|Eifel"
)
"""Rivers and regions that distinguish German towns of the same name."""

_ADDRESS = re.compile(r"[a-z\d-]+(?:\.[a-z]{2,}){1,2}")
_SCORE = re.compile(r"\d\s?[:–-]\s?\d")
_SUFFIX = re.compile(TOWN_SUFFIX)
_FIRST_WORDS = 4
_SENTENCE = 6  # words of a report's first sentence, at least
_ENDS = re.compile(r"[^\W\d_]{3}[.!?]$")
_HAS_YEAR = re.compile(r"\d{4}")
_MIN_LABEL = 3  # letters of a place that stands alone


def split_places(text: str) -> list[str]:
    """Return the places of ``PARIS/LONDON``, each with its region."""
    return [
        place for part in re.split("[/&]", text) if (place := part.strip())
    ]


def accepts_agency(match: re.Match[str], own: frozenset[str]) -> bool:
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


def accepts_bare(match: re.Match[str], own: frozenset[str]) -> bool:
    """Return whether an agency without brackets stands behind a place."""
    place, date = match["place"], match["date"]
    if not is_agency(match["bare"], own, whole=True):
        return False
    if not _is_written(place) or (date and not is_date(date)):
        return False
    return bool(date) or _is_known(place)


def accepts_first(match: re.Match[str], own: frozenset[str]) -> bool:
    """Return whether an agency stands before a known place or a date."""
    place, date = match["place"], match["date"]
    name = match["agency"] or match["bare"]
    # ``Dermaga.example, Jakarta -``: a site before a known place is its own
    # agency.
    is_named = is_agency(name, own, whole=not match["agency"])
    if not is_named and not _ADDRESS.fullmatch(name.lower()):
        return False
    if not _is_written(place):
        return False
    return is_date(date) if date else _is_known(place)


def accepts_with_date(match: re.Match[str], _: frozenset[str]) -> bool:
    """
    Return whether a known place and a date are a dateline.

    Without a dash, a report's sentence must follow:
    ``Berlin, 9. November 1989. Die Mauer fällt.`` tells a story.
    """
    place, date = match["place"], match["date"] or match["after"]
    if not (_is_written(place) and is_date(date) and _is_known(place)):
        return False
    has_dash = any(sign in match[0][match.end("place") :] for sign in DASHES)
    behind = match.string[match.end() :].split(maxsplit=_SENTENCE)
    return has_dash or not any(map(_ENDS.search, behind[:_SENTENCE]))


def accepts_bars(match: re.Match[str], own: frozenset[str]) -> bool:
    """Return whether a known place and an agency stand between bars."""
    is_named = is_agency(match["bare"], own, whole=True)
    return is_named and _is_known(match["place"])


def accepts_place_only(match: re.Match[str], _: frozenset[str]) -> bool:
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
    if town.upper() == town.lower():  # a script without capitals
        return not match["dash"].isspace() and is_place(town)
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
    has_dash = dash.endswith(" ") and any(sign in dash for sign in DASHES)
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
