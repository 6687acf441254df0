"""
Word substitution, as some re-publishers do it by machine to hide a copy.

They replace common words by those of another language and keep the English
plural ending (``cranes`` becomes ``dereks``); names and numbers stay.
"""

import re

__all__ = ["SUBSTITUTES", "spin"]

SUBSTITUTES = {
    "barge": "tongkang",
    "barges": "tongkangs",
    "cause": "sebab",
    "conveyor": "konveyor",
    "cranes": "dereks",
    "damage": "kerugian",
    "engineers": "insinyurs",
    "farmers": "petanis",
    "field": "ladang",
    "fire": "kebakaran",
    "harbour": "pelabuhan",
    "harvest": "panen",
    "income": "pendapatan",
    "meeting": "rapat",
    "members": "anggotas",
    "price": "harga",
    "prices": "hargas",
    "queue": "antrean",
    "repair": "perbaikan",
    "report": "laporan",
    "river": "sungai",
    "shortage": "kekurangan",
    "storage": "penyimpanan",
    "support": "dukungan",
    "traders": "pedagangs",
    "weeks": "minggus",
    "welding": "pengelasan",
}

_WORD = re.compile(r"[A-Za-z]+")


def _substitute(match: re.Match[str]) -> str:
    word = match.group()
    substitute = SUBSTITUTES.get(word.lower(), word)
    return substitute.capitalize() if word[0].isupper() else substitute


def spin(text: str) -> str:
    """Return the text with every word replaced that has a substitute."""
    return _WORD.sub(_substitute, text)
