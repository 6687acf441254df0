"""ANSA: ``=(2)UPDATE=`` after a headline."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["ANSA"]

ANSA = Dialect(
    agency="ansa",
    names=("ansa", "ansa.it"),
    checked="2026-11",
    zone="Europe/Rome",
    marks=(
        Mark(re.compile(r"\A(?:\+{2}\s*)")),
        Mark(re.compile(r"\A(?:(?:RPT|RIEPILOGO)\s*[-:;]\s*)"), "sig:update"),
    ),
    dateline=re.compile(
        r"\s*\(ANSA\)\s-\s(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f]"
        r"[\w .'/-]+?),\s(?P<date>\d{1,2}\s[A-Z]{3,9}"
        r"|[A-Z]\w+\s\d{1,2})\s-\s"
    ),
    credit=re.compile(r"\(?ANSA\)?(?:/[\w .'-]+)?"),
    end_marks=(
        re.compile(r"(?:[A-Z]{2,3}(?:-[A-Z]{2,3})?/?\s*)?\(ANSA\)\.?"),
    ),
    take_words=("UPDATE", "RPT", "RIEPILOGO", "FLASH"),
)
