"""
Recognise the last lines of a story that are no part of its text.

    (Schluss) ab/cd             the end, and the initials of the desk
    -more-                      more comes
    PTI ABC DEF                 the agency, alone or with initials
    (c) KNA                     the agency that holds the rights
    Editor: Ann Berg            who edited the story
    (With inputs from PTI)      the agencies that it was made of
    Ann Berg (PAP)              the author, behind the story

They are such lines only as the last ones of a story: in its middle an agency
alone is a source, and ``Editor: Ann Berg`` a speaker.
"""

import re

from extractors.fields.authors import is_full_name, parse_authors
from extractors.fields.dateline.agencies import is_agency
from extractors.providers.end_lines.text_credits import is_contribution
from extractors.providers.end_lines.words import (
    ALL_RIGHTS,
    DESK_ROLES,
    ENDS,
    FOLLOWS,
    MATERIAL,
    NOT_EDITED,
    NOTES,
    SENTENCES,
    WITH,
)

__all__ = ["is_end_line", "read_signature", "split_end_mark"]

_LONGEST = 420  # characters of a last line
_LONGEST_MARK = 60  # characters of a mark behind the last sentence
_LONGEST_SIGNATURE = 80

_WORDS = "|".join((*ENDS, *FOLLOWS))
_OPEN, _CLOSE = r"(\[<（【［〔", r")\]>）】］〕"
_DASH = r"[-–—=*/|+#]"
_DASHES = rf"{_DASH}{{1,5}}"
# ``ab/cd``, ``bur-ab/cd/ef``, ``Rma/Ila``
_INITIALS = r"(?:[^\W\d_]{2,5}[/-]){1,4}[^\W\d_]{2,5}/?"
_FRAMED = re.compile(
    rf"(?:[{_OPEN}]{{1,2}}\s*(?i:{_WORDS})\s*[{_CLOSE}]{{1,2}}"
    rf"|{_DASHES}\s*(?:30|(?i:{_WORDS}))\s*{_DASHES}"
    rf"|/?\s*(?:{_WORDS})(?:/\w?)?)\.?"
    rf"(?:\s*(?:{_INITIALS}|[a-z]{{2,4}}|Dow Jones Newswires))?"
)
_STATED = "|".join((*SENTENCES, *NOT_EDITED, *NOTES))
_SENTENCE = re.compile(
    rf"[{_OPEN}]?(?:{_STATED})(?:\.{{1,3}}|…)?[{_CLOSE}]?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    rf"[{_OPEN}]?(?:{'|'.join(ALL_RIGHTS)})\W{{0,3}}", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\b)\s*(?:©|\(c\))?\s*(?:(?P<year>\d{4})[\s,]*)?"
    r"(?:(?:by|von|par)\s)?(?P<holder>[^.,;:|\n]{2,40}?)?"
    r"(?:\s(?P<later>\d{4}))?(?P<rest>[.,;:|][^\n]*)?",
    re.IGNORECASE,
)
_NAME = (
    r"[^\W\d_a-zß-ÿа-џ][\w.'’-]{0,20}(?:\s[^\W\d_][\w.'’-]{0,20}){1,4}"
    r"(?:\s?\([^()]{2,30}\))?"
)
_CJK_NAME = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·、\s]{2,16}"
_ROLES = "|".join(DESK_ROLES)
_OF_DESK = re.compile(
    # Agerpres: ``AGERPRES/(A - autor: Ion Pop, editor: Ana Dan)``
    rf"(?:[A-Z]{{3,12}}/)?[{_OPEN}]?\s*(?:[A-Z]{{1,3}}\s-\s)?(?:(?i:{_ROLES})\s?[:：]\s?(?:{_NAME}|{_CJK_NAME}|[A-Z]{{1,4}})"
    rf"(?:\s?[,;|/，；]\s?|\s)?){{1,5}}\s*[{_CLOSE}]?\.?(?:\s?\d{{7}})?"
)
_MADE_OF = re.compile(
    rf"[{_OPEN}]?\s*{_DASH}{{0,3}}\s*(?i:{WITH[0]})\s(?:the\s)?"
    rf"(?:(?i:{'|'.join(MATERIAL)})(?:\s(?i:{WITH[1]}))?\s)?"
    rf"(?:the\s|der\s|la\s|l['’]|a\s)?(?P<names>[^.:;()\n]{{2,50}}?)"
    rf"\s*[{_CLOSE}]?\.?"
)
_AGENCIES = re.compile(
    r"(?:news )?agenc(?:ies|y inputs)|agenturen|agentur(?:material)?|agences"
    r"|agencias|agências|agenzie|agentschappen|byråer|agencje|агентств(?:а|ами)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[/,&+]\s*|\s+(?:and|und|et|y|e|en|och|og|i|и)\s+")
