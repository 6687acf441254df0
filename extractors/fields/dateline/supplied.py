"""
A dateline that a provider sent in a field of its own.

The field has the forms of a lede and some looser ones::

    Koblenz (dpa/lrs)                     no dash
    SYDNEY March 22 AAP -                 agency without brackets
    MOSCOW, Monday (Reuters)              a weekday instead of a date
    2014-07-16 13:00:03 GMT               no place
    20140716T130003+0000                  no place
"""

import re

from extractors.fields.dateline.acceptance import TOWN_SUFFIX
from extractors.model.item import Dateline

__all__ = ["parse_supplied"]

_MONTH = (
    r"(?:Jan(?:uary|uar|v|vier)?|Feb(?:ruary|ruar)?|F[ée]vr?(?:ier)?|"
    r"M(?:ar(?:ch|s)?|ärz|rz)|Apr(?:il)?|Avr(?:il)?|Ma[iy]|Jun[ei]?|Juin|"
    r"Jul[yi]?|Juil(?:let)?|Aug(?:ust)?|Ao[uû]t|Sept?(?:ember)?|"
    r"O[ck]t(?:ober|obre)?|Nov(?:ember|embre)?|D[eé][cz](?:ember|embre)?|"
    r"ene|abr|ago|dic|enero|febrero|marzo|mayo|junio|julio|septiembre|"
    r"octubre|noviembre|diciembre|août|décembre|févr|"
    r"gen|mag|giu|lug|set|ott)\.?"
)
_DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\.?\s+(?:de\s+)?{_MONTH})"
    r"(?:,?\s+\d{4})?"
)
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-])*"
_PLACE = rf"{_WORD}(?:\s+{_WORD}){{0,4}}(?:\s+\((?:{TOWN_SUFFIX})\))?"
_PLACES = rf"{_PLACE}(?:\s*/\s*{_PLACE}){{0,4}}"
_REGION = rf"(?:,\s*{_WORD}(?:\s+{_WORD}){{0,2}})?"
_AGENCY = r"[\(\[](?P<agency>[^\W\d_][\w.&/ \-]{0,40})[\)\]]"
_DASH = r"(?:-{1,3}|[—–―_]{1,2})"

_DAY = (
    rf"(?:{_DATE}|\d{{8}}(?:T\d{{4,6}}(?:Z|[+-]\d\d:?\d\d)?)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?\s?(?:Z|GMT|UTC)?(?:[+-]\d\d:?\d\d)?)?)"
)
_SUPPLIED = re.compile(
    rf"\s*(?:(?P<place>{_PLACES}{_REGION}?)(?:[,.;]?\s+|\s*(?={_DASH}?$)))??"
    rf"(?:(?P<date>{_DAY})[,.]?\s*(?:(?P<bare>(?-i:[A-Z]{{2,8}}))\s*)?)?"
    rf"(?:{_AGENCY})?\s*{_DASH}?\s*",
    re.IGNORECASE,
)


def parse_supplied(text: str) -> Dateline | None:
    """
    Parse the dateline that a provider sent in a field of its own.

    Args:
        text: the field, one line.

    Returns:
        The dateline. If the form is unknown, its text is the whole field,
        because the provider states that it is a dateline. ``None`` if the
        field has no letter and no digit.
    """
    text = " ".join(text.split())
    if not any(map(str.isalnum, text)):
        return None
    match = _SUPPLIED.fullmatch(text)
    return _make_dateline(match) if match else Dateline(text=text)


def _make_dateline(match: re.Match[str]) -> Dateline:
    parts = {"place": "", "agency": "", "bare": "", "date": ""}
    parts |= {k: v for k, v in match.groupdict().items() if v}
    text = parts["place"].strip(" ,")
    return Dateline(
        text=text,
        places=tuple(
            place for part in text.split("/") if (place := part.strip())
        ),
        agency=parts["agency"] or parts["bare"],
        date=parts["date"],
    )
