"""How far a name reaches: ``Academy of X and Y Studies``."""

from extractors.entities.english.head_nouns import BODY_OF, WORK_OF
from extractors.entities.text.lexicon import section, words
from extractors.entities.text.text_context import Reading

__all__ = ["extended"]

_TITLE = section("titles.txt", "head")
_ABSTRACT = (
    "s", "tion", "sion", "ment", "ity", "ence", "ance", "ing", "ture", "gy",
    "cy", "th", "ade", "try", "ship", "our", "aw", "fare", "port", "ation",
)  # fmt: skip
"""Endings of words for fields of work: ``Trade``, ``Studies``, ``Energy``."""


def extended(reading: Reading, last: int) -> int:
    """
    Find where a name ends that goes on after its head.

    Args:
        reading: the text.
        last: one past the last token of the name so far.

    Returns:
        The new end; ``last`` itself if the name does not go on.
    """
    joined = False
    while last < reading.size - 1:
        word = reading.word(last)
        listed = joined and word in {"and", ","}
        if not listed and not _of(reading, last):
            return last
        step = last + 1
        if word in {"of", "for"} and reading.word(step) == "the":
            step += 1
        more = _capitals(reading, step)
        if more <= step or not _goes_on(reading, word, step, more):
            return last
        joined, last = True, more
    return last


def _of(reading: Reading, at: int) -> bool:
    head = reading.word(at - 1)
    return reading.word(at) in {"of", "for"} and (
        head in BODY_OF or head in WORK_OF
    )


def _goes_on(reading: Reading, word: str, first: int, last: int) -> bool:
    """Tell a further field of work from the next thing of a list."""
    if word in {"of", "for"}:
        return True
    if not _is_field(reading, first, last):
        return False
    return word != "," or reading.word(last) in {"and", ","}


def _capitals(reading: Reading, at: int) -> int:
    """Find the end of the capitalised words from a token on."""
    end = at
    while (
        end < reading.size
        and reading.tokens.words[end][0].isupper()
        and (end == at or not reading.tokens.breaks[end])
        and reading.tokens.words[end] not in _TITLE
    ):
        end += 1
        if reading.tokens.possessive[end - 1]:
            break
    return end


def _is_field(reading: Reading, first: int, last: int) -> bool:
    return (
        first not in reading.hits
        and reading.word(last - 1).lower().endswith(_ABSTRACT)
        and all(w.lower() in words() for w in reading.tokens.words[first:last])
    )
