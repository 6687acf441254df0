"""
Decide whether a text repeats another, and what kind of repeat it is.

`repeat_rules` proves the repeat; the alignment shows its kind.
"""

from collections import Counter
from typing import Any, Literal

import msgspec
from rapidfuzz.distance import Indel

from extractors.similarity.alignment import Substitution
from extractors.similarity.comparison import Comparison
from extractors.similarity.repeat_rules import prove
from extractors.words.tokens import tokens

__all__ = ["Finding", "Kind", "decide", "headlines_agree", "measure"]

Kind = Literal[
    "exact", "reprint", "truncated", "extended", "rewritten", "spun"
]

MIN_SPUN_WORDS = 3
MIN_SPUN_SHARE = 0.012
SPELLING = 0.75
"""Likeness from which two words are spellings of the same word."""
MAX_EXAMPLES = 20


class Finding(msgspec.Struct, frozen=True):
    """
    A proven repeat.

    Attributes:
        rule: the rule that proved it.
        evidence: the measurements, as JSON values.
    """

    kind: Kind
    rule: str
    evidence: dict[str, Any]


def decide(pair: Comparison, headlines: float | None) -> Finding | None:
    """
    Decide whether the new text repeats the old one, and how.

    Args:
        headlines: see `headlines_agree`.

    Returns:
        The finding; ``None`` if the new text does not repeat the old one.
    """
    rule = prove(pair, headlines)
    if not rule:
        return None
    swaps = _word_swaps(pair)
    kind = _kind(pair, swaps)
    return Finding(kind, rule, _evidence(pair, swaps, headlines, kind))


def headlines_agree(new: str, old: str) -> float | None:
    """Return how much of the shorter headline is in the other; 0 to 1."""
    new_words, old_words = set(tokens(new)), set(tokens(old))
    if not new_words or not old_words:
        return None
    smaller = min(len(new_words), len(old_words))
    return round(len(new_words & old_words) / smaller, 3)


def measure(pair: Comparison, headlines: float | None) -> dict[str, Any]:
    """Return the measurements of a pair, as JSON values."""
    evidence: dict[str, Any] = {
        "containmentNew": round(pair.overlap.of_new, 3),
        "containmentOld": round(pair.overlap.of_old, 3),
        "agreement": round(pair.facts.agreement, 3),
        "more": round(1 - pair.overlap.covered_new, 3),
        "lost": round(1 - pair.overlap.covered_old, 3),
    }
    if headlines is not None:
        evidence["headlines"] = headlines
    return evidence


def _has_same_words(pair: Comparison) -> bool:
    return pair.overlap.of_new == pair.overlap.of_old == 1.0


def _kind(pair: Comparison, swaps: list[Substitution]) -> Kind:
    if _has_same_words(pair) and pair.size_new == pair.size_old:
        return "exact" if not swaps else "reprint"
    if _is_spun(pair, swaps):
        return "spun"
    more = 1 - pair.overlap.covered_new
    lost = 1 - pair.overlap.covered_old
    if lost < 0.12 and more < 0.15:
        return "reprint"
    if lost < 0.12:
        return "extended"
    if more < 0.35 and lost >= 0.2 and lost > more:
        return "truncated"
    return "rewritten"


def _is_spun(pair: Comparison, swaps: list[Substitution]) -> bool:
    words = sum(len(swap.new) for swap in swaps)
    return words >= MIN_SPUN_WORDS and words >= MIN_SPUN_SHARE * pair.aligned


def _word_swaps(pair: Comparison) -> list[Substitution]:
    """Return the substitutions of one or two words, without respellings."""
    return [
        swap
        for swap in pair.substitutions
        if swap.fresh
        and not swap.number
        and max(len(swap.new), len(swap.old)) <= 2
        and _spelling_likeness(swap) < SPELLING
    ]


def _spelling_likeness(swap: Substitution) -> float:
    return Indel.normalized_similarity(" ".join(swap.new), " ".join(swap.old))


def _evidence(
    pair: Comparison,
    swaps: list[Substitution],
    headlines: float | None,
    kind: Kind,
) -> dict[str, Any]:
    evidence = measure(pair, headlines)
    if swaps:
        changed = sum(len(swap.new) for swap in swaps)
        evidence["changedShare"] = round(changed / max(1, pair.aligned), 4)
        evidence["changedAt"] = [swap.at for swap in swaps[:MAX_EXAMPLES]]
    if kind == "spun":
        evidence["words"] = _most_frequent(swaps)
    return evidence


def _most_frequent(swaps: list[Substitution]) -> list[list[str]]:
    """Return ``[old, new]`` pairs, each once, most frequent first."""
    counts = Counter(
        (" ".join(swap.old), " ".join(swap.new)) for swap in swaps
    )
    ranked = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return [list(pair) for pair in ranked[:MAX_EXAMPLES]]
