"""Agence France-Presse: ``ATTENTION -`` before a longer version."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["AFP"]

AFP = Dialect(
    agency="afp",
    names=("afp", "agence france-presse", "agence france presse", "afp.com"),
    checked="2026-11",
    marks=(
        Mark(
            re.compile(r"\A(?:(?:\d(?:ST|ND|RD|TH)\s+)?WRAP\s*[-:]\s*)"),
            "sig:update",
        ),
        Mark(re.compile(r"\A(?:LEAD\s+ALL\s*[-:]\s*)"), "sig:update"),
        Mark(
            re.compile(r"\A(?:ATTENTION\s*[-:\u2013\u2014]\s*)"), "sig:update"
        ),
    ),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?),\s"
        r"(?P<date>\d{1,2}\s\w+(?:\s\d{4})?|\w+\s\d{1,2}"
        r"(?:,\s\d{4})?)\s\(AFP\)\s(?:-|\u2013|\u2014)\s"
    ),
    credit=re.compile(
        r"(?:[\w .'-]+\s/\s)?AFP(?:\s(?:Photo|PHOTO))?(?:/[\w .'-]+)?"
    ),
    end_marks=(
        re.compile(
            r"(?:bur-)?[a-z]{2,4}(?:-[a-z]{2,4})*/[a-z]{2,4}(?:/[a-z]{2,4})*"
        ),
        re.compile(r"\u00a9 Agence France-Presse"),
    ),
    take_words=("LEAD", "URGENT", "FLASH", "ALERT", "WRAP"),
)
