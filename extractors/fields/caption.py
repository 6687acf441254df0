"""
Photo captions in the trade's own forms.

Credits stand in brackets behind the caption, behind a label, or bare::

    ... Dec 15, 2021. [Photo/Xinhua]
    FILE PHOTO: ... May 28, 2019. REUTERS/Jason Lee/File Photo
    1 of 4 | ... on Monday. (AP Photo/Jae C. Hong, File)
    ... in Hangzhou. /VCG
"""

import re

from extractors.fields import credit
from extractors.fields.text import fold, one_line
from extractors.model.item import Caption

__all__ = ["among", "hints", "is_credit", "is_file", "lift", "parse", "same"]

_FILE_HEAD = re.compile(
    r"^\s*[\[(]?(?:FILE(?: PHOTO| PICTURE| IMAGE| PIC| -)?|File photo|"
    r"File picture|File image|File pic|Archivbild|Archivfoto|"
    r"FOTO DE ARCHIVO|Foto de archivo|ARCHIV(?:BILD|FOTO)?)"
    r"[\])]?\s*(?:[:–—-]|\.(?=\s))\s*"
)
_SHOT_NUMBER = re.compile(
    r"^\s*\(?\d{1,3}\s*(?:of|/|von|sur|de|di|av|van|из)\s*\d{1,3}\)?\s*"
    r"(?:[|:.–—-]\s*(?=\S)|$)"
)
_BRACKET = re.compile(
    r"\s*(?P<whole>[\[(（【](?P<inner>[^\[\]()]{2,90})[\])）】])\.?"
)
_SAME_START = 40  # characters
_LONGEST = 110  # words of a caption in running text
_NO_PHOTO = re.compile(
    r"(?:Graphics?|Illustration|Source|Quelle|Fuente|Fonte|Bron)\b",
    re.IGNORECASE,
)
_MARKS = ("/", "©", "|", ":", "[", "(", " by ", " von ", "FILE")
_FILE_TAIL = re.compile(
    r"[,/]?\s*\bfile(?:s|\s+photo|\s+pic(?:ture)?|\s+image)?\b\s*$",
    re.IGNORECASE,
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_SHOT_DATE = re.compile(
    rf"\b(?:{_MONTHS}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTHS}\s+\d{{4}})"
)


def hints(text: str) -> bool:
    """Tell cheaply whether a text may be a caption at all."""
    return any(mark in text for mark in _MARKS)


def lift(paragraph: str) -> tuple[Caption, str] | None:
    """
    Lift a caption that stands in running text, if this surely is one.

    Returns:
        The caption and what of the paragraph is left behind it (a caption
        may be glued to the next paragraph); ``None`` if it is no caption.
    """
    line = one_line(paragraph)
    for found in _BRACKET.finditer(line):
        inner = found["inner"].strip()
        if not credit.is_inner(inner) or credit.only_agencies(inner):
            continue
        if _NO_PHOTO.match(inner) or _too_long(line[: found.start()]):
            continue
        head, rest = line[: found.end()], line[found.end() :].strip()
        if found.start() and (
            not rest or rest[:1].isupper() or rest[0] in "“\"‘'"
        ):
            return parse(head), rest
    if not _too_long(line) and (_FILE_HEAD.match(line) or _surely(line)):
        return parse(line), ""
    return None


def is_credit(line: str) -> bool:
    """Tell whether a whole line is a photo credit and nothing else."""
    line = one_line(line)
    if len(line) > 100 or not line:
        return False
    found = _surely(line)
    if found is None:
        found = _BRACKET.match(line)
        return bool(
            found
            and found.end() == len(line)
            and credit.is_inner(found["inner"])
        )
    return not line[: found.start()].strip()


def is_file(line: str) -> bool:
    """Tell whether a line begins with a file photo's mark."""
    return _FILE_HEAD.match(line) is not None


def parse(text: str, given: str = "") -> Caption:
    """
    Split a caption into its parts.

    Args:
        text: the caption as sent.
        given: the credit, where the provider gives it apart; what the text
            ends in is added to it.
    """
    body, found = _split(_SHOT_NUMBER.sub("", one_line(text)))
    head = _FILE_HEAD.match(body)
    if head:
        body = body[head.end() :]
    line = _joined(one_line(given), found)
    tail = _FILE_TAIL.search(line)
    if tail:
        line = line[: tail.start()]
    line_of, person = credit.parties(line)
    date = _SHOT_DATE.search(body)
    return Caption(
        text=body.strip(" |"),
        credit_line=line_of,
        photographer=person,
        date=date[0] if date else "",
        file=bool(head or tail),
    )


def same(one: str, other: str) -> bool:
    """Tell whether two captions are the same but for their dress."""
    return among(fold(one), [fold(other)])


def among(folded: str, known: list[str]) -> bool:
    """Tell whether a folded text is one of some, or the start of one."""
    return any(
        folded == one
        or (
            min(len(folded), len(one)) > _SAME_START
            and (folded.startswith(one) or one.startswith(folded))
        )
        for one in known
    )


def _joined(given: str, found: str) -> str:
    """Add the credit that the text ends in to the one given apart."""
    if not given or fold(found) in fold(given):
        return given or found
    if fold(given) in fold(found):
        return found
    return f"{given}/{credit.bare(found)}"


def _split(line: str) -> tuple[str, str]:
    for found in reversed(tuple(_BRACKET.finditer(line))):
        rest = line[found.end() :].strip(" .")
        if not rest and credit.is_inner(found["inner"], alone=True):
            return line[: found.start()].rstrip(), found["inner"].strip()
        break
    tail = credit.tail(line)
    if tail is not None:
        return line[: tail.start()].rstrip(" |/"), tail["whole"].strip(" .|/")
    return line, ""


def _surely(line: str) -> re.Match[str] | None:
    """Find a credit that no sentence of a story ends in."""
    return credit.tail(line, sure=True) if hints(line[-140:]) else None


def _too_long(text: str) -> bool:
    return text.count(" ") >= _LONGEST