_SIGN = re.compile(
    rf"(?:[{_OPEN}]\s*(?:©\s?)?(?P<framed>[^{_OPEN}{_CLOSE}]{{2,40}}?)\s*"
    rf"[{_CLOSE}]\.?"
    r"|(?P<marks>[-–—=/*]{1,3}|©\s?|\(c\)\s?)?\s*"
    r"(?P<bare>[^\W\d_][^()\n]{1,40}?)(?P<slash>/)?\.?)"
)
_WITH_INITIALS = re.compile(
    rf"(?P<sign>[{_OPEN}]?[^\s{_OPEN}{_CLOSE}/]{{2,12}}[{_CLOSE}]?)[\s/]?"
    rf"(?P<initials>{_INITIALS}|[A-Z]{{2,4}}(?:\s[A-Z]{{2,4}}){{0,4}}"
    r"|[a-z]{2,5}(?:\s[a-z]{2,5}){0,4}(?:\sn\d(?:\s[a-z]{2,4})?)?)"
)
_ADDRESS = re.compile(
    r"(?:◎[^@\n]{0,20}\s|(?i:e-?mail|mail|contact|kontakt|contacto)\s?:\s?)?"
    r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,4}(?:\s?\((?:끝|END)\))?"
)
_CONTACT = re.compile(
    r"\({1,2}(?:[^()@;\n]{0,60}[\w.+-]{1,40}@[\w.-]{4,60};[^()\n]{0,160}"
    r"|[^()\n]{0,60}\bnewsroom\b[^()\n]{0,80})\){1,2}"
    r"|(?:kontakt zum autor|contact the (?:author|reporter)|contacto)"
    r"\s?:\s?[^\s@]{1,40}@[\w.-]{4,60}",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:[^\W\d_]\w{0,3} (?:[A-ZĄ-Ż][\w-]{2,20} )(?=[A-ZĄ-Ż]))?"
    rf"(?P<name>{_NAME})\s?(?:[{_OPEN}](?P<agency>[^{_OPEN}{_CLOSE}]{{2,40}})"
    rf"[{_CLOSE}]|(?:/|,\s)\s?(?P<slashed>[^\s/()]{{2,20}}(?:\s[^\s/()]{{2,20}})?)/?)"
)
_KOREAN = re.compile(
    r"(?P<name>[가-힣]{2,4}(?:[ ,·]{1,2}[가-힣]{2,4}){0,3}) ?"
    r"(?:기자|특파원|인턴기자|선임기자) ?(?:[\w.+-]{1,40}@[\w.-]{4,60})?"
)
_BEHIND = re.compile(
    r"(?<=[.!?。！？”\"»…’)）」』])\s*(?P<mark>[■♦◆●◾▪∎#]{1,3}|"
    rf"[^.!?。！？”\"»…’」』]{{1,{_LONGEST_MARK}}}\.?)\Z"
)
_SYMBOL = re.compile(r"[■♦◆●◾▪∎#]{1,3}")
_IN_BRACKETS = re.compile(r"\([a-z]{2,4}(?:/[a-z]{2,4}){1,3}\)")
_DESK_INITIALS = re.compile(
    # ``(abc)``, dpa-AFX: ``/ab/DP/cd``, Dow Jones: ``DJG/abc/de``, Italian
    # agencies: ``Rma/Ila``, ``RIN --``
    r"\([a-zà-ÿ]{3}\)|(?:/[a-z]{2,4}){1,2}/[A-Z]{2}/[a-z]{2,4}|//"
    r"|[A-Z]{2,4}(?:/[a-z]{2,4}){2}|[A-Z][a-z]{2}/[A-Z][a-z]{2}|[A-Z]{2,4}\s?--"
)
_COVERAGE = re.compile(
    r"(?:Follow\s)?(?P<agency>\S{2,20}?)(?:['’]s)?\s[\w ,'’-]{2,60}:?\s"
    r"https?://\S{4,120}"
)
"""Where an agency has more: ``AP Politics: https://...``."""
_LINES = (
    _SENTENCE, _RIGHTS, _OF_DESK, _ADDRESS, _CONTACT, _IN_BRACKETS,
    _DESK_INITIALS,
)  # fmt: skip


