"""Bernama: ``-- BERNAMA`` closes every item."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["BERNAMA"]

BERNAMA = Dialect(
    agency="bernama",
    names=("bernama", "bernama.com", "malaysian national news agency"),
    checked="2026-11",
    zone="Asia/Kuala_Lumpur",
    marks=(
        Mark(re.compile(r"\A(?:RECALL(?:ED)?\s*[-:]\s*)"), "sig:kill"),
        Mark(re.compile(r"\A(?:PEMBETULAN\s*[-:]\s*)"), "sig:correction"),
    ),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?),\s"
        r"(?P<date>[A-Z]\w{2,8}\.?\s\d{1,2}"
        r"|\d{1,2}\s\w+)\s\(Bernama\)\s(?:--|-|\u2013)\s"
    ),
    credit=re.compile(r"(?:--\s?)?(?:fotoBERNAMA|BERNAMA|Bernama)(?:\s?pic)?"),
    end_marks=(re.compile(r"--\s?BERNAMA"), re.compile(r"BERNAMA")),
    take_words=("UPDATE", "RECASTS", "CORRECTION"),
)
