"""
Photo captions in the forms that agencies use.

The credit follows the caption in brackets, behind a label, or unmarked::

    ... Dec 15, 2021. [Photo/Xinhua]
    FILE PHOTO: ... May 28, 2019. REUTERS/Jason Lee/File Photo
    1 of 4 | ... on Monday. (AP Photo/Jae C. Hong, File)
    ... in Hangzhou. /VCG
"""

import re
from collections.abc import Iterator

from extractors.fields import caption_words, credit
from extractors.fields.caption_marks import (
    FILE_HEAD,
    FILE_LABEL,
    FILE_TAIL,
    NOT_FOR_SALE,
    ONLY_FILE_MARK,
    PAGE_LABEL,
    PICTURE_ID,
    SHOT_NUMBER,
    strip_marks,
)
from extractors.fields.credit.labels import LABEL
from extractors.fields.text import collapse_spaces, fold
from extractors.model.item import Caption

__all__ = [
    "COMMON_START",
    "extract",
    "has_file_mark",
    "is_credit",
    "is_file_mark",
    "is_graphic_credit",
    "is_running_text",
    "is_same",
    "matches_any",
    "may_be_caption",
    "parse",
]

_OPENING = "[(（【"
_BRACKET = re.compile(
    r"(?<!\s)\s*(?P<whole>[\[(（【](?P<inner>[^\[\]()]{2,90})[\])）】])\.?"
)
COMMON_START = 41
"""Characters that captions of different lengths must have in common."""
_MAX_WORDS = 110  # of a caption in running text
_MAX_FILE_TAIL = 100  # characters of ``/File Photo`` at the end of a credit
_STOPS = (".", "!", "?", "。", "”", '"')
_SENTENCES = 4  # in a paragraph of a story; a caption has fewer
_ASKING = 2  # sentences, if one of them asks
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\dA-Z_]{3})\.|(?:(?<=[^\W_])|(?<=[^\W_]\s))[!?؟।])(?=[\s\"”’»)]|$)"
    r"|か(?=。)|(?<=\w)[。！？]"
)
_AFTER_QUESTION = re.compile(r"[?？؟]\s{1,4}\S+\s\S")
_VISIBLE = re.compile(r"\S")
_NOT_A_PHOTO = re.compile(
    r"(?:Graphics?|Grafik|Gráfico|Grafico|Infograph\w*|Infografi\w*|"
    r"Infografía|Графика|Illustration|Source|Quelle|Fuente|Fonte|Bron)\b",
    re.IGNORECASE,
)
_HINTS = ("/", "©", "|", ":", "[", "(", " by ", " von ", "FILE")
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_OPEN_LABEL = re.compile(rf"(?:^|(?<=\s)){LABEL}\s?[:：]\s*$")
_SHOT_DATE = re.compile(
    rf"\b(?:{_MONTHS}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTHS}\s+\d{{4}})"
)


def may_be_caption(text: str) -> bool:
    """Return whether a text can be a caption at all; a cheap test."""
    return any(hint in text for hint in _HINTS)


def extract(paragraph: str) -> tuple[Caption, str] | None:
    """
    Separate a caption from the running text, if it certainly is one.

    Returns:
        The caption and the rest of the paragraph: a caption can be joined to
        the paragraph that follows it. ``None`` if this is not a caption.
    """
    line = collapse_spaces(paragraph)
    longest = _end_of_words(line)
    for bracket in _find_brackets(line):
        inner = bracket["inner"].strip()
        if not credit.is_bracketed_credit(inner):
            continue
        if credit.names_only_agencies(inner):
            continue
        if bracket.start() > longest:
            break
        if _NOT_A_PHOTO.match(inner):
            continue
        after = _VISIBLE.search(line, bracket.end())
        if bracket.start() and (
            not after or after[0].isupper() or after[0] in "“\"‘'"
        ):
            if is_running_text(line[: bracket.start()]):
                break
            return parse(line[: bracket.end()]), line[bracket.end() :].strip()
    if longest == len(line) and (
        FILE_HEAD.match(line)
        or (_find_sure_credit(line) and not is_running_text(line))
    ):
        return parse(line), ""
    return None


def is_credit(line: str) -> bool:
    """Return whether a line is a photo credit and nothing else."""
    line = collapse_spaces(line)
    if len(line) > 100 or not line:
        return False
    match = _find_sure_credit(line)
    if match is not None:
        return not line[: match.start()].strip()
    bracket = _BRACKET.match(line)
    return bool(
        bracket
        and bracket.end() == len(line)
        and credit.is_bracketed_credit(bracket["inner"])
    )


def is_graphic_credit(line: str) -> bool:
    """Return whether a line credits a graphic or a source, not a photo."""
    return _NOT_A_PHOTO.match(line.lstrip(" [(")) is not None


def is_running_text(line: str) -> bool:
    """
    Return whether a line is a paragraph of a story, not a caption.

    A caption says in few sentences what a picture shows and asks nothing. A
    line with a file mark is a caption of any length.
    """
    if has_file_mark(line):
        return False
    ends = _SENTENCE_END.findall(line)
    if any(mark in "?？؟か" for mark in ends):
        return len(ends) >= _ASKING or bool(_AFTER_QUESTION.search(line))
    return len(ends) >= _SENTENCES


def has_file_mark(line: str) -> bool:
    """Return whether a line begins with ``FILE PHOTO`` or its like."""
    return FILE_HEAD.match(line) is not None


def is_file_mark(text: str) -> bool:
    """Return whether a caption says only that its picture is old."""
    return ONLY_FILE_MARK.fullmatch(text) is not None


def parse(text: str, supplied_credit: str = "") -> Caption:
    """
    Split a caption into its parts.

    Args:
        text: the caption as sent.
        supplied_credit: the credit, if the provider sends it in a field of
            its own. A credit at the end of the text is added to it.
    """
    bare = PAGE_LABEL.sub(
        "", PICTURE_ID.sub("", SHOT_NUMBER.sub("", collapse_spaces(text)))
    )
    marked, is_old = strip_marks(caption_words.strip_page_words(bare))
    body, text_credit = _split_all_credits(marked)
    body, is_old_too = strip_marks(body.rstrip(" ©|"))
    head = FILE_HEAD.match(body)
    if head:
        body = body[head.end() :]
    if text_credit:  # ``Bild: Screenshot/paper.example``
        body = _OPEN_LABEL.sub("", body)
    line = _join_credits(collapse_spaces(supplied_credit), text_credit)
    tail = FILE_TAIL.search(line, max(0, len(line) - _MAX_FILE_TAIL))
    if tail:
        line = line[: tail.start()]
    label = FILE_LABEL.match(line)
    if label:
        line = line[label.end() :]
    credit_line, photographer = credit.split_parties(line)
    date = _SHOT_DATE.search(body)
    return Caption(
        text=body.strip(" |"),
        credit_line=credit_line,
        photographer=photographer,
        date=date[0] if date else "",
        file=bool(is_old or is_old_too or head or tail or label),
    )


def is_same(text: str, other: str) -> bool:
    """Return whether two captions have the same text, or the same start."""
    return matches_any(fold(text), [fold(other)])


def matches_any(folded: str, known: list[str]) -> bool:
    """
    Return whether a folded text matches one of the known texts.

    They match if they are equal, or if the longer starts with the shorter
    and both have more than forty characters.
    """
    return any(
        folded == other
        or (
            min(len(folded), len(other)) >= COMMON_START
            and (folded.startswith(other) or other.startswith(folded))
        )
        for other in known
    )


def _join_credits(supplied: str, text_credit: str) -> str:
    """Add the credit at the end of the text to the supplied one."""
    if not supplied or fold(text_credit) in fold(supplied):
        return supplied or text_credit
    if fold(supplied) in fold(text_credit):
        return text_credit
    return f"{supplied}/{credit.strip_label(text_credit)}"


def _split_all_credits(line: str) -> tuple[str, str]:
    """
    Return the caption and its last credit, without one in brackets before it.

    AFP's and its partner's credit of one picture both stand behind it:
    ``(Photo by Ann BERG / AFP) (Photo by ANN BERG/AFP via Getty Images)``.
    """
    body, stated = _split_credit(line)
    body = NOT_FOR_SALE.sub("", body)
    if stated and body.endswith(")"):
        other, first = _split_credit(body)
        if first and credit.is_bracketed_credit(first):
            body = other
    return body, stated


def _split_credit(line: str) -> tuple[str, str]:
    """Return the caption and the credit at its end; empty if none."""
    for bracket in reversed(tuple(_find_brackets(line))):
        rest = line[bracket.end() :].strip(" .")
        inner, text = bracket["inner"].strip(), line[: bracket.start()]
        if not rest and (
            credit.is_bracketed_credit(inner, in_caption=True)
            or (text.rstrip().endswith(_STOPS) and credit.is_house(inner))
        ):
            name = credit.find_tail(text.rstrip())
            if name is None or not name.start():
                return text.rstrip(), inner
            start = name.start()
            return text[:start].rstrip(
                " |/"
            ), f"{name['whole'].strip()}/{inner}"
        break
    tail = credit.find_tail(line)
    if tail is not None:
        return line[: tail.start()].rstrip(" |/"), tail["whole"].strip(" .|/")
    return line, ""


def _find_brackets(line: str) -> Iterator[re.Match[str]]:
    """Find the texts in brackets; most lines have no bracket at all."""
    if any(mark in line for mark in _OPENING):
        yield from _BRACKET.finditer(line)


def _find_sure_credit(line: str) -> re.Match[str] | None:
    """Find a credit in a form in which no sentence of a story ends."""
    if not may_be_caption(line[-140:]):
        return None
    return credit.find_tail(line, sure=True)


def _end_of_words(line: str) -> int:
    """Return the length of the longest caption at the start of a line."""
    if line.count(" ") < _MAX_WORDS:
        return len(line)
    end = -1
    for _ in range(_MAX_WORDS):
        end = line.find(" ", end + 1)
    return end
