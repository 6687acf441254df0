"""
Marks that most agencies share, in the languages of the agencies.

A mark is written in capitals or in brackets. A headline with an ordinary
word like "updates" or "killed" has no mark. Checked 2026-11.
"""

import re

from extractors.providers.dialect import Mark
from extractors.providers.genre_labels import GENRE_LABELS, HYPHENATED_LABELS
from extractors.providers.kill_labels import (
    KILL_HEADLINES,
    KILL_NOTES,
    KILLED,
    KILLED_ALONE,
    KILLED_BEFORE_COLON,
    KILLED_IN_SMALL_LETTERS,
)
from extractors.providers.labels import (
    ADDS_AT_HEAD,
    CORRECTED,
    CORRECTING,
    CORRECTS,
    FOR_EDITORS,
    IN_SMALL_LETTERS,
    LISTS_FOR_EDITORS,
    LIVE,
    LIVE_IN_SMALL_LETTERS,
    PICTURES,
    REPEATED,
    SUBSTITUTES,
    UPDATED,
    UPDATED_IN_SMALL_LETTERS,
    URGENT,
    URGENT_BEFORE_SMALL_LETTERS,
    URGENT_IN_SMALL_LETTERS,
)

__all__ = ["CORRECTS_ERROR", "END_MARKS", "KILLS", "MARKS", "REPLACES"]

_SEPARATOR = r"\s*(?:[-:\u2013\u2014]+\s*|\s(?=\S)|\Z)"
_MARK_END = r"\s*(?:\.?[-:\uff1a\u2013\u2014,/|!]+\s*|\Z)"
_AFTER_SMALL_LETTERS = r"(?:\s*[:\u2013\u2014]|\s-(?=\s))\s*"
_ORDINAL = (
    r"(?P<n>\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH|ER|EME|ÈME|er|[eè]me|[AEOeªº°])"
)
_COUNT = r"(?:\d{1,2}(?:\.|st|nd|rd|th|er|[eè]me|[aeoªº°])?\s+)?"
"""``2. ZUSAMMENFASSUNG``, ``3e MISE À JOUR``"""
_SMALL = r"[a-z\u00df-\u00ff\u03b1-\u03ce\u0430-\u045f]"
_BEFORE_SMALL_LETTERS = rf"\s+(?=(?!{_SMALL})[^\W\d_]{_SMALL})"
"""``RÄTTELSE Skolan stänger``: capitals mark it, where others are small."""

_KILLED, _CORRECTED = "|".join(KILLED), "|".join(CORRECTED)
_UPDATED, _URGENT = "|".join(UPDATED), "|".join(URGENT)
_FOR_EDITORS, _LIVE = "|".join(FOR_EDITORS), "|".join(LIVE)
_STOP = r"\s*\.{1,3}\s+(?=\S)"
"""``URGENT. Un ferry coule``"""
_NOT_GERMAN = (
    r"(?!.{0,150}(?:[\u00e4\u00f6\u00fc\u00df]|\s(?:der|die|das|den|dem|des|ein|"
    r"eine|und|am|im|auf|aus|bei|mit|nach|vor|von|vom|zum|zur|wird|werden|ist|"
    r"sind|hat|haben|soll|will|gegen|kommt|geht|nicht)(?=[\s,.:]|\Z)))"
)
"""German joins capitals and a noun: ``LIVE-Musik am Hafen``."""
_LABEL_END = (
    rf"(?:\s*[:\uff1a|/\u2013\u2014]\s*|\s+-+\s+|{_STOP}"
    rf"|-\s*(?!{_SMALL})(?=.{{0,20}}{_SMALL}){_NOT_GERMAN})"
)
"""A hyphen without spaces can be one of ``VIDEO-SHARING``, ``LIVE-action``."""
_IN_CAPITALS = (
    rf"(?=(?:(?!{_SMALL})[^-:\uff1a.|/!]){{2,30}}[-:\uff1a|/.\u2013\u2014])"
)
"""A label with a sign behind it; a cheap test before a long list of them."""
_OPEN = r"[\[(<\u3008\u3010\u3014\uff08\uff1c\uff3b]"
_CLOSE = r"\])>\u3009\u3011\u3015\uff09\uff1e\uff3d"
_ORDERED_KILL = rf"(?:(?:MANDATORY|BULLETIN)\s+)?(?:{_KILLED})"


def _framed(labels: str, most: int = 0) -> str:
    """
    Return the pattern of labels in brackets, or between signs.

    Args:
        most: characters that may follow the label in the brackets.
    """
    return (
        rf"{_OPEN}(?i:{labels})(?!\w)[^{_CLOSE}]{{0,{most}}}[{_CLOSE}]\s*"
        rf"|(?:[+=]{{2,4}}|\*{{1,4}})\s*(?i:{labels})\s*:?\s*"
        r"(?:[+=]{2,4}|\*{1,4})\s*"
    )


