"""
Stories that meet across languages, on news texts and their translations.

    python -m tests.quality.crosslingual [encoder]

R@1 is the share of texts whose translation is the most similar of all texts
of the other language. A link needs a score from `THRESHOLD`. Links are
counted in three ways: with the translation present, with it removed (then
every link is false), and as a stream in which all languages arrive mixed.
The stories of two other corpora stand beside the translations as a
background, as the stories of a day do.

With ``encoder`` the optional encoder is measured, too; this takes minutes.

The corpus labels translations only. Two texts on one event that do not
translate each other count as a false link.
"""

import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from time import process_time
from typing import Any, NamedTuple

from extractors.crosslingual import StoryLink, StoryLinker, neutral_terms
from tests.quality.crosslingual_corpus import (
    Stories,
    Story,
    background,
    encoded_background,
    encoded_stories,
    item_of,
    read,
    stories,
    terms_of,
)
from tests.quality.scores import mean


class Links(NamedTuple):
    """What a linker did with texts: each count is of texts."""

    texts: int
    right: int
    wrong: int


def sets() -> tuple[str, ...]:
    """Return the pairs of languages."""
    return tuple(sorted({story.set for story in stories()}))


def texts_of(pair: str, texts: Stories) -> Stories:
    """Return the translations of one pair of languages."""
    return tuple(s for s in texts if s.set == pair and s.side == "x")


def pool_of(pair: str, texts: Stories) -> Stories:
    """Return the texts among which a translation is found."""
    if "en" in pair.split("-"):
        return tuple(s for s in texts if s.language == "en")
    return tuple(s for s in texts if s.set == pair and s.side == "en")


def linker_of(*pools: Stories) -> StoryLinker:
    """Return a linker with all stories."""
    linker = StoryLinker()
    for pool in pools:
        for story in pool:
            _add(linker, story)
    return linker


def _add(linker: StoryLinker, story: Story) -> None:
    linker.add(story.id, story.language, story.terms, 0.0, story.vector)


def _find(linker: StoryLinker, story: Story) -> StoryLink | None:
    return linker.find(story.language, story.terms, 0.0, story.vector)


def recall_at_1(pair: str, texts: Stories, beside: Stories = ()) -> float:
    """Return the share of texts whose translation is the most similar."""
    linker = linker_of(pool_of(pair, texts), _fits(pair, beside))
    hits = 0
    for story in texts_of(pair, texts):
        best = linker.most_similar(
            story.language, story.terms, 0.0, story.vector
        )
        hits += best is not None and best.story == story.id
    return hits / len(texts_of(pair, texts))


def links(texts: Stories, beside: Stories = ()) -> Links:
    """Link each text, its translation present."""
    right = wrong = count = 0
    for pair in sets():
        linker = linker_of(pool_of(pair, texts), _fits(pair, beside))
        for story in texts_of(pair, texts):
            link = _find(linker, story)
            count += 1
            right += link is not None and link.story == story.id
            wrong += link is not None and link.story != story.id
    return Links(count, right, wrong)


def links_without_translation(texts: Stories, beside: Stories = ()) -> Links:
    """Link each text, its translation removed: every link is wrong."""
    wrong = count = 0
    for pair in sets():
        pool = {story.id: story for story in pool_of(pair, texts)}
        linker = linker_of(tuple(pool.values()), _fits(pair, beside))
        for story in texts_of(pair, texts):
            linker.remove(story.id)
            link = _find(linker, story)
            _add(linker, pool[story.id])
            count += 1
            wrong += link is not None
    return Links(count, 0, wrong)


def _fits(pair: str, beside: Stories) -> Stories:
    """Return the background for a pair with English texts."""
    return beside if "en" in pair.split("-") else ()


def stream(texts: Stories, beside: Stories = ()) -> tuple[Links, int]:
    """
    Link all texts in a fixed random order; each is added after its search.

    Returns:
        The links, and how many texts came after a translation of theirs.
    """
    linker = linker_of(beside)
    right = wrong = possible = 0
    seen: dict[str, set[str]] = {}
    for story in sorted(texts, key=_shuffle):
        languages = seen.setdefault(story.id, set())
        possible += bool(languages - {story.language})
        link = _find(linker, story)
        right += link is not None and link.story == story.id
        wrong += link is not None and link.story != story.id
        _add(linker, story)
        languages.add(story.language)
    return Links(len(texts), right, wrong), possible


def _shuffle(story: Story) -> bytes:
    return sha256(f"{story.id} {story.language}".encode()).digest()


def main() -> None:
    """Print R@1 by pair, the links, and the CPU time of a text."""
    _print_speed()
    _print_table("alone", stories(), ())
    _print_table("with a background", stories(), background())
    if "encoder" in sys.argv[1:]:
        _print_table("encoder", encoded_stories(), ())
        _print_table(
            "encoder, with a background",
            encoded_stories(),
            encoded_background(),
        )


def _print_table(name: str, texts: Stories, beside: Stories) -> None:
    print(f"\n{name}: {len(beside)} other stories")
    for pair in sets():
        recall = recall_at_1(pair, texts, beside)
        print(f"R@1 {pair} {recall:.3f} of {len(texts_of(pair, texts))}")
    mixed, possible = stream(texts, beside)
    print(f"translation present {links(texts, beside)}")
    print(f"translation removed {links_without_translation(texts, beside)}")
    print(f"stream {mixed}, {possible} could be linked")


def _print_speed() -> None:
    """Print the terms of a text, and the CPU time of a text and a search."""
    size = mean(len(story.terms) for story in stories())
    items = [item_of(row) for row in read()]
    both = _milliseconds(terms_of, items)
    alone = _milliseconds(lambda item: neutral_terms(item, ()), items)
    linker = linker_of(stories(), background())
    search = _milliseconds(lambda story: _find(linker, story), stories())
    print(f"{size:.0f} terms a text, ms CPU {alone:.2f}", end="")
    print(f" ({both:.2f} with the entities)")
    print(f"{search:.2f} ms CPU a search among {len(linker)} stories")


def _milliseconds(
    function: Callable[[Any], object], values: Sequence[Any]
) -> float:
    start = process_time()
    for value in values:
        function(value)
    return (process_time() - start) / len(values) * 1000


if __name__ == "__main__":
    main()
