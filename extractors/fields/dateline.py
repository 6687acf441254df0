"""
The dateline of a wire story, off the head of its first paragraph.

The forms of the trade (AP Stylebook, Reuters Handbook, agency copy)::

    BEIJING, Dec. 15 (Xinhua) -- Text     place, date, agency
    PARIS/LONDON, Dec 7 (Reuters) - Text  two places
    WASHINGTON (AP) — Text                place and agency
    Berlin (dpa) - Text                   place in small letters
    (Reuters) - Text                      agency alone
    Dec 7 (Reuters) - Text                date and agency
    BEIJING — Text                        place alone: capitals only
    WILMINGTON, Del. (Reuters) - Text     place with its state
    Frankfurt (Oder) (dpa) - Text         place with its river

A provider's own dateline field holds the same, and looser forms::

    Koblenz (dpa/lrs)                     no dash
    SYDNEY March 22 AAP -                 agency without brackets
    MOSCOW, Monday (Reuters)              a weekday for the date
    2014-07-16 13:00:03 GMT               no place at all
"""

import re

from extractors.model.item import Dateline

__all__ = ["parse", "supplied"]

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
_BY = (
    r"Oder|Saale|Main|Lahn|Havel|Spree|Neckar|Donau|Isar|Rhein|Elbe|Weser|"
    r"Westf(?:alen|\.)?|Hessen|Sachsen|Taunus|Allgäu|Ruhr|Harz|Pfalz|"
    r"Oldenburg|Württemberg|Bayern|Brandenburg|Holstein|Eifel"
)
"""What German towns of one name are told apart by."""
_PLACE = rf"{_WORD}(?:\s+{_WORD}){{0,4}}(?:\s+\((?:{_BY})\))?"
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
_PLACE_ALONE = re.compile(
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
    Take the dateline off the head of a paragraph.

    Args:
        paragraph: the first paragraph of a body, one line.

    Returns:
        The dateline and the paragraph without it; ``None`` and the
        paragraph as it was if it has none.
    """
    for pattern, holds in _FORMS:
        found = pattern.match(paragraph)
        if found and holds(found):
            return _dateline(found), paragraph[found.end() :].lstrip()
    return None, paragraph


def supplied(text: str) -> Dateline | None:
    """
    Read the dateline that a provider sent in a field of its own.

    Args:
        text: the field, one line.

    Returns:
        The dateline; its text is the whole field where the form is unknown,
        since the provider says that it is one. ``None`` of a field without
        a letter or a digit.
    """
    text = " ".join(text.split())
    if not any(map(str.isalnum, text)):
        return None
    found = _SUPPLIED.fullmatch(text)
    return _dateline(found) if found else Dateline(text=text)


def _dateline(found: re.Match[str]) -> Dateline:
    parts = {"place": "", "agency": "", "bare": "", "date": ""}
    parts |= {k: v for k, v in found.groupdict().items() if v}
    text = parts["place"].strip(" ,")
    return Dateline(
        text=text,
        places=tuple(
            place for part in text.split("/") if (place := part.strip())
        ),
        agency=parts["agency"] or parts["bare"],
        date=parts["date"],
    )


def _with_agency(found: re.Match[str]) -> bool:
    """
    Tell a dateline from a name with a bracket behind it.

    A dash must follow, or the place be in capitals: ``(CNN) Text`` is a
    dateline, ``Angela Merkel (CDU) said`` is none.
    """
    place = found["place"] or ""
    if found["dash"]:
        return place[:1].isupper() or not place
    return (place.isupper() or not place) and found["agency"].isupper()


def _place_alone(found: re.Match[str]) -> bool:
    words = re.findall(r"\w+", found["place"].casefold())
    return sum(map(len, words)) > 2 and not _NOT_A_PLACE.intersection(words)


def _always(found: re.Match[str]) -> bool:
    return found["place"][:1].isupper()


_FORMS = (
    (_WITH_AGENCY, _with_agency),
    (_WITH_DATE, _always),
    (_PLACE_ALONE, _place_alone),
)
