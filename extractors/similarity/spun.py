"""
Evidence that a text was word-substituted by machine ("spun").

A spinner runs a text through a dictionary of another language: whole words
are replaced (``meeting`` -> ``rapat``), and where it cuts into a word, the
old ending is left on a foreign stem (``mu+tual`` -> ``kualitas+al``). What
tells such words from names, quotes, food and places, which no one spun:

* they are unknown to the text's language and everyday words of one other
  language, the same one for all of them;
* they stand in lower case, outside quotation marks, without a gloss;
* they stand alone: a dish or a phrase is two foreign words side by side.

Word frequencies are those of wordfreq (Speer 2022), per word.
"""

import re
from collections import Counter
from functools import cache

from rapidfuzz.distance import Levenshtein
from wordfreq import get_frequency_dict

from extractors.model.item import Spun, SpunWord

__all__ = ["evidence"]

_COMMON = 6e-6  # frequency (Zipf 3.8) of an everyday word elsewhere
_RATIO = 100  # times commoner there than in the text's own language
_ALIEN = 1e-6  # frequency (Zipf 3): rarer words are foreign company
# Distinct words and share of running words. Whole foreign words alone are
# what a travel story has too; what no writer does is to put an English
# ending on a foreign stem (a mere plural apart), or to respell an English
# word the foreign way (``eksternal``) again and again.
_WITH_STEM = (5, 0.006)
_WITH_RESPELT = (8, 0.012)
_FEWEST_RESPELT = 4
_SURE_SHARE = 0.03  # of running words; the seed has 0.04 spun
_MOST_EXAMPLES = 40
_SHORTEST_STEM = 4
_LONG = 7  # letters; shorter words are near others by chance

# Languages of the spinner's dictionary, by the text's. Not the text's near
# kin: a rare Spanish form is an Italian stem with an ending by chance.
_TONGUES = {
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
_BROKEN = re.compile(r"\+(?!s$)")


def evidence(text: str, language: str) -> Spun | None:
    """
    Weigh a text.

    Args:
        text: a clean body.
        language: its language, BCP 47; only those with a list are weighed.

    Returns:
        The evidence; ``None`` if the text reads as written.
    """
    home = language.partition("-")[0].lower()
    if home not in _TONGUES:
        return None
    words = Counter(found.lower() for found in _WORD.findall(text))
    reasons = {w: why for w in words if (why := _reasons(w, home))}
    if len(reasons) < _WITH_STEM[0]:
        return None
    alone = _alone(text, home, frozenset(reasons))
    other = max(_TONGUES[home], key=lambda one: _weight(one, alone, reasons))
    examples = tuple(
        SpunWord(word, count, reasons[word][other])
        for word, count in sorted(alone.items(), key=lambda x: (-x[1], x[0]))
        if other in reasons[word]
    )
    return _weighed(examples, home, other, words.total())


def _weighed(
    examples: tuple[SpunWord, ...], home: str, other: str, length: int
) -> Spun | None:
    share = sum(one.count for one in examples) / length
    broken = any(_BROKEN.search(one.reason) for one in examples)
    fewest, least = _WITH_STEM if broken else _WITH_RESPELT
    if len(examples) < fewest or share < least:
        return None
    if not broken and _respelt(examples, home) < _FEWEST_RESPELT:
        return None
    return Spun(
        score=round(min(1.0, share / _SURE_SHARE), 3),
        share=round(share, 4),
        language=other,
        examples=examples[:_MOST_EXAMPLES],
    )


def _respelt(examples: tuple[SpunWord, ...], home: str) -> int:
    """Count the examples that are the text's own words respelt."""
    ours = _long_words(home)
    return sum(
        any(
            Levenshtein.distance(one.word, word, score_cutoff=2) <= 2
            for word in ours.get(one.word[:1], ())
        )
        for one in examples
        if len(one.word) >= _LONG
    )


@cache
def _long_words(home: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, rate in _frequencies(home).items():
        if len(word) >= _LONG and rate > _ALIEN:
            found.setdefault(word[0], []).append(word)
    return found


def _weight(
    other: str, alone: Counter[str], reasons: dict[str, dict[str, str]]
) -> int:
    return sum(n for word, n in alone.items() if other in reasons[word])


def _reasons(word: str, home: str) -> dict[str, str]:
    """Say, by language, why a word may have been put in."""
    strangers = _strangers(home)
    if word in strangers:
        return {one: f"word of {one}" for one in strangers[word]}
    if word in _frequencies(home):
        return {}
    for ending in _ENDINGS[home]:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM and stem in strangers:
            return {
                one: f"stem of {one}: {stem}+{ending}"
                for one in strangers[stem]
                if word not in _frequencies(one)
            }
    return {}


def _alone(text: str, home: str, suspects: frozenset[str]) -> Counter[str]:
    """Count the suspects that stand alone in running text."""
    known = _frequencies(home)
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    counts: Counter[str] = Counter()
    names: set[str] = set()
    tokens = list(_WORD.finditer(text))
    alien = [known.get(one[0].lower(), 0.0) < _ALIEN for one in tokens]
    for at, found in enumerate(tokens):
        word = found[0].lower()
        if word not in suspects:
            continue
        if not _plain(found, text):
            names.add(word)
        elif not (
            _beside(at, tokens, alien, text)
            or _GLOSS.match(text, found.end())
            or any(start < found.start() < end for start, end in quoted)
        ):
            counts[word] += 1
    for name in names:
        del counts[name]
    return counts


def _plain(found: re.Match[str], text: str) -> bool:
    """Tell a plain word from a name; a capital may begin a sentence."""
    if found[0].islower():
        return True
    before = text[: found.start()].rstrip(" “\"'(")[-1:]
    return found[0][1:].islower() and before in {"", ".", "!", "?", "\n"}


def _beside(
    at: int, tokens: list[re.Match[str]], alien: list[bool], text: str
) -> bool:
    """Tell whether a foreign word stands next to this one."""
    here = tokens[at]
    before, after = at - 1, at + 1
    return (
        before >= 0
        and alien[before]
        and text[tokens[before].end() : here.start()] == " "
    ) or (
        after < len(tokens)
        and alien[after]
        and text[here.end() : tokens[after].start()] == " "
    )


@cache
def _strangers(home: str) -> dict[str, tuple[str, ...]]:
    """Give the everyday words of other languages that home lacks."""
    mine = _frequencies(home)
    found: dict[str, tuple[str, ...]] = {}
    for other in _TONGUES[home]:
        for word, rate in _frequencies(other).items():
            if rate >= _COMMON and rate >= _RATIO * mine.get(word, 0.0):
                found[word] = (*found.get(word, ()), other)
    return found


@cache
def _frequencies(language: str) -> dict[str, float]:
    return get_frequency_dict(language, "small")
