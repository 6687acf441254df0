"""
Word substitution, as re-publishers do it by machine to hide a copy.

They swap common words for those of another language and leave stems behind
(``repairs`` becomes ``perbaikans``); names and numbers stay.
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


def _swap(match: re.Match[str]) -> str:
    word = match.group()
    other = SUBSTITUTES.get(word.lower(), word)
    return other.capitalize() if word[0].isupper() else other


def spin(text: str) -> str:
    """Return the text with every word that has a substitute swapped."""
    return _WORD.sub(_swap, text)
