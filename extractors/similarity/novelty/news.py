"""
Whether a text that repeats another one also carries news, and where.

A lede, a headline or a figure that the other text does not have is news, also
over a background that both share; so is a story of which the other text is a
brief. Such a text is no repeat. Any other added sentence or changed number is
a detail: another supplier's copy may have it, and a supplier's own text with
it is the next version of the first.
"""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Literal

import msgspec

from extractors.similarity.comparison import Comparison
from extractors.similarity.headline_support import (
    MAX_CHANCE,
    Article,
    are_unread_stories,
    headline_support,
)
from extractors.similarity.novelty.additions import (
    SAME,
    Added,
    added_sentences,
    has_new_fact,
    is_label,
    unit_of,
)
from extractors.similarity.novelty.sentences import Sentence, split_sentences
from extractors.similarity.novelty.subjects import has_other_subject
from extractors.similarity.number_words import NUMBER_WORDS
from extractors.similarity.overlap import LEDE, Flags
from extractors.similarity.repeat_rules import DIFFERENT, SHORT
from extractors.words.content_words import share_within, words_of
from extractors.words.tokens import Words, is_number, read

__all__ = ["News", "Place", "find_news"]

Place = Literal[
    "", "no-story", "subject", "lede", "headline", "figure", "story", "detail"
]
"""
Where the news is. ``no-story``: the texts are notices of sites and prove
nothing. ``subject``: a notice on another firm or place, in the same words.
``story``: the old text is a brief of it. ``detail``: news that alone
is no reason to tell readers again.
"""

LABEL = 3
"""Words of a line above the lede that both texts can have; with more, it is
the lede of both."""
KICKER = 5
"""Words of a line above the lede; a shorter first sentence is no lede."""
KEPT = 0.5
"""Share of a lede's words from which the other text keeps it."""
REWORDED = 0.5
"""Share of a lede's content in the other lede from which it is reworded."""
MOST = 0.8
"""Share of known words from which a text has changed little."""
PREFACE = 12
"""Words of a line that a publisher puts above a copy."""
COLLECTION = 100
"""Words above a copy from which the text is a collection of stories."""
FRESH = 1 / 3
"""Share of a headline's content words that the other text does not have."""
MIN_ADDED = 3
"""Added sentences from which a longer text is the story behind a brief."""


class News(msgspec.Struct, frozen=True):
    """
    What a text has that another one does not.

    Attributes:
        place: where the news is; empty if nothing is new.
        added: the sentences that the other text has nowhere, in order.
        figures: ``[old, new]`` numbers that replace one another.
    """

    place: Place
    added: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]


def find_news(
    pair: Comparison, new: Article, old: Article, headlines: float | None
) -> News:
    """
    Return what the new text has that the old one does not.

    Args:
        pair: the comparison of the two bodies.
        headlines: the agreement of the headlines, 0 to 1, if both have one.
    """
    words, others = read(new.body), read(old.body)
    added = added_sentences(new.body, pair.known_new, others.folded)
    figures = _changed_figures(pair, words, others)
    place: Place = "detail" if added or figures else ""
    if are_unread_stories(new, old, headlines):
        place = "no-story"
    elif has_other_subject(new, old):
        place = "subject"
    elif added and _has_new_lede(pair, new, others, added, headlines):
        place = "lede"
    elif added and _tells_news(new.headline, old, words, added):
        place = "headline"
    elif _has_new_figure(new, old, figures):
        place = "figure"
    elif _is_full_story(pair, added):
        place = "story"
    sentences = tuple(part.sentence.text for part in added)
    return News(place, sentences, figures)


def _has_new_lede(
    pair: Comparison,
    new: Article,
    others: Words,
    added: Sequence[Added],
    headlines: float | None,
) -> bool:
    """
    Return whether the new text begins with the lede of another story.

    Under the same headline, above the old lede, a line may be a preface of
    the publisher, and a long text may be another story of a collection. Both
    say nothing of the headline.
    """
    words = read(new.body)
    unit = unit_of(words.folded)
    differ = headlines is not None and headlines < DIFFERENT
    keeps_lede = _share(pair.known_old[: LEDE * unit]) >= KEPT
    opening = _opening(pair, new.body, added, edited=keeps_lede and not differ)
    length = sum(sentence.size for sentence in opening)
    if length < KICKER * unit:
        return False
    if differ:
        return True
    if not keeps_lede:
        return not _is_reworded(pair, words, others, opening)
    if PREFACE * unit < length <= COLLECTION * unit:
        return True
    lede = " ".join(sentence.text for sentence in opening)
    return (headline_support(new.headline, lede) or 0.0) > MAX_CHANCE


