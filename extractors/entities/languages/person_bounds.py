"""Where the name of a person in Latin script starts and ends."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from extractors.entities.languages.person_patterns import office_pattern
from extractors.entities.text.case_endings import base_forms
from extractors.entities.text.lexicon import first_names, has_name
from extractors.entities.text.patterns import STEMMED
from extractors.entities.text.word_lists import phrases

__all__ = [
    "end_before_place",
    "is_listed",
    "start_after_field",
    "trim",
    "trim_after_title",
]

_SENTENCE_START = re.compile(r"(?:\A|\n|[.!?] )\Z")
_LONGEST_OFFICE = 40
"""Characters of a title with its preposition, at most."""

_OFFICE = {"nl": "van", "de": "vom"}
"""The preposition before an employer or a town, which can be in a surname."""

_LONGEST_ARTICLE = 3
"""Letters of an article before a hyphen, at most: ``Asch-Schami``."""


def trim(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Cut the first word of a sentence and German nouns off a name."""
    first, space, _ = text[start:end].partition(" ")
    if space and first in phrases(language, "open"):
        start += len(first) + 1
    elif language != "de" and _SENTENCE_START.search(
        text, max(0, start - 2), start
    ):  # ``Zmarł Jerzy Stuhr``
        start = _start_after_noun(text, start, end, language)
    if language == "de":
        start = _start_after_noun(text, start, end, language)
        end = _end_before_noun(text, start, end)
    if language in _OFFICE:
        end = _end_before_office(text, start, end, language)
    if language == "pt":
        end = _end_before_and(text, start, end)
    return start, end


def _end_before_and(text: str, start: int, end: int) -> int:
    """Distinguish ``Pedro e Ana Lima`` from ``Ana Mota e Lima``."""
    first, link, second = text[start:end].partition(" e ")
    names = first_names()
    if link and (" " not in first or has_name(names, second.split(" ")[0])):
        return start + len(first)
    return end


def trim_after_title(
    text: str, start: int, end: int, language: str
) -> tuple[int, int]:
    """Trim a name; cut ``Orlenu`` off behind ``prezes``."""
    if language not in STEMMED:
        start = _start_after_titles(text, start, end, language)
        return start, trim(text, start, end, language)[1]
    return _start_after_noun(text, start, end, language), end


def _start_after_titles(text: str, start: int, end: int, language: str) -> int:
    """Return where a name starts behind ``Kapolres AKBP``, two titles."""
    titles = phrases(language, "title")
    words = text[start:end].split(" ")
    while len(words) > 1 and words[0] in titles:
        start += len(words.pop(0)) + 1
    return start


def start_after_field(text: str, start: int, end: int, language: str) -> int:
    """Return where a name starts behind ``ministro dell'Economia``."""
    before = text[max(0, start - _LONGEST_OFFICE) : start]
    if office_pattern(language).search(before) is None:
        return start
    words = text[start:end].split(" ")
    for at, word in enumerate(words[1:-1], 1):
        if word in first_names():
            return start + len(" ".join(words[:at])) + 1
    return start


def end_before_place(
    text: str,
    start: int,
    end: int,
    language: str,
    place_ends: Mapping[int, int],
) -> int:
    """Return where a Turkish name ends before a place: the verb is last."""
    if language != "tr":
        return end
    at = start
    for number, word in enumerate(text[start:end].split(" ")):
        if number > 1 and at in place_ends:
            return at - 1
        at += len(word) + 1
    return end


def is_listed(word: str, listed: AbstractSet[str], language: str) -> bool:
    """Return whether a list has a word in its nominative."""
    return has_name(listed, word) or any(
        has_name(listed, form) for form in base_forms(word, language)
    )


def _end_before_office(text: str, start: int, end: int, language: str) -> int:
    """
    Return where a name ends before ``van Amsterdam``, ``vom Verlag``.

    ``van`` is part of a surname only behind the first names. ``vom`` is part
    of one only behind a single first name, because many surnames are listed
    as first names too.
    """
    office = _OFFICE[language]
    words = text[start:end].split(" ")
    for at, word in enumerate(words[2:], 2):
        if word == office and (
            language == "de" or words[at - 1] not in first_names()
        ):
            return start + len(" ".join(words[:at]))
    return end


def _start_after_noun(text: str, start: int, end: int, language: str) -> int:
    """Return where a name starts after ``Landrat``, or ``Orlenu``."""
    first, *more = text[start:end].split(" ")
    listed = first_names()
    if _is_compound_noun(first, language):
        return min(end, start + len(first) + 1)
    if (
        len(more) > 1
        and not is_listed(first, listed, language)
        and is_listed(more[0], listed, language)
    ):
        return start + len(first) + 1
    return start


def _is_compound_noun(word: str, language: str) -> bool:
    """Distinguish ``Boxmanager-Kollege`` from ``Anne-Marie``, ``Al-Amin``."""
    first, _, last = word.rpartition("-")
    return (
        language == "de"
        and len(first) > _LONGEST_ARTICLE
        and last not in first_names()
    )


def _end_before_noun(text: str, start: int, end: int) -> int:
    """Return where a German name ends; nouns after it are capitalised too."""
    at = start
    for word in text[start:end].split(" ")[:-1]:
        at += len(word) + 1
        is_first_name = word in first_names() or word.endswith(".")
        is_first_word = at - len(word) - 1 == start
        if not is_first_word and word[0].isupper() and not is_first_name:
            return at - 1
    return end
