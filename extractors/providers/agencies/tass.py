"""TASS: ``MOSCOW, May 5. /TASS/.``."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["TASS"]

TASS = Dialect(
    agency="tass",
    names=("tass", "itar-tass", "tass.com", "tass.ru"),
    checked="2026-11",
    zone="Europe/Moscow",
    marks=(Mark(re.compile(r"\A(?:(?:ADDS|WRAP)\s*[-:]\s*)"), "sig:update"),),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?),\s"
        r"(?P<date>[A-Z]\w{2,8}\s\d{1,2}|\d{1,2}\s\w+)\.?\s/(?:TASS"
        r"|\u0422\u0410\u0421\u0421)/\.\s"
    ),
    credit=re.compile(r"(?:\u00a9\s)?(?:[\w .'-]+/)?(?:ITAR-)?TASS"),
    end_marks=(
        re.compile(r"-0-\s?[a-z/]*"),
        re.compile(r"TASS may not share the opinions of its contributors\.?"),
    ),
    take_words=("UPDATE", "WRAP", "ADDS", "CORR"),
)
