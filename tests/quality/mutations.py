"""Make copies of a text as re-publishers do, reproducibly."""

from collections.abc import Callable
from random import Random

__all__ = ["EXPECTED", "MUTATIONS", "Mutation", "Source"]

SYLLABLES = ("ba", "ku", "ti", "ran", "sel", "mo", "pan", "gi", "dur", "wa")
FRAME = {
    "de": (
        "Lesen Sie auch: Was heute sonst noch wichtig war",
        "Melden Sie sich hier für unseren kostenlosen Newsletter an.",
        "Alle Rechte vorbehalten. Nachdruck nur mit Genehmigung.",
    ),
    "ja": (
        "関連記事:今日のニュースをまとめて読む",
        "無断転載を禁じます。会員登録はこちらから。",
    ),
    "en": (
        "Read also: what else happened today, in five minutes",
        "Sign up here to get our newsletter delivered to your inbox daily.",
        "All rights reserved. Reproduction needs our written permission.",
    ),
}
CAPTIONS = {
    "de": "Ein Mann geht an dem Gebäude vorbei, Archivbild. Foto: Eigenes",
    "ja": "現場付近を歩く人たち=資料写真",
    "en": "A man walks past the building in this undated file picture.",
}
UNSPACED = {
    "ja": ("電車", "果物", "夕方", "手紙"),
    "zh": ("火车", "水果", "傍晚", "书信"),
    "th": ("แมว", "เสื้อ", "ข้าว", "ดิน"),
}
"""Languages without spaces between words, and the words to insert."""

Source = tuple[str, list[str], str]
"""Language, paragraphs, headline."""
Mutation = Callable[[Source, list[Source], Random], list[str]]


def substituted(percent: int) -> Mutation:
    """Replace this percentage of the words, each by one invented word."""

    def mutate(
        source: Source, _others: list[Source], dice: Random
    ) -> list[str]:
        language, paragraphs, _ = source
        if language in UNSPACED:
            return _characters(paragraphs, percent, UNSPACED[language], dice)
        return _words(paragraphs, percent, dice)

    return mutate


