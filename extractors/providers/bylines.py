"""
The authors in the byline that a feed or a wire supplies.

    By ANN BERG, Associated Press     ANN BERG
    Hans Lund (dpa)                   Hans Lund
    Jean Roux, avec AFP               Jean Roux
    Ann Berg, Political Editor        Ann Berg
    Redaktion                         no author

A statement of nothing but names stays as it is, because a house is a name as
well: ``Johnson & Johnson``, ``Ministry of Health and Sports``.
"""

import re

from extractors.fields.authors import (
    has_role,
    is_full_name,
    is_personal,
    parse_authors,
    split_label,
)
from extractors.fields.byline_additions import OTHER_WORK, WORK_BEHIND
from extractors.fields.dateline.agencies import is_agency
from extractors.fields.dateline.places import is_place
from extractors.fields.text import fold

__all__ = ["read_byline"]

_MAX_BYLINE = 500  # characters
_MAX_AGENCY = 4  # words
_MIN_NAME = 2  # words of a name before an agency or a task
_BY = re.compile(r"\A(?:By|BY|by|Von|Par|Por)\s+(?=\S)")
_PLACE_BEHIND = re.compile(
    r"\s(?P<word>in|at|aus|à|en|em|from|uit|da|i)\s"
    r"(?P<place>[^\W\d_a-zß-ÿ][^,;|/]{1,29}?)"
    r"(?=\s(?:and|und|et|y|e|en)\s|[,;|/]|\Z)"
)
_SURE_OF_PLACE = frozenset({"in", "at", "aus", "from", "uit", "à"})
"""The others also join two names: ``Jan Bos en Piet Vis``."""
_SOURCE_BEHIND = re.compile(
    r",?\s\(?(?:with|mit|avec|con|com|met|med)\s(?P<source>[^()]{2,40})\)?\Z"
)
_SPECIAL = re.compile(
    r",\s(?:special (?:to|for)|da|do|de la|del|mit|avec|con|med)\b"
    r"[^,]{2,60}\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\AFrom\s+(?=[^,]{4,40}\sin\s[A-Z])")
_BRACKETS = re.compile(r"\s?\([^()@]{2,40}\)\s*\Z")
_HANDLE = re.compile(r"(?<=\w)\s\(?@\w{2,30}\)?\Z")
_INITIALS = re.compile(r"[a-zß-ÿ]{2,4}")
_ARTICLE = re.compile(r"\A(?:the|die|la)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_JOINS = frozenset(
    {"and", "und", "u", "et", "y", "e", "ed", "og", "och", "en", "i", "a", "и",
     "та", "ve", "dan", "και", "ja", "és", "şi", "și"}
)  # fmt: skip


def read_byline(stated: str, *, keeps_tasks: bool = False) -> str:
    """
    Return the authors of a supplied byline.

    Args:
        stated: one line, as sent.
        keeps_tasks: a task behind a comma stays, as a wire states it in an
            element of its own.

    Returns:
        The names without ``By``, agencies, tasks and places; the statement
        without ``By`` if it has none of these. Empty if it names only a task
        or a desk, or is only an address.
    """
    if not stated or len(stated) > _MAX_BYLINE:
        return stated
    stated = _FROM.sub("", stated)
    named, _ = split_label(stated)
    text = named if named and _has_name(named) else _BY.sub("", stated)
    if _is_house(text.strip("/")):
        return text.strip("/")
    if keeps_tasks and any(map(has_role, text.split(",")[1:])):
        return text
    bare = _without_additions(text)
    names = parse_authors(bare)
    if not names:
        return ""
    people = [person for person in map(_strip_house, names) if person]
    authors = [person for person in people if _is_author(person, people)]
    if not authors or not all(map(_has_name, authors)):
        return _BY.sub("", stated)
    listed = ", ".join(authors)
    return text if _words(text) == _words(listed) else listed


def _without_additions(text: str) -> str:
    """Return a statement without places, sources and other people's work."""
    text = WORK_BEHIND.sub("", OTHER_WORK.sub("", text))
    match = _SOURCE_BEHIND.search(text)
    if match and match.start() and _is_house(match["source"]):
        text = text[: match.start()]
    text = _HANDLE.sub("", _BRACKETS.sub("", text))
    parts = [part.strip() for part in text.split("/")]
    named = [part for part in parts if not _is_source(part)]
    if named and len(named) < len(parts):
        text = " / ".join(named)
    if (match := _SPECIAL.search(text)) and match.start():
        text = text[: match.start()]
    return _PLACE_BEHIND.sub(_place_or_name, text)


def _place_or_name(match: re.Match[str]) -> str:
    is_where = match["word"] in _SURE_OF_PLACE or is_place(match["place"])
    return "" if is_where else match[0]


def _is_source(part: str) -> bool:
    return _is_house(part) or _INITIALS.fullmatch(part) is not None


def _is_house(text: str) -> bool:
    return is_agency(_ARTICLE.sub("", text.strip()), whole=True)


def _strip_house(name: str) -> str:
    """
    Return a name without the agency or the task that follows it.

    It is empty for an agency or a task alone.
    """
    if _is_house(name):
        return ""
    words = name.split()
    for start in range(_MIN_NAME, len(words)):
        behind = " ".join(words[start:]).strip("-–/ ")
        if len(words) - start <= _MAX_AGENCY and _is_house(behind):
            return " ".join(words[:start]).strip("-–/ ")
    end = _MIN_NAME + (len(words) > _MIN_NAME and len(words[1]) == 1)
    task = " ".join(words[end:])
    if task and has_role(task) and not has_role(" ".join(words[:end])):
        return " ".join(words[:end])
    return name


def _is_author(name: str, names: list[str]) -> bool:
    """
    Return whether a name is a person's, and no place or task behind one.

    A code of the desk (``hrb``) can be an agency that is not known.
    """
    is_apposition = name[0].islower() and " " in name
    return name == names[0] or not (
        is_apposition or has_role(name) or is_place(name)
    )


def _has_name(text: str) -> bool:
    return is_full_name(text) and is_personal(text)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _JOINS]
