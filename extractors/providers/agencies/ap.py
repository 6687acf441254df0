"""Associated Press: ANPA slugs, ``1st Ld-Writethru``."""

import re

from extractors.providers.dialect import Dialect

__all__ = ["AP"]

AP = Dialect(
    agency="ap",
    names=("ap", "associated press", "the associated press", "ap.org"),
    checked="2026-11",
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?"
        r"(?:,\s[\w. ]+)?)\s\(AP\)\s(?:_|-|\u2013|\u2014)\s"
    ),
    credit=re.compile(r"(?:AP Photo|The Associated Press|AP)(?:/[\w .'-]+)?"),
    end_marks=(
        re.compile(r"AP-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}GMT"),
        re.compile(r"(?:Copyright|\u00a9) \d{4} The Associated Press\b.*"),
    ),
    take_words=(
        "Ld",
        "Ld-Writethru",
        "Writethru",
        "Add",
        "Take",
        "Sub",
        "Bulletin",
        "NewsAlert",
    ),
)
