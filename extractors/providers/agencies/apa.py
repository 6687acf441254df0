"""Austria Presse Agentur: ``(Schluss) abc/def`` and a number at the end."""

import re

from extractors.providers.dialect import Dialect

__all__ = ["APA"]

APA = Dialect(
    agency="apa",
    names=(
        "apa",
        "austria presse agentur",
        "austria presse agentur eg",
        "apa.at",
    ),
    checked="2026-11",
    zone="Europe/Vienna",
    marks=(),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de][\w .'/-]+?)\s\("
        r"(?:\w+/)?APA(?:/\w+)?\)\s(?:-|\u2013)\s"
    ),
    credit=re.compile(r"(?:Foto|Bild):\s[\w .'-]+/APA|APA/[\w .'-]+"),
    end_marks=(
        re.compile(
            r"\((?:Schluss|Forts\.?)\)(?:\s[a-z]{2,4}(?:/[a-z]{2,4})*)?"
        ),
        re.compile(r"APA\d{3,5}(?:\s[\w .:/-]{1,60})?"),
    ),
    take_words=("Forts", "Zusammenfassung", "Berichtigung"),
)
