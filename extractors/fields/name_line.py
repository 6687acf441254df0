"""
A line with only names at the head of a story: its byline without ``By``.

    Ann Berg/Ole Vik

    The harbour board voted on Tuesday ...

A subheading looks the same. But its words come again in the story, or are
common words, or name a place or an agency. An author is not named again.
"""

import re
from collections.abc import Sequence

from extractors.entities.text.lexicon import first_names, surnames
from extractors.fields.authors import has_role, is_list_of_names, parse_authors
from extractors.fields.credit import names_only_agencies
from extractors.fields.dateline.places import is_common_word, is_place
from extractors.model.language_tags import base_language

__all__ = ["find_name_line"]

_MAX_PLACE = 3  # lines at the head of the story
_MAX_BEFORE = 300  # characters before the line
_MAX_LINE = 100  # characters
_MIN_STORY = 400  # characters; fewer do not show which words come again
_MIN_WORDS, _MAX_WORDS = 2, 4  # of a name
_MAX_TASK = 3  # words
_MIN_LETTERS = 3  # of a word that is looked for in the story
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?:[^\W\d_]\.\s?)*[^\W\d_]+(?:[-’'. ]+[^\W\d_]+)*\.?")


def find_name_line(
    paragraphs: Sequence[str], headline: str, language: str
) -> tuple[str, ...]:
    """
    Return the names of a line that consists of them; empty if there is none.

    Args:
        paragraphs: the story.
        headline: its headline.
        language: BCP 47, as declared. The common words of English are
            listed. In other languages a name has to be a listed one.
    """
    before = 0
    for at, line in enumerate(paragraphs[:_MAX_PLACE]):
        if before > _MAX_BEFORE:
            break
        if names := _read_names(line, language):
            others = [*paragraphs[:at], *paragraphs[at + 1 :], headline]
            return () if _comes_again(names, others) else names
        before += len(line)
    return ()


def _read_names(line: str, language: str) -> tuple[str, ...]:
    if len(line) > _MAX_LINE or line != line.strip(" .:!?…()"):
        return ()
    names = parse_authors(line, is_shown=True)
    stated = len(_WORD.findall(" ".join(names)))
    # Between two names stands one word at most: ``Ann Berg and Ole Vik``.
    # A task can follow: ``Ann Berg, Senior Harbour Reporter``.
    is_with_task = has_role(line) and is_list_of_names(line)
    others = len(names) + (_MAX_TASK if is_with_task else 0)
    if not names or len(_WORD.findall(line)) - stated >= others:
        return ()
    is_english = base_language(language) == "en"
    return (
        names
        if all(_is_person(name, is_english=is_english) for name in names)
        else ()
    )


def _is_person(name: str, *, is_english: bool) -> bool:
    """Return whether a name is a person's and nothing else's."""
    words = _WORD.findall(name)
    return (
        _MIN_WORDS <= len(words) <= _MAX_WORDS
        and bool(_NAME.fullmatch(name))
        and all(word[:1].isupper() for word in words)
        and not any(map(is_common_word, words))
        and not has_role(name)
        and not is_place(name)
        and not names_only_agencies(name)
        and (is_english or _is_listed(words))
    )


def _is_listed(words: list[str]) -> bool:
    return words[0].title() in first_names() or words[-1].title() in surnames()


def _comes_again(names: Sequence[str], texts: Sequence[str]) -> bool:
    """Return whether the story is too short, or has a word of the names."""
    if sum(map(len, texts)) < _MIN_STORY:
        return True
    words = {word for text in texts for word in _WORD.findall(text.casefold())}
    return any(
        word in words
        for name in names
        for word in _WORD.findall(name.casefold())
        if len(word) >= _MIN_LETTERS
    )
