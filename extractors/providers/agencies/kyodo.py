"""Kyodo News: ``UPDATE1:`` and ``==Kyodo``."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["KYODO"]

KYODO = Dialect(
    agency="kyodo",
    names=("kyodo", "kyodo news", "kyodo news agency"),
    checked="2026-11",
    zone="Asia/Tokyo",
    marks=(
        Mark(
            re.compile(
                r"\A(?:(?:URGENT|BREAKING NEWS|FOCUS|FEATURE|OPINION)\s*:\s*)"
            ),
        ),
        Mark(re.compile(r"\A(?:UPDATE(?P<n>\d)\s*:\s*)"), "sig:update"),
        Mark(
            re.compile(r"\A(?:(?P<n>\d)(?:ST|ND|RD|TH)\sLD\s*:\s*)"),
            "sig:update",
        ),
    ),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?),\s"
        r"(?P<date>[A-Z]\w{2,8}\.?\s\d{1,2}),?\s(?:Kyodo|\(Kyodo\))\s"
        r"(?:-|--|\u2013)\s"
    ),
    credit=re.compile(r"\(?Kyodo(?: News)?\)?"),
    end_marks=(
        re.compile(r"==?\s?Kyodo"),
        re.compile(r"Copyright \d{4} Kyodo News.*"),
    ),
    take_words=("LEAD", "LD", "UPDATE", "URGENT"),
)
