"""Reuters: ``UPDATE 2-`` and ``CORRECTED-``."""

import re

from extractors.providers.dialect import Dialect, Mark
from extractors.providers.genre_labels import GENRE_LABELS, HYPHENATED_LABELS

__all__ = ["REUTERS"]

REUTERS = Dialect(
    agency="reuters",
    names=("reuters", "thomson reuters", "reuters.com", "rtr"),
    checked="2026-11",
    marks=(
        Mark(re.compile(r"\AEXCLUSIVE\s*-\s*"), genre="Exclusive"),
        Mark(re.compile(r"\AANALYSIS\s*-\s*"), genre="Analysis"),
        Mark(
            re.compile(r"\A(?:FACTBOX|TIMELINE|EXPLAINER)\s*-\s*"),
            genre="Background",
        ),
        Mark(re.compile(r"\ASPECIAL REPORT\s*-\s*"), genre="Special report"),
        Mark(
            re.compile(
                rf"\A(?=[^a-z-]{{2,30}}-)(?i:{GENRE_LABELS}"
                rf"|{HYPHENATED_LABELS})\s*-\s*(?=\S)"
            ),
            names_genre=True,
        ),
    ),
    dateline=re.compile(
        r"\s*(?:(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?),"
        r"\s)?(?:(?P<date>\w{3,9}\s\d{1,2})\s)?\((?:Reuters"
        r"|REUTERS)\)\s-\s"
    ),
    credit=re.compile(r"REUTERS(?:/[\w .'-]+)?"),
    end_marks=(
        re.compile(
            r"\((?:Reporting|Writing|Editing|Additional reporting"
            r"|Compiled)\b.*\)"
        ),
        re.compile(r"Our Standards: The Thomson Reuters Trust Principles\.?"),
    ),
    take_words=("UPDATE", "WRAPUP", "REFILE", "RPT", "CORRECTED", "RECASTS"),
)
