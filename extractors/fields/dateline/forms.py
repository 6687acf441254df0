"""
The forms of a dateline in scripts that separate words by spaces.

Each pattern finds the parts of one form; `acceptance` decides whether they
are those of a dateline. The patterns are matched against a head of limited
length, so their backtracking is limited as well.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from extractors.fields.dateline.acceptance import (
    DASHES,
    TOWN_SUFFIX,
    accepts_agency,
    accepts_bare,
    accepts_bars,
    accepts_first,
    accepts_place_only,
    accepts_with_date,
)
from extractors.fields.dateline.agencies import is_agency
from extractors.fields.dateline.dates import DATE, DAY_AND_MONTH

__all__ = ["FORMS", "Form"]

Accepts = Callable[[re.Match[str], frozenset[str]], bool]

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
_DASH = rf"(?:-{{1,3}}|[{DASHES[:-1]}]{{1,2}})"
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
_WORD_OF_NAME = (
    rf"[^\W\d_](?:[^{_BREAKS}.\-]|[.\-](?=\w)|\d(?=\.[^\W\d_]))*"  # ``g1.com``
)
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
_OWN_LINE = re.compile(  # ``STOCKHOLM TT``, ``Baku, November 20, AZERTAC``
    rf"(?=.{{4,60}}$){_WHERE}(?:[,.]?\s+|\s*{_DASH}\s*)"
    rf"(?:{_WHEN}[,.]?\s+)?{_BARE}\s*$"
)
_AGENCY_FIRST = re.compile(
    rf"(?:{_AT_START}(?:,\s|\s*{_DASH}\s*|\s)|{_BARE}(?:,\s|\s*{_DASH}\s*))"
    rf"{_WHERE}(?:,?\s+{_WHEN})?\s*{_DASH}\s+"
)
_DATE_FIRST = re.compile(  # ``20.11. Warszawa (PAP) -``
    rf"(?P<date>{DATE}|\d{{1,2}}\.\d{{1,2}})[,.]\s+{_WHERE}[,.]?\s*(?:{_IN_BRACKETS}|{_IN_SLASHES}){_END}"
)
_DATE_LAST = re.compile(rf"{_WHERE}\s*{_IN_SLASHES}\s*{_WHEN}\s*/\s*")
_WITH_DATE = re.compile(
    # ``GENEVA (2 March 2026) -``, ``Bruxelles, le 2 mars 2026 -``
    rf"{_WHERE}(?:[,.]\s+(?:(?:le|den|el|am)\s)?{_WHEN}|\s\({_WHEN_IN_BRACKETS}\))"
    # A stop in place of the dash: ``Bonn, 20.11.2026. Der Rat``
    rf"(?:\s*\.?\s*{_DASH}\s*|(?:\.|(?<=\.))\s(?=[«„“\"»]?{_CAPITAL}))"
)
_PLACE_ONLY = re.compile(
    rf"{_WHERE}(?P<dash>\s+{_DASH}\s+|\.{_DASH}\s+|[—–]\s*|--\s*|:\s+"
    rf"|(?<=\.)\s(?=[«„“\"»]?{_CAPITAL}))"
    r"(?=\S)"
)

# AFP's own heads: ``Paris, France | AFP | Friday 20/11/2026 - 10:02 UTC``
_BETWEEN_BARS = re.compile(
    rf"{_WHERE}\s\|\s{_BARE}\s\|\s[^|\d]*"
    r"(?P<date>\d{1,2}/\d{1,2}/\d{4})[^|]*(?:\|[^|]*){0,2}$"
)


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


_DATE_AND_END = re.compile(rf"\d[^{DASHES}]*?(?:\.\s|[{DASHES}])")
_SPACED_DASH = re.compile(rf"[{DASHES}]\s")
_ENCLOSED = re.compile(r"[(\[（/]\s*[^\W\d_]")
_STOP_OR_DASH = re.compile(rf"[.:{DASHES}]\s")
_LONG_DASH_OR_END = re.compile(r"[—–]|--|[―_－:.-]\s")

FORMS = (
    Form(_SPACED_DASH, _AGENCY_FIRST, accepts_first),
    Form(_ENCLOSED, _DATE_FIRST, accepts_agency),
    Form(
        re.compile("/"), _DATE_LAST,
        lambda match, own: is_agency(match["slashed"], own),
    ),
    Form(_ENCLOSED, _AGENCY_LAST, accepts_agency),
    Form(_STOP_OR_DASH, _BARE_AGENCY, accepts_bare),
    Form(re.compile("^.{4,60}$"), _OWN_LINE, accepts_bare),
    Form(_DATE_AND_END, _WITH_DATE, accepts_with_date),
    Form(re.compile(r"\|"), _BETWEEN_BARS, accepts_bars),
    Form(_LONG_DASH_OR_END, _PLACE_ONLY, accepts_place_only),
)  # fmt: skip
"""The forms in the order in which they are tried."""