def truncated(percent: int) -> Mutation:
    """Keep the first words, this percentage of all; cut anywhere."""

    def mutate(
        source: Source, _others: list[Source], _dice: Random
    ) -> list[str]:
        language, paragraphs, _ = source
        return _first(paragraphs, _size(source) * percent // 100, language)

    return mutate


def lede_only(
    source: Source, _others: list[Source], _dice: Random
) -> list[str]:
    """Keep the first sixty words (120 characters without spaces)."""
    keep = 120 if source[0] in UNSPACED else 60
    return _first(source[1], keep, source[0])


def shuffled(source: Source, _others: list[Source], dice: Random) -> list[str]:
    """Shuffle all paragraphs except the first."""
    rest = list(source[1][1:])
    dice.shuffle(rest)
    return [source[1][0], *rest]


def framed(source: Source, _others: list[Source], _dice: Random) -> list[str]:
    """Add a re-publisher's boilerplate at both ends."""
    frame = FRAME.get(source[0], FRAME["en"])
    return [frame[0], *source[1], *frame[1:]]


def captioned(
    source: Source, _others: list[Source], _dice: Random
) -> list[str]:
    """Put a photo caption into the body, twice."""
    caption = CAPTIONS.get(source[0], CAPTIONS["en"])
    return [source[1][0], caption, *source[1][1:], caption]


def round_up(source: Source, others: list[Source], dice: Random) -> list[str]:
    """Put the text between two other texts of its language."""
    before, after = dice.sample(others, 2)
    return [*before[1], *source[1], *after[1]]


def updated(percent: int) -> Mutation:
    """Keep the lede and this percentage of the rest; add new paragraphs."""

    def mutate(
        source: Source, others: list[Source], dice: Random
    ) -> list[str]:
        first, *rest = source[1]
        kept = [part for part in rest if dice.random() * 100 < percent]
        foreign = dice.choice(others)[1]
        new = foreign[: max(1, len(source[1]) - len(kept) - 1)]
        return [first, *new, *kept]

    return mutate


def same(source: Source, _others: list[Source], _dice: Random) -> list[str]:
    """Change nothing; ``dedupe`` changes the headline of some copies."""
    return list(source[1])


def both(first: Mutation, second: Mutation) -> Mutation:
    """Apply two mutations, one after the other."""

    def mutate(
        source: Source, others: list[Source], dice: Random
    ) -> list[str]:
        once = (source[0], first(source, others, dice), source[2])
        return second(once, others, dice)

    return mutate


MUTATIONS: dict[str, Mutation] = {
    "same text": same,
    "headline changed": same,
    "2 % substituted": substituted(2),
    "5 % substituted": substituted(5),
    "10 % substituted": substituted(10),
    "20 % substituted": substituted(20),
    "30 % substituted": substituted(30),
    "first 70 %": truncated(70),
    "first 30 %": truncated(30),
    "lede only": lede_only,
    "paragraphs shuffled": shuffled,
    "boilerplate added": framed,
    "captions added": captioned,
    "in a round-up": round_up,
    "update keeps 80 %": updated(80),
    "update keeps 40 %": updated(40),
    "10 % + boilerplate": both(substituted(10), framed),
    "10 % + first 50 %": both(truncated(50), substituted(10)),
    "first 30 % + boilerplate": both(truncated(30), framed),
    "shuffled + captions": both(shuffled, captioned),
}
EXPECTED: dict[str, tuple[str, ...]] = {
    "same text": ("exact",),
    "headline changed": ("exact", "reprint"),
    "2 % substituted": ("spun",),
    "5 % substituted": ("spun",),
    "10 % substituted": ("spun",),
    "20 % substituted": ("spun",),
    "30 % substituted": ("spun",),
    "first 70 %": ("truncated",),
    "first 30 %": ("truncated",),
    "lede only": ("truncated",),
    "paragraphs shuffled": ("reprint", "rewritten"),
    "boilerplate added": ("reprint", "extended"),
    "captions added": ("reprint", "extended"),
    "in a round-up": ("extended",),
    "update keeps 80 %": ("rewritten", "extended"),
    "update keeps 40 %": ("rewritten",),
    "10 % + boilerplate": ("spun",),
    "10 % + first 50 %": ("spun", "truncated"),
    "first 30 % + boilerplate": ("truncated", "rewritten"),
    "shuffled + captions": ("reprint", "extended", "rewritten"),
}
"""The kinds of duplicate that are right for each mutation."""


def _size(source: Source) -> int:
    language, paragraphs, _ = source
    text = " ".join(paragraphs)
    return len(text) if language in UNSPACED else len(text.split())


def _first(paragraphs: list[str], units: int, language: str) -> list[str]:
    kept: list[str] = []
    for paragraph in paragraphs:
        if language in UNSPACED:
            part = paragraph[:units]
            units -= len(part)
        else:
            part = " ".join(paragraph.split()[:units])
            units -= len(part.split())
        if part:
            kept.append(part)
    return kept


def _words(paragraphs: list[str], percent: int, dice: Random) -> list[str]:
    """Replace every occurrence of some words, as article spinners do."""
    words = " ".join(paragraphs).split()
    types = sorted(
        {word for word in words if word.isalpha() and len(word) > 3}
    )
    dice.shuffle(types)
    chosen: dict[str, str] = {}
    wanted = len(words) * percent / 100
    for word in types:
        if wanted <= 0:
            break
        chosen[word] = "".join(dice.choices(SYLLABLES, k=3))
        wanted -= words.count(word)
    return [
        " ".join(chosen.get(word, word) for word in paragraph.split())
        for paragraph in paragraphs
    ]


def _characters(
    paragraphs: list[str], percent: int, words: tuple[str, ...], dice: Random
) -> list[str]:
    """Replace pairs of characters, because no spaces separate the words."""
    replaced = []
    for paragraph in paragraphs:
        pairs = [paragraph[at : at + 2] for at in range(0, len(paragraph), 2)]
        replaced.append(
            "".join(
                dice.choice(words)
                if dice.random() * 100 < percent and pair[0].isalpha()
                else pair
                for pair in pairs
            )
        )
    return replaced
