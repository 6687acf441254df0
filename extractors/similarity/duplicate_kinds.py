"""
Whether a text repeats another, and what sort of repeat it is.

The thresholds are measured (deploy/decisions/0030): on 1987 wire copy, and
on mutated copies in English, German and Japanese with recurring templates
and follow-ups as hard negatives.
"""

from typing import Any, Literal

import msgspec
from rapidfuzz.distance import Indel

from extractors.similarity.alignment import Comparison, Substitution
from extractors.similarity.tokens import tokens

__all__ = ["Finding", "Kind", "decide", "headlines_agree"]

Kind = Literal[
    "exact", "reprint", "truncated", "extended", "rewritten", "spun"
]

NOTICE = 40
"""Words up to which the headline must agree too (dividends, results)."""
SHORT = 100
"""Words up to which a template looks like a copy (``Fed adds reserves``)."""
WHOLE = 20
"""Words of an equal run that is a sentence kept whole."""
SENTENCE = 25
"""The same in a short text, where a template's set phrase is shorter."""
SPUN_WORDS = 3
SPUN_SHARE = 0.012
SPELLING = 0.75
"""Likeness at which two words are one word spelt in two ways."""
EXAMPLES = 20


class Finding(msgspec.Struct, frozen=True):
    """
    A proven repeat.

    Attributes:
        rule: the rule that proved it.
        evidence: what was seen; JSON values.
    """

    kind: Kind
    rule: str
    evidence: dict[str, Any]


def decide(pair: Comparison, headlines: float | None) -> Finding | None:
    """
    Say whether the new text repeats the old one, and how.

    Args:
        headlines: see `headlines_agree`.

    Returns:
        the finding; None if the texts tell different things.
    """
    rule = _rule(pair, headlines)
    if not rule:
        return None
    swaps = _word_swaps(pair)
    kind = _kind(pair, swaps)
    return Finding(kind, rule, _evidence(pair, swaps, headlines, kind))


def headlines_agree(new: str, old: str) -> float | None:
    """Return the share of the shorter headline's words in the other."""
    here, there = set(tokens(new)), set(tokens(old))
    if not here or not there:
        return None
    return round(len(here & there) / min(len(here), len(there)), 3)


def _rule(pair: Comparison, headlines: float | None) -> str:
    """Name the rule that proves the repeat; empty if none does."""
    size = min(pair.size_new, pair.size_old)
    same_head = headlines is None or headlines >= 0.5
    if size <= NOTICE and not same_head:
        return ""
    if pair.of_new == pair.of_old == 1.0:
        return "same-words"
    if size < SHORT:
        return _short_rule(pair)
    return _long_rule(pair, headlines)


def _short_rule(pair: Comparison) -> str:
    """A short text must agree nearly whole, each number and name of it."""
    size = min(pair.size_new, pair.size_old)
    facts = pair.strict_agreement if size <= NOTICE else pair.agreement
    if (
        pair.containment >= 0.8
        and pair.numbers_agree >= 0.85
        and facts >= (0.9 if size <= NOTICE else 0.85)
    ):
        return "short-contained"
    # Half of it is one sentence kept whole, and no fact differs.
    if (
        pair.containment >= 0.45
        and pair.longest >= SENTENCE
        and pair.numbers_agree == pair.strict_agreement == 1.0
    ):
        return "short-kept"
    # A substituted copy of it runs alongside, with every fact in its place.
    if (
        pair.containment >= 0.4
        and pair.alongside >= 0.75
        and size > NOTICE
        and pair.facts_kept >= 3
        and pair.numbers_agree == pair.strict_agreement == 1.0
    ):
        return "short-alongside"
    return ""


def _long_rule(pair: Comparison, headlines: float | None) -> str:
    # Paragraphs in another order: no alignment sees them, the count does.
    if pair.containment >= 0.85 and pair.numbers_shared >= 0.9:
        return "moved"
    if min(pair.agreement, pair.numbers_agree) < 0.75 or pair.shared < 12:
        return ""
    if pair.containment >= 0.5:
        return "contained"
    # Below half, a substituted copy still runs alongside word for word ...
    if pair.containment >= 0.12 and pair.alongside >= 0.8:
        return "alongside"
    if pair.containment < 0.25:
        return ""
    # ... and what is kept of an update is whole sentences with its news in
    # them, not the background that another story shares.
    lede = max(pair.lede_new, pair.lede_old)
    told = (headlines or 0.0) >= 0.6 or lede >= 0.5
    return "kept" if told and pair.longest >= WHOLE else ""


def _kind(pair: Comparison, swaps: list[Substitution]) -> Kind:
    if pair.of_new == pair.of_old == 1.0 and pair.size_new == pair.size_old:
        return "exact" if not swaps else "reprint"
    if _is_spun(pair, swaps):
        return "spun"
    more, lost = 1 - pair.covered_new, 1 - pair.covered_old
    if lost < 0.12 and more < 0.15:
        return "reprint"
    if lost < 0.12:
        return "extended"
    if more < 0.35 and lost >= 0.2 and lost > more:
        return "truncated"
    return "rewritten"


def _is_spun(pair: Comparison, swaps: list[Substitution]) -> bool:
    words = sum(len(one.new) for one in swaps)
    return words >= SPUN_WORDS and words >= SPUN_SHARE * pair.aligned


def _word_swaps(pair: Comparison) -> list[Substitution]:
    """Return substitutions of a word or two, but for mere spelling."""
    return [
        one
        for one in pair.substitutions
        if one.fresh
        and not one.number
        and max(len(one.new), len(one.old)) <= 2
        and Indel.normalized_similarity(" ".join(one.new), " ".join(one.old))
        < SPELLING
    ]


def _evidence(
    pair: Comparison,
    swaps: list[Substitution],
    headlines: float | None,
    kind: Kind,
) -> dict[str, Any]:
    evidence: dict[str, Any] = {
        "containmentNew": round(pair.of_new, 3),
        "containmentOld": round(pair.of_old, 3),
        "agreement": round(pair.agreement, 3),
        "more": round(1 - pair.covered_new, 3),
        "lost": round(1 - pair.covered_old, 3),
    }
    if headlines is not None:
        evidence["headlines"] = headlines
    if swaps:
        evidence["changedShare"] = round(
            sum(len(one.new) for one in swaps) / max(1, pair.aligned), 4
        )
        evidence["changedAt"] = [one.at for one in swaps[:EXAMPLES]]
    if kind == "spun":
        evidence["words"] = _listed(swaps)
    return evidence


def _listed(swaps: list[Substitution]) -> list[list[str]]:
    """Return ``[old, new]`` pairs, each once, most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for one in swaps:
        pair = (" ".join(one.old), " ".join(one.new))
        counts[pair] = counts.get(pair, 0) + 1
    ranked = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return [list(pair) for pair in ranked[:EXAMPLES]]
