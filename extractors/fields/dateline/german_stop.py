"""
A dateline in small letters with a stop, as German papers write it.

    Berlin. Der Senat hat am Montag neue Fähren bestellt.

A column can begin with a name as well: ``Berlin. Das ist die Stadt, in der
ich lebe.`` So a sentence of a report has to follow: its first word is no
pronoun, no clause follows its first noun, and its small words are German.
"""

import re

__all__ = ["begins_german_report"]

_MIN_WORDS, _MAX_WORDS = 5, 14  # of the sentence
_MIN_GERMAN = 2
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?…](?:\s|$)")
_GERMAN = frozenset(
    {
        "der", "die", "das", "den", "dem", "des", "und", "hat", "haben",
        "ist", "sind", "war", "waren", "wird", "werden", "wurde", "wurden",
        "soll", "sollen", "will", "wollen", "kann", "können", "muss",
        "müssen", "darf", "bei", "mit", "nach", "im", "am", "an", "zum",
        "zur", "vom", "von", "ein", "eine", "einen", "einem", "einer",
        "sich", "nicht", "auf", "für", "über", "aus", "wie", "vor", "um",
        "bis", "seit", "zu", "als", "auch", "ab", "unter", "gegen",
        "zwischen", "hatte", "hatten",
    }
)  # fmt: skip
_PRONOUNS = frozenset(
    {
        "das", "es", "er", "sie", "ich", "wir", "ihr", "man", "dies",
        "diese", "dieser", "dieses", "so", "hier", "da", "dort", "was",
        "wer", "wo", "wie", "warum", "ein", "eine", "kein", "keine", "mein",
        "meine",
    }
)  # fmt: skip


def begins_german_report(text: str) -> bool:
    """Return whether a text begins with a sentence of a German report."""
    words = text.split(maxsplit=_MAX_WORDS)[:_MAX_WORDS]
    end = _SENTENCE_END.search(" ".join(words))
    if end:
        words = " ".join(words)[: end.end()].split()
    if len(words) < _MIN_WORDS or words[1].endswith((",", ":")):
        return False
    if words[0].lower() in _PRONOUNS and not words[1][:1].isupper():
        return False
    return sum(word.lower() in _GERMAN for word in words) >= _MIN_GERMAN