MARKS = (
    Mark(
        re.compile(
            rf"\A(?:(?i:{'|'.join(KILL_HEADLINES)}|{KILLED_IN_SMALL_LETTERS})"
            r"\s*[.!]?\s*\Z"
            rf"|(?:MANDATORY|BULLETIN|EDITORS?)\s+KILL{_SEPARATOR}"
            rf"|(?:{_KILLED}){_MARK_END}"
            rf"|(?:{KILLED_IN_SMALL_LETTERS}){_AFTER_SMALL_LETTERS}"
            rf"|(?:{KILLED_BEFORE_COLON})\s*[:\u2013\u2014]\s*"
            rf"|(?i:{KILLED_ALONE})\s*[:!]\s*\Z"
            rf"|{_framed(_ORDERED_KILL)})"
        ),
        "sig:kill",
    ),
    Mark(
        re.compile(
            rf"\A(?:(?:{_CORRECTED}|{CORRECTS})(?:\s*\([A-Z ]+\)|\s+\d+)?"
            rf"{_MARK_END}|(?:{_CORRECTED}){_BEFORE_SMALL_LETTERS}"
            rf"|(?:{IN_SMALL_LETTERS}){_AFTER_SMALL_LETTERS}"
            rf"|{_framed(f'CORR|{_CORRECTED}', 30)})"
        ),
        "sig:correction",
    ),
    Mark(
        re.compile(
            rf"\s*{_OPEN}(?i:{_CORRECTED})(?!\w)[^{_CLOSE}]{{0,60}}"
            rf"[{_CLOSE}]\s*\Z"
        ),
        "sig:correction",
    ),
    Mark(
        re.compile(
            rf"\A(?:(?!UPDATE)(?:{_COUNT}(?:{_UPDATED})|PUNTO(?=\s?\d))"
            rf"(?:\s*\d{{1,2}})?{_MARK_END}"
            rf"|(?:{UPDATED_IN_SMALL_LETTERS}){_AFTER_SMALL_LETTERS}"
            rf"|{_framed(rf'{_COUNT}(?:AMPL?|{REPEATED}|{_UPDATED})', 60)})"
            rf"|\s*{_OPEN}(?i:{_COUNT}(?:{REPEATED}|{_UPDATED}))(?!\w)"
            rf"[^{_CLOSE}]{{0,60}}[{_CLOSE}]\s*\Z"
            rf"|\s+[-\u2013\u2014]\s(?:{_UPDATED})\s*\Z"
        ),
        "sig:update",
    ),
    Mark(
        re.compile(
            rf"\A{_OPEN}\s*(?i:{'|'.join(ADDS_AT_HEAD)})[^{_CLOSE}]{{0,120}}"
            rf"[{_CLOSE}]\s*(?=\S)"
        ),
        "sig:update",
    ),
    Mark(
        re.compile(
            r"\A(?:(?:UPDATE|WRAPUP|RECASTS?)\s*(?P<n>\d{1,2})?"
            r"\s*[-:\u2013\u2014]\s*"
            r"|(?:Update|Updated)\s*(?P<n2>\d{1,2})?\s*:\s*"
            rf"|(?:REFILE|WRITETHRU|UPDATED|{REPEATED}"
            r"|(?:LEAD|ROUNDUP)(?:\s\d{1,2})?)"
            + _MARK_END
            + r"|=\s*\(?(?P<n3>\d{1,2})?\)?\s*UPDATE\s*=\s*)"
        ),
        "sig:update",
    ),
    Mark(
        re.compile(
            r"\A[\[(]?\s*(?:" + _ORDINAL + r"\s+)?(?:L(?:EA)?D|Ld|Lead|UPDATE"
            r"|WRITETHRU)(?:-?\s*(?:Writethru|WRITETHRU|All|ALL))?\s*[\])]?"
            r"(?:(?<=[\])])\s*|" + _MARK_END + r")"
        ),
        "sig:update",
    ),
    Mark(
        re.compile(
            r"\A(?:" + _ORDINAL + r"\s+(?:LEAD|LD|UPDATE|ROUNDUP|WRAP)"
            r"|REFILE)\b" + _SEPARATOR
        ),
        "sig:update",
    ),
    Mark(
        re.compile(
            r"\s*=?\s*\(\s*(?P<n>\d{1,2})?\s*\)?\s*(?:UPDATE|Update)\s*[=)]"
            r"\s*\Z|\s*=\(?(?P<n2>\d{1,2})\)?UPDATE=\s*\Z"
            r"|\s*[(\[]\s*(?:"
            + _ORDINAL.replace("<n>", "<n3>")
            + r"\s+)?(?:LEAD|LD|Ld|Lead|UPDATED?)"
            r"(?:-?\s*[Ww]ritethru)?\s*[)\]]\s*\Z"
        ),
        "sig:update",
    ),
    Mark(
        re.compile(
            rf"\A(?:(?:ADVISORY|EDITORS?'?\s+NOTE|AVISO|AVIS){_MARK_END}"
            rf"|(?i:{_FOR_EDITORS}){_MARK_END}|{_framed(_FOR_EDITORS)}"
            rf"|(?i:{'|'.join(LISTS_FOR_EDITORS)})\Z)"
        ),
        "copydesk:advisory",
    ),
    Mark(
        re.compile(
            rf"\A(?:{_IN_CAPITALS}(?:{_LIVE}){_LABEL_END}|LIVE MARKETS\s"
            rf"|(?:{LIVE_IN_SMALL_LETTERS})\s*[:|]\s*|{_framed(_LIVE)})(?=\S)"
        ),
        "copydesk:live",
    ),
    Mark(
        re.compile(
            rf"\A(?:{_IN_CAPITALS}(?:(?i:{GENRE_LABELS}){_LABEL_END}"
            rf"|(?i:{HYPHENATED_LABELS})\s*-\s*(?=\S.{{0,20}}{_SMALL}){_NOT_GERMAN}"
            rf"(?!{_SMALL}))|{_framed(GENRE_LABELS)})(?=\S)"
        ),
        names_genre=True,
    ),
    Mark(
        re.compile(
            rf"\A(?:{_IN_CAPITALS}(?:{PICTURES}){_LABEL_END}"
            rf"|{_framed(PICTURES)})(?=\S)"
            rf"|(?<=\S)\s*{_OPEN}\+?\s?(?i:{PICTURES})[{_CLOSE}]\s*\Z"
        ),
    ),
    Mark(
        re.compile(
            rf"\A#?(?:(?:{_URGENT}|Flash|Urgent)(?:{_MARK_END}|{_STOP})"
            rf"|(?:{URGENT_IN_SMALL_LETTERS})(?:\s*[:|]|\s[-\u2013\u2014]\s)\s*"
            rf"|(?:{URGENT_BEFORE_SMALL_LETTERS}){_BEFORE_SMALL_LETTERS}"
            rf"|{_framed(rf'EXTRA|Achtung|YONHAP[^)]*|{_URGENT}')})"
        ),
    ),
    # A tag, signs of urgency, and the signs around an alert.
    Mark(re.compile(r"\A#(?:BREAKING|URGENT|Breaking|JUSTIN|ALERT)\s+")),
    Mark(
        re.compile(
            r"\A(?:[\u26a1\U0001f534\U0001f6a8\u203c\u2757]\ufe0f?\s*)+"
        )
    ),
    Mark(re.compile(r"\A\+{2,4}\s+(?=\S)|\s+\+{2,4}\s*\Z")),
)
"""Tried in this order, again and again until none matches."""

