"""
What a supplier mends in its own text: a name, a spelling or a ``not``.

A word in place of another of the same meaning is no such correction. The
language of a text is not known here, so a name is a capitalised word inside a
sentence, in texts that capitalise little else.
"""

import re
from collections.abc import Container

import msgspec
from rapidfuzz.distance import Indel

from extractors.similarity.alignment import Gap, align
from extractors.similarity.novelty.sentences import split_sentences
from extractors.words.tokens import Words, read

__all__ = ["changed_places", "is_mended", "is_spelling"]

MAX_PLACES = 6
"""Places with other words in a text that was mended; with more it is spun."""
LIKE = 0.65
"""Likeness from which two words are spellings of the same word."""
MIN_LETTERS = 4
"""Letters of a word whose spelling is compared: short ones are inflected."""
_EDGE = ""
NEGATIONS = frozenset(
    re.findall(
        r"\S+",
        "not no never nicht kein keine keinen keinem keiner nie ne pas aucun"
        " aucune jamais sans ni nunca ningún ninguna non nessun nessuno"
        " nessuna senza não nem nenhum nenhuma sem niet geen nooit inte ingen"
        " inga aldrig ikke aldri не нет без никогда nie żaden żadna bez není"
        " nem nincs fără değil yok bukan tidak لا لم لن ليس غير 不 没 未 無"
        " 안 못 δεν μη χωρίς לא אין",
    )
)
"""Words that turn a sentence round, in twenty languages."""


def is_mended(new: str, old: str) -> bool:
    """
    Return whether a text is another one with a few facts mended.

    Both are a body or a headline. Numbers are not looked at:
    `novelty.news` does that.
    """
    words, others = read(new), read(old)
    places = changed_places(words, others)
    if not 0 < len(places) <= MAX_PLACES:
        return False
    starts = {sentence.start for sentence in split_sentences(new)}
    return any(
        _is_turned_round(words, others, gap)
        or _is_spelled_otherwise(words, others, gap)
        or _is_other_name(words, others, gap, starts)
        for gap in places
    )


def is_spelling(new: str, old: str) -> bool:
    """Return whether two words are so alike that they can be one word."""
    return Indel.normalized_similarity(new, old) >= LIKE


def changed_places(words: Words, others: Words) -> list[Gap]:
    """Return the short gaps, also those at the start and at the end."""
    shared = align(
        (_EDGE, *words.folded, _EDGE), (_EDGE, *others.folded, _EDGE)
    )
    return [
        msgspec.structs.replace(
            gap, new=_without_edge(gap.new), old=_without_edge(gap.old)
        )
        for gap in shared.gaps
        if gap.is_substitution or gap.is_one_sided
    ]


def _without_edge(place: slice) -> slice:
    return slice(place.start - 1, place.stop - 1)


def _is_turned_round(words: Words, others: Words, gap: Gap) -> bool:
    """Return whether only one of the texts denies something here."""
    denied = NEGATIONS.intersection(words.folded[gap.new])
    return bool(denied) != bool(NEGATIONS.intersection(others.folded[gap.old]))


def _is_spelled_otherwise(words: Words, others: Words, gap: Gap) -> bool:
    """Return whether a word has other letters, wherever it stands."""
    new, old = words.folded[gap.new], others.folded[gap.old]
    return (
        len(new) == len(old) == 1
        and min(len(new[0]), len(old[0])) >= MIN_LETTERS
        and new[0].isalpha()
        and old[0].isalpha()
        and is_spelling(new[0], old[0])
        and new[0] not in others.folded
        and old[0] not in words.folded
    )


def _is_other_name(
    words: Words, others: Words, gap: Gap, starts: Container[int]
) -> bool:
    """Return whether a name stands in the place of another one."""
    if gap.new.start in starts:
        return False
    return _has_name(words, gap.new) and _has_name(others, gap.old)


def _has_name(words: Words, place: slice) -> bool:
    return any(
        fact and not number
        for fact, number in zip(
            words.facts[place], words.numbers[place], strict=True
        )
    )
