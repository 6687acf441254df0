"""ANTARA: ``Jakarta (ANTARA) -``."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["ANTARA"]

ANTARA = Dialect(
    agency="antara",
    names=("antara", "antara news", "antaranews.com", "lkbn antara"),
    checked="2026-11",
    marks=(
        Mark(re.compile(r"\A(?:(?:RALAT|Ralat)\s*[-:]\s*)"), "sig:correction"),
        Mark(re.compile(r"\A(?:(?:DITARIK|BATAL)\s*[-:]\s*)"), "sig:kill"),
    ),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?)"
        r"(?:,\s(?P<date>\d{1,2}/\d{1,2}"
        r"|[A-Z]\w{2,8}\.?\s\d{1,2}))?\s\((?:ANTARA|Antara)"
        r"(?:/[\w.]+)?\)\s(?:-|\u2013|\u2014)\s"
    ),
    credit=re.compile(r"(?:ANTARA(?: FOTO)?|Antara)(?:/[\w .'-]+)?"),
    end_marks=(
        re.compile(r"\(?T\.[A-Z]\d+/[A-Z]\d+\)?"),
        re.compile(
            r"(?:Pewarta|Reporter|Translator|Editor|Uploader)\s?:\s[\w .,'-]+"
        ),
        re.compile(r"Copyright \u00a9 ANTARA \d{4}"),
    ),
    take_words=("Ralat", "Update", "Siaran ulang"),
)
