"""
Photo captions in the trade's own forms.

Credits stand in brackets behind the caption, behind a label, or bare::

    ... Dec 15, 2021. [Photo/Xinhua]
    FILE PHOTO: ... May 28, 2019. REUTERS/Jason Lee/File Photo
    ... on Monday. (AP Photo/Jae C. Hong, File)
    ... in Kyiv. (Photo by Sergei Supinsky/AFP via Getty Images)
    ... in Hangzhou. /VCG
    ... im Bundestag. Foto: Michael Kappeler/dpa
"""

import re
from functools import cache

from extractors.fields.text import fold, one_line
from extractors.item import Caption

__all__ = ["among", "hints", "is_credit", "is_file", "lift", "parse", "same"]

_AGENCIES = (
    r"REUTERS|Reuters|AP|AFP|AFP Photo|AFP Foto|dpa|EPA(?:-EFE)?|EFE|ANSA|"
    r"LaPresse|Xinhua|XINHUA|VCG|CNS|IC|Getty(?: Images)?|GETTY IMAGES|"
    r"TASS|Sputnik|RIA Novosti|PTI|ANI|UPI|PA(?: Wire| Media)?|APA|"
    r"Keystone(?:-SDA)?|KEYSTONE|Ritzau(?: Scanpix)?|NTB|TT|Lehtikuva|"
    r"Anadolu(?: Agency)?|AA|Yonhap|Kyodo|Jiji|CTK|ČTK|PAP|MTI|STR|"
    r"Belga|ANP|Bloomberg|Shutterstock|iStock|Unsplash|Pixabay|"
    r"Imago(?: Images)?|IMAGO|imago(?: images)?|picture[ -]alliance|"
    r"Zuma(?: Press)?|Alamy|NurPhoto|Pool|POOL|Handout|HANDOUT|"
    r"Antara|ANTARA|Bernama|CANADIAN PRESS|THE CANADIAN PRESS"
)
_LABEL = (
    r"(?:(?:File |Archive |Handout |Cover |Stock )?"
    r"(?:Photos?|Photographs?|Photograph(?:er|y)?|Pictures?|Images?|"
    r"Illustration|Screenshot|Screengrab|Graphics?)"
    r"(?: (?:credits?|courtesy|source))?|"
    r"Credits?|Courtesy(?: of)?|Fotos?|Fotografi?[ae]|Bild(?:er|quelle)?|"
    r"Crédits?(?: photo)?|Cr[ée]dito(?: foto)?|Imagem|Imagen|Immagine|Kuva|"
    r"Fot|Zdj[ęe]cie|Fotó|Фото|写真|图|图片|사진)"
)
_FILE_HEAD = re.compile(
    r"^\s*[\[(]?(?:FILE(?: PHOTO| PICTURE| IMAGE| PIC| -)?|File photo|"
    r"File picture|File image|File pic|Archivbild|Archivfoto|"
    r"FOTO DE ARCHIVO|Foto de archivo|ARCHIV(?:BILD|FOTO)?)"
    r"[\])]?\s*(?:[:–—-]|\.(?=\s))\s*"
)
_BRACKET = re.compile(
    r"\s*(?P<whole>[\[(（【](?P<inner>[^\[\]()]{2,90})[\])）】])\.?"
)
_SAME_START = 40  # characters
_LONGEST = 110  # words of a caption in running text
_INNER = re.compile(
    rf"^(?:{_LABEL}\s*(?:[:/|–—-]|by\b|von\b|par\b|provided\b|via\b|"
    rf"courtesy\b|taken\b|supplied\b)\s*\S.*"
    rf"|(?:{_AGENCIES})\s+(?:Photo|Images?|Foto|Archive)\b.*"
    rf"|(?:{_AGENCIES})\s*[/|]\s*\S.*"
    rf"|[^/]{{2,50}}/\s*(?:{_AGENCIES})\b.*"
    rf"|(?:{_AGENCIES})"
    rf"|.{{2,50}}\bvia\s+(?:{_AGENCIES}))$",
)
_NO_PHOTO = re.compile(r"(?:Graphics?|Illustration|Source)\b", re.IGNORECASE)
_TAIL_AGENCY = re.compile(
    r"(?P<whole>(?:(?<=[.!?\"”’)])\s*|^)"
    r"(?:(?:[A-ZÀ-Þ][\w.'’-]*\s+){0,3}[A-ZÀ-Þ][\w.'’-]*\s*/\s*"
    r"(?:[\w .&-]{2,30}/\s*)?(?:[Vv]ia\s+)?(?:Pool\s+via\s+|Handout\s+via\s+)?"
    rf"(?:{_AGENCIES})(?: TV| Handout)?"
    r"|(?:Mandatory [Cc]redit:?\s+|[A-Z][\w. ]{1,40}/)+[\w. ]{0,40}/?\s*"
    r"[Vv]ia (?:REUTERS|Reuters|AP|AFP)"
    r"|[A-ZÀ-Þ][^.:!?]{2,40}[-/]USA TODAY Sports"
    rf"|(?:REUTERS|AP|AFP|EPA|Reuters)\s*/\s*[A-ZÀ-Þ][^.]{{2,60}}"
    rf"|/(?:{_AGENCIES}))"
    r"(?:\s*/\s*(?:File(?:s| Photo| photo)?|Illustration|Pool|Handout|"
    r"File Photo|[A-Z][\w ]{2,30}))*\s*\.?\s*$)"
)
_TAIL_LABEL = re.compile(
    rf"(?P<whole>(?:(?<=[.!?\"”’)|])|(?<=\s)|^)\s*[|/•·–—-]?\s*{_LABEL}"
    r"\s*(?:[:©]|(?:by|von)\s)\s*(?P<inner>[^.!?:]{2,80}?(?:\.\s?[^.!?:]{1,40}){0,3})\s*\.?\s*$)"
)
_TAIL_COPYRIGHT = re.compile(
    r"(?P<whole>(?:^|\s)[|/–—-]?\s*(?:©|\(c\)|Copyright(?: ©)?)\s*"
    r"(?P<inner>[^.!?]{2,80})\.?\s*$)"
)
_HINT = re.compile(rf"[/©|]|\(c\)|Copyright|{_LABEL}\s*(?:[:©]|by\s|von\s)")
_MARKS = ("/", "©", "|", ":", "[", "(", " by ", " von ", "FILE")
_FILE_TAIL = re.compile(
    r"[,/]?\s*\bfile(?:s|\s+photo|\s+pic(?:ture)?|\s+image)?\b\s*$",
    re.IGNORECASE,
)
_LABEL_HEAD = re.compile(
    rf"^(?:{_LABEL})\s*(?:[:/|–—©-]|by\b|von\b|par\b|via\b|courtesy of\b|"
    r"provided to\b|provided by\b|taken by\b|supplied by\b|of\b)?\s*",
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_SHOT_DATE = re.compile(
    rf"\b(?:{_MONTHS}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTHS}\s+\d{{4}})"
)
_PERSON = re.compile(
    r"^(?:[A-ZÀ-ÞŁŚŻČŠŽ][\w.'’-]*\s+){1,3}(?:(?:al|el|de|da|del|van|von|lo|"
    r"di|bin)[ -])?[A-ZÀ-ÞŁŚŻČŠŽ][\w.'’-]*$"
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
        if not _INNER.match(inner) or _only_agencies(inner):
            continue
        if _NO_PHOTO.match(inner) or _too_long(line[: found.start()]):
            continue
        head, rest = line[: found.end()], line[found.end() :].strip()
        if found.start() and (
            not rest or rest[:1].isupper() or rest[0] in "“\"‘'"
        ):
            return parse(head), rest
    if not _too_long(line) and (_FILE_HEAD.match(line) or _tail(line)):
        return parse(line), ""
    return None


def is_credit(line: str) -> bool:
    """Tell whether a whole line is a photo credit and nothing else."""
    line = one_line(line)
    if len(line) > 100 or not line:
        return False
    found = _tail(line)
    if found is None:
        found = _BRACKET.match(line)
        return bool(
            found
            and found.end() == len(line)
            and _INNER.match(found["inner"].strip())
        )
    return not line[: found.start()].strip()


def is_file(line: str) -> bool:
    """Tell whether a line begins with a file photo's mark."""
    return _FILE_HEAD.match(line) is not None


def parse(text: str, credit: str = "") -> Caption:
    """
    Split a caption into its parts.

    Args:
        text: the caption as sent.
        credit: the credit, where the provider gives it apart.
    """
    line = one_line(text)
    body, found = _split(line)
    head = _FILE_HEAD.match(body)
    if head:
        body = body[head.end() :]
    credit = one_line(credit) or found
    tail = _FILE_TAIL.search(credit)
    if tail:
        credit = credit[: tail.start()]
    line_of, person = _parties(_LABEL_HEAD.sub("", credit.strip("[]() ")))
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


def _split(line: str) -> tuple[str, str]:
    for found in reversed(tuple(_BRACKET.finditer(line))):
        rest = line[found.end() :].strip(" .")
        if not rest and _INNER.match(found["inner"].strip()):
            return line[: found.start()].rstrip(), found["inner"].strip()
        break
    tail = _tail(line)
    if tail is not None:
        return line[: tail.start()].rstrip(), tail["whole"].strip(" .|")
    return line, ""


def _tail(line: str) -> re.Match[str] | None:
    # The hint costs a tenth of the forms; most lines have none.
    end = line[-140:]
    if not hints(end) or not _HINT.search(end):
        return None
    for pattern in (_TAIL_AGENCY, _TAIL_LABEL, _TAIL_COPYRIGHT):
        found = pattern.search(line)
        if found:
            return found
    return None


def _too_long(text: str) -> bool:
    return text.count(" ") >= _LONGEST


def _only_agencies(credit: str) -> bool:
    """``(Reuters)`` behind a last paragraph credits the story, no photo."""
    parts = re.split(r"\s*[/|]\s*", credit)
    return all(_agency().fullmatch(part) for part in parts)


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?:{_AGENCIES})(?: Photo| Foto)?")


def _parties(credit: str) -> tuple[str, str]:
    """Tell the photographer from the agency in ``Name/AFP via Getty``."""
    credit = credit.strip(" /.,|-–—©:")
    parts = [part.strip() for part in re.split(r"\s*[/|]\s*", credit)]
    parts = [
        part
        for part in parts
        if part and part.casefold() not in {"file photo", "illustration"}
    ]
    person = next(
        (
            part
            for part in parts
            if _PERSON.match(part) and not _agency().fullmatch(part)
        ),
        "",
    )
    houses = [part for part in parts if part != person]
    return "/".join(houses) or person, person