def is_end_line(line: str) -> bool:
    """
    Return whether a last line is a mark of the desk and no text.

    Args:
        line: a complete line without spaces around it.
    """
    if not line or len(line) > _LONGEST:
        return False
    return (
        _is_mark(line)
        or any(pattern.fullmatch(line) is not None for pattern in _LINES)
        or _is_copyright(line)
        or _is_coverage(line)
        or is_contribution(line)
    )


def split_end_mark(paragraph: str) -> tuple[str, str]:
    """
    Split the last paragraph of a story from the mark behind its last sentence.

    Returns:
        The text and the mark. The mark is empty if there is none.
    """
    tail = max(0, len(paragraph) - _LONGEST_MARK - 2)
    for match in _BEHIND.finditer(paragraph, tail):
        mark = match["mark"].strip()
        if match.start() and _ends_text(mark):
            return paragraph[: match.start()].rstrip(), mark
    return paragraph, ""


def read_signature(line: str) -> str:
    """
    Return the authors of a last line that names them and their agency.

    It is empty for any other line: ``Ann Berg (PAP)`` is a signature, and
    ``Ann Berg (44)`` is not.
    """
    if len(line) > _LONGEST_SIGNATURE:
        return ""
    if match := _KOREAN.fullmatch(line):
        return ", ".join(re.split(r"[ ,·]+", match["name"]))
    match = _SIGNED.fullmatch(line)
    if match is None:
        return ""
    name = match["name"]
    if not _names_agency(match["agency"] or match["slashed"]):
        return ""
    names = parse_authors(name, is_shown=True)
    return ", ".join(names) if all(map(is_full_name, names)) else ""


def _is_mark(line: str) -> bool:
    """Return whether a line is the end, or the agency, or its sources."""
    return (
        _FRAMED.fullmatch(line) is not None
        or _is_sign(line)
        or _is_made_of(line)
    )


def _ends_text(mark: str) -> bool:
    """Return whether a mark can stand behind the last sentence."""
    return (
        _SYMBOL.fullmatch(mark) is not None
        or _IN_BRACKETS.fullmatch(mark) is not None
        or mark == "Enditem"
        # In ordinary letters an agency's name is also a word: ``Report``.
        or (_is_mark(mark) and not (mark[0].isalpha() and mark.istitle()))
    )


def _is_sign(line: str) -> bool:
    """Return whether a line is only an agency's name, or has initials."""
    match = _SIGN.fullmatch(line)
    if match and _names_agency(match["framed"] or match["bare"]):
        return True
    match = _WITH_INITIALS.fullmatch(line)
    if match is None:
        return False
    sign, initials = match["sign"].strip("()[]（）【】"), match["initials"]
    # In other letters than its initials an agency begins a sentence.
    is_of_one_kind = (
        "/" in initials
        or sign != match["sign"]
        or (sign.isupper() and initials.isupper())
        or (sign.islower() and initials.islower())
    )
    return is_of_one_kind and is_agency(sign, whole=True)


def _names_agency(text: str) -> bool:
    """Return whether a text names only agencies: ``TTXVN/Vietnam+``."""
    if is_agency(text, whole=True):
        return True
    first, *others = re.split(r"\s?/\s?", text)
    if others and not any(" " in other for other in others):
        return is_agency(first, whole=True)
    parts = re.split(r"\s?[-–]\s?", text)
    return len(parts) > 1 and all(
        is_agency(part, whole=True) for part in parts
    )


def _is_made_of(line: str) -> bool:
    """Return whether a line says of which agencies a story was made."""
    if _AGENCIES.fullmatch(line.strip("()[]-–— .")):
        return True
    match = _MADE_OF.fullmatch(line)
    return match is not None and all(
        is_agency(name.strip(), whole=True)
        or _AGENCIES.fullmatch(name.strip()) is not None
        for name in _LISTED.split(match["names"])
    )


def _is_copyright(line: str) -> bool:
    """
    Return whether a line only says who holds the rights.

    The year or an agency must stand behind the sign: ``Copyright is old law``
    is a sentence, and ``(c) 2025 and later`` an item of a list.
    """
    match = _COPYRIGHT.fullmatch(line)
    if match is None:
        return False
    holder = (match["holder"] or "").strip()
    has_year = bool(match["year"] or match["later"])
    is_sure = has_year and not line.startswith("(")
    return is_sure or (bool(holder) and _names_agency(holder))


def _is_coverage(line: str) -> bool:
    match = _COVERAGE.fullmatch(line)
    return match is not None and is_agency(match["agency"], whole=True)
