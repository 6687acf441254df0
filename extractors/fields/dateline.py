"""
The dateline at the head of a wire story's first paragraph.

The forms of the trade (AP Stylebook, Reuters Handbook, agency copy)::

    BEIJING, Dec. 15 (Xinhua) -- Text     place, date, agency
    PARIS/LONDON, Dec 7 (Reuters) - Text  two places
    WASHINGTON (AP) — Text                place and agency
    Berlin (dpa) - Text                   place in lower case
    (Reuters) - Text                      agency only
    Dec 7 (Reuters) - Text                date and agency
    BEIJING — Text                        place only, in capitals
    WILMINGTON, Del. (Reuters) - Text     place with its state
    Frankfurt (Oder) (dpa) - Text         place with its river

A provider's own dateline field has these forms and some looser ones::

    Koblenz (dpa/lrs)                     no dash
    SYDNEY March 22 AAP -                 agency without brackets
    MOSCOW, Monday (Reuters)              a weekday instead of a date
    2014-07-16 13:00:03 GMT               no place
"""

import re

from extractors.model.item import Dateline

__all__ = ["parse", "parse_supplied"]

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
_TOWN_SUFFIX = (
    r"Oder|Saale|Main|Lahn|Havel|Spree|Neckar|Donau|Isar|Rhein|Elbe|Weser|"
    r"Westf(?:alen|\.)?|Hessen|Sachsen|Taunus|Allgäu|Ruhr|Harz|Pfalz|"
    r"Oldenburg|Württemberg|Bayern|Brandenburg|Holstein|Eifel"
)
"""Rivers and regions that distinguish German towns of the same name."""
_PLACE = rf"{_WORD}(?:\s+{_WORD}){{0,4}}(?:\s+\((?:{_TOWN_SUFFIX})\))?"
_PLACES = rf"{_PLACE}(?:\s*/\s*{_PLACE}){{0,4}}"
_REGION = rf"(?:,\s*{_WORD}(?:\s+{_WORD}){{0,2}})?"
_AGENCY = r"[\(\[](?P<agency>[^\W\d_][\w.&/ \-]{0,40})[\)\]]"
_DASH = r"(?:-{1,3}|[—–―_]{1,2})"

_WITH_AGENCY = re.compile(
    rf"\s*(?:(?P<place>{_PLACES}{_REGION}?)[,.]?\s+)??"
    rf"(?:(?P<date>{_DATE})[,.]?\s+)?{_AGENCY}\s*(?P<dash>{_DASH}|:)?\s*",
    re.IGNORECASE,
)
_WITH_DATE = re.compile(
    rf"\s*(?P<place>{_PLACES}{_REGION}?),\s+(?P<date>{_DATE})\s*{_DASH}\s*"
)
_DAY = (
    rf"(?:{_DATE}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?\s?(?:Z|GMT|UTC)?(?:[+-]\d\d:?\d\d)?)?)"
)
_SUPPLIED = re.compile(
    rf"\s*(?:(?P<place>{_PLACES}{_REGION}?)(?:[,.;]?\s+|\s*(?={_DASH}?$)))??"
    rf"(?:(?P<date>{_DAY})[,.]?\s*(?:(?P<bare>(?-i:[A-Z]{{2,8}}))\s*)?)?"
    rf"(?:{_AGENCY})?\s*{_DASH}?\s*",
    re.IGNORECASE,
)
_UPPER = r"[A-ZÀ-ÖØ-ÞŁŚŻŹĆŃŐŰČŠŽŘĚĎŤŇ]"
_CAPS_WORD = rf"{_UPPER}(?:{_UPPER}|['’.\-])*"
_CAPS = rf"{_CAPS_WORD}(?:\s+{_CAPS_WORD}){{0,3}}"
_WITH_PLACE_ONLY = re.compile(
    rf"\s*(?P<place>{_CAPS}(?:\s*/\s*{_CAPS}){{0,4}}"
    rf"(?:,\s*{_UPPER}[\w.]+(?:\s+{_UPPER}[\w.]+)?)?)"
    rf"\s*(?:\s{_DASH}\s+|[—–]\s*|:\s+)(?=\S)"
)

_NOT_A_PLACE = frozenset(
    [
        "breaking",
        "update",
        "updated",
        "watch",
        "live",
        "exclusive",
        "analysis",
        "opinion",
        "correction",
        "corrected",
        "explainer",
        "factbox",
        "video",
        "photos",
        "photo",
        "file",
        "note",
        "warning",
        "editor",
        "editors",
        "urgent",
        "flash",
        "alert",
        "advisory",
        "media",
        "covid",
        "related",
        "read",
        "more",
        "poll",
        "quiz",
        "review",
        "interview",
        "feature",
        "column",
        "comment",
        "sponsored",
        "advertisement",
        "q",
        "a",
        "tldr",
        "faq",
        "psa",
    ]
)


def parse(paragraph: str) -> tuple[Dateline | None, str]:
    """
    Separate the dateline at the head of a paragraph from the text.

    Args:
        paragraph: the first paragraph of a body, one line.

    Returns:
        The dateline and the paragraph without it. ``None`` and the unchanged
        paragraph if it has no dateline.
    """
    for pattern, is_dateline in _FORMS:
        match = pattern.match(paragraph)
        if match and is_dateline(match):
            return _make_dateline(match), paragraph[match.end() :].lstrip()
    return None, paragraph


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


def _is_place_with_agency(match: re.Match[str]) -> bool:
    """
    Return whether this is a dateline, not a name with a bracket behind it.

    A dash must follow, or the agency and the place, if any, must be in
    capitals: ``(CNN) Text`` is a dateline, ``Angela Merkel (CDU) said`` is
    not.
    """
    place = match["place"] or ""
    if match["dash"]:
        return place[:1].isupper() or not place
    return (place.isupper() or not place) and match["agency"].isupper()


def _is_place_only(match: re.Match[str]) -> bool:
    words = re.findall(r"\w+", match["place"].casefold())
    return sum(map(len, words)) > 2 and not _NOT_A_PLACE.intersection(words)


def _is_capitalised(match: re.Match[str]) -> bool:
    return match["place"][:1].isupper()


_FORMS = (
    (_WITH_AGENCY, _is_place_with_agency),
    (_WITH_DATE, _is_capitalised),
    (_WITH_PLACE_ONLY, _is_place_only),
)
