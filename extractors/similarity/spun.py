"""
Evidence that a machine replaced words of a text ("spun" copy).

A spinner replaces words by those of another language from a dictionary. It
replaces whole words (``meeting`` -> ``rapat``) or only a part, so that the old
ending follows a foreign stem (``mu+tual`` -> ``kualitas+al``). Names, quotes,
food and places also bring foreign words into a text. Spun words differ:

* they do not exist in the text's language, and are everyday words of one other
  language, the same one for all of them;
* they are in lower case, outside quotation marks, and not explained;
* they are isolated: a dish or a phrase is two foreign words side by side.

Word frequencies are those of wordfreq (Speer 2022), per word.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile

from rapidfuzz.distance import Levenshtein

from extractors.model.item import Spun, SpunWord
from extractors.model.language_tags import base_language
from extractors.words.word_frequencies import word_frequencies

__all__ = ["evidence"]

_EVERYDAY = 6e-6  # frequency (Zipf 3.8) of an everyday foreign word
_MIN_RATIO = 100  # times as frequent there as in the text's own language
_RARE = 1e-6  # frequency (Zipf 3); a rarer word counts as foreign
# Minimum of distinct words, and of their share of the running words. A travel
# story can have whole foreign words too. But no writer puts an English ending
# (except a plural) on a foreign stem, or respells English words in the foreign
# way (``eksternal``) many times.
_MIN_WITH_STEM = (5, 0.006)
_MIN_WITH_RESPELT = (8, 0.012)
_MIN_RESPELT = 4
_SURE_SHARE = 0.03  # of the running words; the seed has 0.04
_MAX_EXAMPLES = 40
_MIN_STEM = 4  # letters
_LONG = 7  # letters; shorter words are similar to others by chance

# Languages of the spinner's dictionary, by the text's language. Closely
# related languages are left out: a rare Spanish form can by chance be an
# Italian stem with an ending.
_LANGUAGES = {
    "en": ("id", "ms", "es", "pt", "fr", "de", "it", "nl", "tr", "fil"),
    "de": ("id", "ms", "es", "pt", "fr", "it", "en", "tr", "fil"),
    "fr": ("id", "ms", "en", "de", "nl", "tr", "fil"),
    "es": ("id", "ms", "en", "de", "nl", "tr", "fil"),
}
_ENDINGS = {
    "en": ("s", "es", "ed", "ing", "ly", "al", "ally", "t", "c", "ic", "er"),
    "de": (
        "e", "en", "er", "es", "em", "ern", "n", "s", "te", "ten", "t",
        "lich", "liche", "lichen", "isch", "ische", "ischen", "ung", "ungen",
    ),
    "fr": (
        "s", "e", "es", "é", "ée", "és", "er", "ent", "ant", "ment", "ique",
        "iques", "aux", "al", "ale", "eux", "tion",
    ),
    "es": (
        "s", "es", "o", "a", "os", "as", "ado", "ada", "ados", "ando", "ar",
        "mente", "ción", "ico", "ica", "al", "ales",
    ),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]{1,40}[”\"»]")
_GLOSS = re.compile(r"\s*(?:\(|,? (?:or|meaning|that is)\b|, (?:an?|the)\b)")
_STEM_WITH_ENDING = re.compile(r"\+(?!s$)")


def evidence(text: str, language: str) -> Spun | None:
    """
    Return the evidence that a text is spun.

    Args:
        text: a clean body.
        language: its language, BCP 47. Only languages with a list are
            checked.

    Returns:
        The evidence; ``None`` if there is not enough.
    """
    home = base_language(language)
    if home not in _LANGUAGES:
        return None
    found = _WORD.findall(text)
    suspects = _suspects(set(map(str.lower, found)), home)
    reasons = {w: why for w in suspects if (why := _reasons(w, home))}
    by_language = Counter(name for why in reasons.values() for name in why)
    if max(by_language.values(), default=0) < _MIN_WITH_STEM[0]:
        return None
    counts = _count_isolated(text, home, frozenset(reasons))
    other = max(
        _LANGUAGES[home],
        key=lambda foreign: _count_words_of(foreign, counts, reasons),
    )
    examples = tuple(
        SpunWord(word, count, reasons[word][other])
        for word, count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0])
        )
        if other in reasons[word]
    )
    return _assess(examples, home, other, len(found))


def _assess(
    examples: tuple[SpunWord, ...], home: str, other: str, length: int
) -> Spun | None:
    share = sum(example.count for example in examples) / length
    has_stem = any(
        _STEM_WITH_ENDING.search(example.reason) for example in examples
    )
    min_words, min_share = _MIN_WITH_STEM if has_stem else _MIN_WITH_RESPELT
    if len(examples) < min_words or share < min_share:
        return None
    if not has_stem and _count_respelt(examples, home) < _MIN_RESPELT:
        return None
    return Spun(
        score=round(min(1.0, share / _SURE_SHARE), 3),
        share=round(share, 4),
        language=other,
        examples=examples[:_MAX_EXAMPLES],
    )


def _count_respelt(examples: tuple[SpunWord, ...], home: str) -> int:
    """Count the examples that are respelt words of the text's language."""
    long_words = _long_words(home)
    return sum(
        any(
            Levenshtein.distance(example.word, word, score_cutoff=2) <= 2
            for word in long_words.get(example.word[:1], ())
        )
        for example in examples
        if len(example.word) >= _LONG
    )