KILLS = re.compile("|".join(KILL_NOTES), re.IGNORECASE)
"""What editors' notes and take keys say to withdraw a story."""

REPLACES = re.compile(
    rf"\A\W*(?:\w+:\s*)?(?:\w+\s+){{0,2}}?(?:{SUBSTITUTES})", re.IGNORECASE
)
"""What editors' notes say of a story that replaces a withdrawn one."""

CORRECTS_ERROR = re.compile(
    r"\A\W*(?:\w+[:.]\s*)?(?:this\s+)?(?:correct(?:s|ed|ing|ion|ive)\b"
    rf"|clarif(?:ies|ication)\b|{'|'.join(CORRECTING)})|\bcorrects\b",
    re.IGNORECASE,
)
"""What editors' notes say about a story that corrects an error."""

END_MARKS = (
    re.compile(r"\(?\s*(?:END|ENDS?|Ends|ends|MORE|more)\s*\)?\.?"),
    re.compile(r"(?:#\s*){2,4}|-\s*30\s*-|-\s*0\s*-|_{3,}|\*{3,}"),
    # The initials of the desk, and the agency alone in brackets.
    re.compile(r"(?:bur-)?[a-z]{2,4}(?:[/-][a-z]{2,4}){1,5}/?"),
    re.compile(r"[a-z]{2,4}/(?: [a-z]{2,4}/){1,4}"),
    # Lusa: ``ABC (DEF) // GHI``, then ``Lusa/Fim``.
    re.compile(
        r"[A-Z]{2,5}(?: \([A-Z]{2,5}\))? // [A-Z]{2,5}\.?(?: Lusa/Fim\.?)?"
        r"|Lusa/Fim\.?"
    ),
    re.compile(r"\((?=[^a-z]{3,8}\))[^\W\d_]{3,8}\)\.?"),
)
"""Last lines that any agency may use."""
