"""
Find the dateline of a story among its first paragraphs.

A summary or a list of points can stand before the lede, so a dateline with
an agency or a date is looked for in the first six paragraphs. A place alone
is a dateline only at the head of the text: behind a sentence it is an item of
a list (``PARIS: The dock closes``), a speaker or a label.
"""

import re
from collections.abc import Sequence

from extractors import providers
from extractors.fields import dateline
from extractors.model.item import Dateline

__all__ = ["extract_dateline"]

_MAX_PLACE = 6  # first paragraphs in which a dateline is looked for
_MAX_LABEL = 60  # characters
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*\s*$")
_LABEL = re.compile(
    rf"\s*(?P<label>[^\W\d_][^.:：]{{1,{_MAX_LABEL}}})[.:：]\s"
)


def extract_dateline(
    paragraphs: list[str], agencies: Sequence[str] = ()
) -> tuple[Dateline | None, list[str], str]:
    """
    Separate the dateline of a story from its text.

    Args:
        paragraphs: the story, one line each.
        agencies: names of the agency that supplied it.

    Returns:
        The dateline, the paragraphs without it, and the text that was cut;
        None, the unchanged paragraphs and no text if there is none.
    """
    dialects = filter(None, map(providers.dialect_of, agencies))
    dialect = next(dialects, None)
    own = (*agencies, *dialect.names) if dialect else agencies
    pattern = dialect.dateline if dialect else None
    at_head = True
    for at, text in enumerate(paragraphs[:_MAX_PLACE]):
        parsed, rest = dateline.parse(text, own, pattern)
        # A dateline without text behind it stands above the story.
        if (
            parsed
            and (rest or at_head)
            and _stands_here(parsed, paragraphs, at, at_head=at_head)
        ):
            cut = text[: len(text) - len(rest)]
            lede = [rest] if rest or len(paragraphs) == 1 else []
            return (
                parsed,
                [*paragraphs[:at], *lede, *paragraphs[at + 1 :]],
                cut,
            )
        at_head = at_head and not _SENTENCE_END.search(text[-9:])
    return None, paragraphs, ""


def _stands_here(
    parsed: Dateline, paragraphs: list[str], at: int, *, at_head: bool
) -> bool:
    if not dateline.is_place_only(parsed):
        return True
    return at_head and not _is_one_of_labels(paragraphs, at)


def _is_one_of_labels(paragraphs: list[str], at: int) -> bool:
    """
    Return whether a place alone is one of several labels.

    The speakers of an interview and the places of a list stand in several
    paragraphs; a dateline stands before one.
    """
    following = paragraphs[at + 1 : at + 1 + _MAX_PLACE]
    if _is_label(paragraphs[at]) and any(map(_is_label, following)):
        return True
    others = (dateline.parse(text)[0] for text in following)
    return any(other and dateline.is_place_only(other) for other in others)


def _is_label(text: str) -> bool:
    match = _LABEL.match(text[: _MAX_LABEL + 3])
    return match is not None and match["label"].isupper()
