"""Polska Agencja Prasowa: the day before the place, initials at the end."""

import re

from extractors.providers.dialect import Dialect

__all__ = ["PAP"]

PAP = Dialect(
    agency="pap",
    names=("pap", "polska agencja prasowa", "pap.pl"),
    checked="2026-11",
    zone="Europe/Warsaw",
    marks=(),
    dateline=re.compile(
        r"\s*(?:(?P<date>\d{1,2}\.\d{1,2}\.?(?:\d{4})?)\s?)?"
        r"(?P<place>[A-ZĄĆĘŁŃÓŚŹŻ][\w .'/-]+?)"
        r"(?:,\s\d{1,2}\.\d{1,2}\.?(?:\d{4})?)?\s\(PAP(?:/\w+)?\)\s?[-\u2013]\s"
    ),
    credit=re.compile(r"(?:Fot\.|Foto:)\s[\w .'-]+/PAP|PAP/[\w .'-]+"),
    end_marks=(re.compile(r"\(PAP(?:\s\w+)?\)\.?"),),
    take_words=("synteza", "opis", "aktl.", "krótka"),
)
