"""Agencia EFE: ``Madrid, 5 may (EFE).-``."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["EFE"]

EFE = Dialect(
    agency="efe",
    names=("efe", "agencia efe", "efe.com", "efe.es"),
    checked="2026-11",
    marks=(
        Mark(
            re.compile(
                r"\A(?:(?:(?:AMPLIACI\u00d3N|AMPLIACION|AMPL"
                r"|RESUMEN)\s*(?P<n>\d)?\s*[-:.]|\((?:AMPLIACI\u00d3N"
                r"|AMP|Ampliaci\u00f3n)\))\s*)"
            ),
            "sig:update",
        ),
        Mark(re.compile(r"\A(?:(?:AVANCE|URGENTE)\s*[-:.]\s*)")),
    ),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?),\s"
        r"(?P<date>\d{1,2}\s\w{3,4})\s\((?:EFE|\w+)\)\.?\s?-\s?"
    ),
    credit=re.compile(r"EFE(?:/[\w .'-]+)?"),
    end_marks=(
        re.compile(r"EFE"),
        re.compile(r"[a-z]{2,4}(?:-[a-z]{2,4})?/[a-z]{2,4}(?:/[a-z]{2,4})*"),
        re.compile(r"\(foto\)(?: \(video\))?|\(c\) Agencia EFE"),
    ),
    take_words=("Ampliación", "Ampl", "Resumen", "Avance"),
)
