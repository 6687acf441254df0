"""
Marks that most agencies share, in the languages of the agencies.

A mark is written in capitals or in brackets. A headline with an ordinary
word like "updates" or "killed" has no mark. Checked 2026-11.
"""

import re

from extractors.providers.dialect import Mark

__all__ = ["CORRECTS", "END_MARKS", "KILLS", "MARKS"]

_SEPARATOR = r"\s*(?:[-:\u2013\u2014]+\s*|\s(?=\S)|\Z)"
_MARK_END = r"\s*(?:[-:\u2013\u2014,/!]+\s*|\Z)"
_ORDINAL = r"(?P<n>\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH|ER|EME|ÈME|[AEOªº°])"

_CORRECTED = (
    r"CORREGID[OA]S?|CORRIG\u00c9E?S?|CORRETT[OAIE]|CORRIGID[OA]S?"
    r"|CORRE\u00c7\u00c3O|CORRECTIE|RECTIFICATIE|R\u00c4TTELSE|RETTELSE"
    r"|KORRIGER[TA]D?|KORRIGIERT|BERICHTIGT|KORJAUS|KOREKTA|SPROSTOWANIE"
    r"|\u0418\u0421\u041f\u0420\u0410\u0412\u041b\u0415\u041d\u0418\u0415"
    r"|\u0418\u0421\u041f\u0420\u0410\u0412\u041b\u0415\u041d\u041e"
    r"|\u0412\u0418\u041f\u0420\u0410\u0412\u041b\u0415\u041d\u041e"
    r"|D\u00dcZELTME|HELYESB\u00cdT\u00c9S|ISPRAVAK|ISPRAVKA"
)
_SMALL = r"[a-z\u00df-\u00ff\u0430-\u045f]"
_BEFORE_SMALL_LETTERS = rf"\s+(?=(?!{_SMALL})[^\W\d_]{_SMALL})"
"""``RÄTTELSE Skolan stänger``: capitals mark it, where others are small."""

MARKS = (
    Mark(
        re.compile(
            r"\A(?:(?:MANDATORY|BULLETIN|EDITORS?)\s+KILL"
            + _SEPARATOR
            + r"|(?:STORY\s+)?(?:KILL(?:ED)?|WITHDRAWN|WITHDRAWAL|WITHDRAWING"
            r"|RETRACTION|RETRACTED|ANNULATION|ANULACI\u00d3N|ANULADA"
            r"|ANNULLA(?:TO|TA|MENTO)?|ZUR\u00dcCKGEZOGEN|R\u00dcCKZUG)"
            + _MARK_END
            + r"|[\[(](?:MANDATORY\s+|BULLETIN\s+)?(?:KILL(?:ED)?"
            r"|WITHDRAWN|RETRACT(?:ED|ION))[\])]\s*)"
        ),
        "sig:kill",
    ),
    Mark(
        re.compile(
            r"\A(?:(?:CORRECTED|CORRECTION|CORRECTS|CORRECT|CLARIFICATION"
            r"|RECTIFICATIF|CORRECCI\u00d3N|RECTIFICACI\u00d3N|KORREKTUR"
            r"|BERICHTIGUNG|CORREZIONE|RETTIFICA|RALAT|KOREKSI|"
            + _CORRECTED
            + r")(?:\s*\([A-Z ]+\)|\s+\d+)?"
            + _MARK_END
            + r"|(?:CORRECTED|CORRECTION|RECTIFICATIF|CORRECCI\u00d3N"
            r"|RECTIFICACI\u00d3N|KORREKTUR|BERICHTIGUNG|CORREZIONE|"
            + _CORRECTED
            + r")"
            + _BEFORE_SMALL_LETTERS
            + r"|(?:Correction|Clarification|Corrected|Korrektur|Rectificatif"
            r"|Correcci\u00f3n|Ralat)\s*[:\u2013\u2014]\s*"
            r"|[\[(](?:CORRECTED|CORRECTION|CORR|Corrected|Correction"
            r"|RALAT|Ralat)[^\])]{0,30}[\])]\s*"
            r"|[\[(\u3010\u3008](?:\u8a02\u6b63|\u66f4\u6b63|\uc815\uc815)[\])\u3011\u3009]\s*"
            r"|(?:\u8a02\u6b63|\u66f4\u6b63|\uc815\uc815|\u062a\u0635\u062d\u064a\u062d)\s*[:\uff1a]\s*)"
        ),
        "sig:correction",
    ),
    Mark(
        re.compile(
            r"\A(?:(?:UPDATE|WRAPUP|RECASTS?)\s*(?P<n>\d{1,2})?"
            r"\s*[-:\u2013\u2014]\s*"
            r"|(?:Update|Updated)\s*(?P<n2>\d{1,2})?\s*:\s*"
            r"|(?:REFILE|RPT|REPEAT|LEAD|WRITETHRU|UPDATED|ROUNDUP)"
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
            r"\A(?:(?:ADVISORY|EDITORS?'?\s+NOTE|AVISO|AVIS)" + _MARK_END + ")"
        ),
        "copydesk:advisory",
    ),
    Mark(
        re.compile(
            r"\A(?:[\[(](?:URGENT|BREAKING|FLASH|EXTRA|YONHAP[^)]*|Urgent"
            r"|Achtung|Eilmeldung)[\])]\s*|(?:URGENT|BREAKING(?:\s+NEWS)?"
            r"|FLASH|NEWSALERT|ALERT|ALERTE|EIL|EILMELDUNG|SNAP|BULLETIN"
            r"|EXCLUSIVE|Urgent|Flash)" + _MARK_END + ")"
        ),
    ),
)
"""Tried in this order, again and again until none matches."""

KILLS = re.compile(
    r"\b(?:mandatory|bulletin)\s+kill\b|\A\s*kill\b"
    r"|\b(?:story|item|copy|dispatch|photo|picture)\b.{0,60}"
    r"\b(?:is|has been|was|been)\s+(?:killed|withdrawn|retracted)\b"
    r"|\bplease\s+(?:kill|withdraw)\b|\bkill(?:s|ed)?\s+(?:the\s+)?story\b",
    re.IGNORECASE,
)
"""What editors' notes and take keys say to withdraw a story."""

CORRECTS = re.compile(
    r"\A\W*(?:\w+[:.]\s*)?(?:this\s+)?(?:correct(?:s|ed|ing|ion|ive)\b"
    r"|clarif(?:ies|ication)\b|rectifi)|\bcorrects\b",
    re.IGNORECASE,
)
"""What editors' notes say about a story that corrects an error."""

END_MARKS = (
    re.compile(r"\(?\s*(?:END|ENDS?|Ends|ends|MORE|more)\s*\)?\.?"),
    re.compile(r"(?:#\s*){2,4}|-\s*30\s*-|-\s*0\s*-|_{3,}|\*{3,}"),
    # The initials of the desk, and the agency alone in brackets.
    re.compile(r"(?:bur-)?[a-z]{2,4}(?:[/-][a-z]{2,4}){1,5}/?"),
    re.compile(r"[a-z]{2,4}/(?: [a-z]{2,4}/){1,4}"),
    re.compile(r"\((?=[^a-z]{3,8}\))[^\W\d_]{3,8}\)\.?"),
)
"""Last lines that any agency may use."""