@cache
def _long_words(home: str) -> dict[str, list[str]]:
    """Return the long words of a language by their first letter."""
    words: dict[str, list[str]] = {}
    for word, frequency in word_frequencies(home).items():
        if len(word) >= _LONG and frequency > _RARE:
            words.setdefault(word[0], []).append(word)
    return words


def _count_words_of(
    language: str,
    counts: Counter[str],
    reasons: Mapping[str, Mapping[str, str]],
) -> int:
    return sum(
        count for word, count in counts.items() if language in reasons[word]
    )


def _suspects(words: set[str], home: str) -> set[str]:
    """Return the words that `_reasons` can say something about."""
    unknown = words.difference(word_frequencies(home))
    return unknown | (words & _foreign_though_known(home))


@cache
def _foreign_though_known(home: str) -> frozenset[str]:
    """Return the words of a language's list that are foreign all the same."""
    known = word_frequencies(home)
    # A rarer word of another language is not so many times as frequent there.
    least = _MIN_RATIO * min(known.values())
    return frozenset(
        word
        for other in _LANGUAGES[home]
        for word in _frequent_words(other, least)
        if word in known and _foreign_languages(word, home)
    )


def _frequent_words(language: str, least: float) -> Iterator[str]:
    frequencies = word_frequencies(language)
    return takewhile(lambda word: frequencies[word] >= least, frequencies)


@lru_cache(maxsize=65_536)
def _reasons(word: str, home: str) -> Mapping[str, str]:
    """Return, by language, why a word may be from a spinner."""
    if foreign := _foreign_languages(word, home):
        return {language: f"word of {language}" for language in foreign}
    if word in word_frequencies(home) or not word.endswith(_ENDINGS[home]):
        return {}
    for ending in _ENDINGS[home]:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _MIN_STEM:
            continue
        if foreign := _foreign_languages(stem, home):
            return {
                language: f"stem of {language}: {stem}+{ending}"
                for language in foreign
                if word not in word_frequencies(language)
            }
    return {}


def _count_isolated(
    text: str, home: str, suspects: frozenset[str]
) -> Counter[str]:
    """Count the suspects that have no foreign word beside them."""
    known = word_frequencies(home)
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    counts: Counter[str] = Counter()
    names: set[str] = set()
    tokens = list(_WORD.finditer(text))
    is_rare = [known.get(token[0].lower(), 0.0) < _RARE for token in tokens]
    for at, token in enumerate(tokens):
        word = token[0].lower()
        if word not in suspects:
            continue
        if _is_name(token, text):
            names.add(word)
        elif not (
            _has_rare_neighbour(at, tokens, is_rare, text)
            or _GLOSS.match(text, token.end())
            or _is_inside(quotes, token.start())
        ):
            counts[word] += 1
    for name in names:
        del counts[name]
    return counts


def _is_inside(quotes: list[tuple[int, int]], at: int) -> bool:
    """Return whether an offset is inside one of the spans, in order."""
    number = bisect_left(quotes, (at, 0)) - 1
    return number >= 0 and at < quotes[number][1]


def _is_name(token: re.Match[str], text: str) -> bool:
    """Return whether a token is a name; a capital can begin a sentence."""
    if token[0].islower():
        return False
    at = token.start() - 1
    while at >= 0 and text[at] in " “\"'(":
        at -= 1
    starts_sentence = at < 0 or text[at] in ".!?\n"
    return not (token[0][1:].islower() and starts_sentence)


def _has_rare_neighbour(
    at: int, tokens: list[re.Match[str]], is_rare: list[bool], text: str
) -> bool:
    """Return whether a rare word is next to a token, with only a space."""
    token = tokens[at]
    before, after = at - 1, at + 1
    return (
        before >= 0
        and is_rare[before]
        and text[tokens[before].end() : token.start()] == " "
    ) or (
        after < len(tokens)
        and is_rare[after]
        and text[token.end() : tokens[after].start()] == " "
    )


def _foreign_languages(word: str, home: str) -> tuple[str, ...]:
    """Return the languages of which a word is everyday, if rare at home."""
    least = max(_EVERYDAY, _MIN_RATIO * word_frequencies(home).get(word, 0.0))
    return tuple(
        other
        for other in _LANGUAGES[home]
        if word_frequencies(other).get(word, 0.0) >= least
    )