def _opening(
    pair: Comparison, text: str, added: Iterable[Added], *, edited: bool
) -> list[Sentence]:
    """
    Return the added sentences at the start, before a known one.

    Labels and bylines are passed over.

    Args:
        edited: whether a sentence of which a half is known can be the old
            lede, edited: the headlines agree, and the old lede is kept.
    """
    unit = unit_of(read(text).folded)
    fresh = {
        part.sentence.start
        for part in added
        if part.is_new or (part.share < SAME and not edited)
    }
    opening: list[Sentence] = []
    for sentence in split_sentences(text):
        known = _share(pair.known_new[sentence.start : sentence.stop])
        if sentence.start in fresh:
            opening.append(sentence)
        elif sentence.size > LABEL * unit and (
            known >= KEPT or not is_label(sentence, unit)
        ):
            break
    return opening


def _is_reworded(
    pair: Comparison, words: Words, others: Words, opening: Sequence[Sentence]
) -> bool:
    """Return whether the opening tells in other words what the old one did."""
    if min(_share(pair.known_new), _share(pair.known_old)) < MOST:
        return False
    lede = frozenset(
        words_of(others.folded[: 2 * LEDE * unit_of(others.folded)])
    )
    vocabulary = frozenset(others.folded)
    return all(
        share_within(words.folded[part.start : part.stop], lede) >= REWORDED
        and not has_new_fact(words, part, vocabulary)
        for part in opening
    )


def _share(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0


def _tells_news(
    headline: str, old: Article, words: Words, added: Sequence[Added]
) -> bool:
    """Return whether the headline tells what the added sentences tell."""
    own = frozenset(words_of(read(headline).folded))
    known = words_of((*read(old.headline).folded, *read(old.body).folded))
    fresh = own.difference(known)
    if not fresh or len(fresh) < FRESH * len(own):
        return False
    return any(
        fresh.intersection(words_of(words.folded[part.start : part.stop]))
        for part in (addition.sentence for addition in added)
    )


def _is_full_story(pair: Comparison, added: Sequence[Added]) -> bool:
    """Return whether a brief became a story, most of which is new."""
    more = sum(part.sentence.size for part in added if part.is_new)
    return (
        pair.size_old < SHORT
        and len(added) >= MIN_ADDED
        and more >= pair.size_old
    )


def _changed_figures(
    pair: Comparison, words: Words, others: Words
) -> tuple[tuple[str, str], ...]:
    """
    Return the numbers that replace one another, in order.

    A number that the other text has elsewhere only changed its place.
    """
    own, known = _numbers(words), _numbers(others)
    figures = []
    for swap in pair.substitutions:
        old = [word for word in swap.old if is_number(word)]
        new = [word for word in swap.new if is_number(word)]
        if set(old) - own and set(new) - known:
            figures.append((" ".join(old), " ".join(new)))
    return tuple(figures)


def _has_new_figure(
    new: Article,
    old: Article,
    figures: tuple[tuple[str, str], ...],
) -> bool:
    """
    Return whether headline or lede give a number in place of another.

    In headlines and as the first word of the lede, a number in words counts
    too: ``Seven die`` is another toll than ``Eleven die``.
    """
    words, others = read(new.body), read(old.body)
    title, other_title = read(new.headline), read(old.headline)
    stated, other_stated = _values(title), _values(other_title)
    known = _values(others) | other_stated
    own = _values(words) | stated
    if stated - known and other_stated - own:
        return True
    if _has_new_first_number(words, others):
        return True
    lede = set(words.folded[:LEDE])
    return any(
        lede.intersection(after.split()) - known and set(before.split()) - own
        for before, after in figures
    )


def _has_new_first_number(words: Words, others: Words) -> bool:
    """
    Return whether both texts begin with a number, and with other ones.

    No equal run is before the first word, so the alignment has no gap there.
    """
    first, other = _first_number(words), _first_number(others)
    return (
        words.folded[1:2] == others.folded[1:2]
        and bool(first and other)
        and first not in _values(others)
        and other not in _values(words)
    )


def _first_number(words: Words) -> str:
    """Return the number that starts a text, in digits; empty if none does."""
    first = next(iter(words.folded), "")
    return first if is_number(first) else NUMBER_WORDS.get(first, "")


def _numbers(words: Words) -> set[str]:
    return set(compress(words.folded, words.numbers))


def _values(words: Words) -> set[str]:
    """Return the numbers of a text, in digits or in words, by digits."""
    named = (NUMBER_WORDS[word] for word in words.folded
             if word in NUMBER_WORDS)  # fmt: skip
    return _numbers(words).union(named)
