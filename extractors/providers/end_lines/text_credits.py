"""
Lines that credit a text to agencies: ``Quelle: dpa``, ``Fuente: EFE/AP``.

    Source: AFP                      the credit of the text, with a label
    (Inputs from PTI)                agencies that it was made of
    AP contributed to this report.   an agency that helped with it

A source that is no agency stays in the text: it can be the source of figures.
"""

import re

from extractors.fields.dateline.agencies import is_agency

__all__ = ["is_contribution", "read_text_credit"]

_LONGEST = 100  # characters
_LABELS = (
    r"quellen?|sources?|fuentes?|fontes?|fonti|bron(?:nen)?|källa|källor|"
    r"kilder?|lähteet?|lähde|źródł[oa]|zdroje?|forrás|surs[aăe]|kaynak|izvor|"
    r"источник|джерело|извор|πηγή|المصدر|منبع|מקור|sumber|nguồn|"
    r"来源|來源|出典|출처"
)
_AFTER_WORDS = (
    r"po podatkih|theo|по материалам|по данным|по информации|за матеріалами|"
    r"за даними|na podstawie|selon|d[’']après|según|secondo|(?:with|from) the"
)
_CREDIT = re.compile(
    rf"[(\[（【]?\s*[-–—*]{{0,2}}\s?(?:(?:{_LABELS})\s?[:：]\s*|"
    rf"(?:{_AFTER_WORDS})\s+)(?P<names>[^:：()（）]{{2,70}}|\([^()]{{2,40}}\))"
    r"\s*[)\]）】]?\.?",
    re.IGNORECASE,
)
_INPUTS = re.compile(
    r"[(\[]?\s*[-–—]{0,2}\s?(?:(?:with )?(?P<first>[^():]{2,50}?) inputs|"
    r"inputs? from (?P<second>[^():]{2,50})|(?:with|mit|avec) (?:[a-z]{4,9} "
    r"){1,2}der nachrichtenagentur(?:en)? (?P<third>[^():]{2,50}))"
    r"\s*[)\]]?\.?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?P<names>[^.:()]{2,70}?)(?: also)? contributed(?: reporting)?"
    r"(?: to this (?:report|story|article))?\."
)
_BETWEEN = re.compile(
    r"\s*[/,、，&+;]\s*|\s+(?:and|und|et|y|e|en|och|og|ja|i|и|та|ve|dan)\s+"
)
_KIND = re.compile(
    r"(?:the |la |l[’']|a |die |der )?(?:(?:news |nachrichten|press )?agen"
    r"(?:cy|tur|ce|cia|cja|zia|cija)|agência|агентств[оа]|ajansı) ",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|die|der|la|le) (?=\w)", re.IGNORECASE)
_BESIDE = re.compile(
    r"[a-z]{2,4}|(?:[\w-]{2,30}\.){1,2}[a-z]{2,8}|agencies|agenturen|agencias|"
    r"(?:oprac|red)\. \w{2,20}|eigene?"
)
"""The initials of a desk, and its site, beside an agency."""


def read_text_credit(line: str) -> str:
    """
    Return the agencies to which a line credits the text; empty if none.

    Args:
        line: a complete line without spaces around it.
    """
    if len(line) > _LONGEST:
        return ""
    match = _CREDIT.fullmatch(line)
    if match is None:
        return ""
    names = match["names"].strip(" ().")
    return names if _names_agencies(names) else ""


def is_contribution(line: str) -> bool:
    """Return whether a line only names agencies that helped with a text."""
    if len(line) > _LONGEST:
        return False
    if match := _INPUTS.fullmatch(line):
        names = match["first"] or match["second"] or match["third"]
        return _names_agencies(names) or names.casefold() == "agency"
    contributed = _CONTRIBUTED.fullmatch(line)
    return contributed is not None and all(
        _is_agency(name) for name in _BETWEEN.split(contributed["names"])
    )


def _names_agencies(names: str) -> bool:
    parts = [name for name in _BETWEEN.split(names) if name]
    known = [name for name in parts if _is_agency(name)]
    return bool(known) and all(
        name in known or _BESIDE.fullmatch(name) for name in parts
    )


def _is_agency(name: str) -> bool:
    bare = _ARTICLE.sub("", name, count=1)
    return any(
        is_agency(form, whole=True)
        for form in (name, bare, _KIND.sub("", name, count=1))
    ) or bare.casefold() in {"agencies", "agenturen", "agencias", "وكالات"}
