"""Deutsche Presse-Agentur: marks over the headline, a notebook below."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["DPA"]

DPA = Dialect(
    agency="dpa",
    names=(
        "dpa",
        "deutsche presse-agentur",
        "deutsche presse-agentur gmbh",
        "dpa.com",
        "dpa.de",
        "nprov:dpa",
    ),
    checked="2026-11",
    zone="Europe/Berlin",
    marks=(
        Mark(
            re.compile(
                r"\A(?:(?:EXTRA|FEATURE|PREVIEW|NEWS FEATURE"
                r"|HINTERGRUND|PORTR\u00c4T)\s*:?\s+)"
            ),
            names_genre=True,
        ),
        Mark(
            re.compile(
                r"\A(?:(?:(?P<n>\d)\.\s)?(?:ZUSAMMENFASSUNG"
                r"|Zusammenfassung|NEU|AKTUALISIERT)\s*\d*\s*:\s*)"
            ),
            "sig:update",
        ),
        Mark(
            re.compile(
                r"\A(?:\((?:Achtung|AKTUALISIERT|Aktualisiert|Neu)[^)]*\)\s*)"
            ),
            "sig:update",
        ),
    ),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?)\s\("
        r"(?:\w+/)?dpa(?:/\w+)?\)\s(?:-|\u2013)\s"
    ),
    credit=re.compile(
        r"(?:Foto|Photo|Bild):\s[\w .'-]+/dpa|picture alliance/dpa"
    ),
    end_marks=(
        re.compile(r"dpa(?:\s[a-z]{2,4}){1,6}(?:\sn\d(?:\s[a-z]{2,4})?)?"),
        re.compile(r"\d{6}(?: GMT)? \w{3} \d\d"),
    ),
    take_words=("LEAD", "REFILE", "EXTRA", "ROUNDUP", "Zusammenfassung"),
)
