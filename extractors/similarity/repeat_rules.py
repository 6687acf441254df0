"""
The rules that prove that a text repeats another, as lists of conditions.

A rule is a list of measurements with the least value of each, so that the
same list decides and explains. The thresholds are measured
(deploy/decisions/0030) on wire copy from 1987, and on mutated copies in
English, German and Japanese. Texts from the same template and follow-ups are
the hard negatives.
"""

from collections.abc import Iterator

import msgspec

from extractors.similarity.comparison import Comparison
from extractors.similarity.overlap import LEDE

__all__ = ["MIN_RUN", "NOTICE", "SHORT", "Check", "Trial", "prove", "trials"]

NOTICE = 40
"""Words up to which the headlines must agree too (dividends, results)."""
SHORT = 100
"""Words below which texts from one template (``Fed adds reserves``) look like
copies."""
DIFFERENT = 0.5
"""Agreement below which two headlines are of different stories."""
MIN_RUN = 20
"""Words of an equal run that is a whole sentence."""
LEDE_KEPT = 0.9
"""Share of a story's first words that are its lede sent alone."""
MIN_RUN_SHORT = 25
"""The same in a short text, because set phrases of templates are shorter."""


class Check(msgspec.Struct, frozen=True):
    """
    One condition of a rule.

    Attributes:
        name: what is measured: ``containment``, ``numbersAgree`` ...
        value: as measured.
        least: the value from which the condition holds.
    """

    name: str
    value: float
    least: float

    @property
    def holds(self) -> bool:
        """Whether the measured value is enough."""
        return self.value >= self.least


class Trial(msgspec.Struct, frozen=True):
    """A rule tried on a pair; it proves a repeat if every check holds."""

    rule: str
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether every condition of the rule holds."""
        return all(check.holds for check in self.checks)


def prove(pair: Comparison, headlines: float | None) -> str:
    """
    Return the first rule that proves the repeat; empty if none does.

    Args:
        headlines: agreement of the headlines, 0 to 1; ``None`` if one is
            missing.
    """
    tried = trials(pair, headlines)
    return next((trial.rule for trial in tried if trial.holds), "")


def trials(pair: Comparison, headlines: float | None) -> Iterator[Trial]:
    """
    Try the rules for texts of this size, in their order.

    Args:
        headlines: agreement of the headlines, 0 to 1; ``None`` if one is
            missing.
    """
    alike = _headline_checks(headlines)
    notice = alike if _size(pair) <= NOTICE else ()
    same = (
        Check("containmentNew", pair.overlap.of_new, 1.0),
        Check("containmentOld", pair.overlap.of_old, 1.0),
    )
    yield Trial("same-words", (*notice, *same))
    if _size(pair) >= SHORT:
        yield from _long_trials(pair, headlines)
        return
    for trial in _short_trials(pair, alike):
        yield Trial(trial.rule, (*notice, *trial.checks))
    if max(pair.size_new, pair.size_old) >= SHORT:
        yield _lede_trial(pair)


def _size(pair: Comparison) -> int:
    return min(pair.size_new, pair.size_old)


def _headline_checks(headlines: float | None) -> tuple[Check, ...]:
    """Return the condition that the headlines do not differ, if both exist."""
    if headlines is None:
        return ()
    return (Check("headlines", headlines, DIFFERENT),)


def _lede_trial(pair: Comparison) -> Trial:
    """
    Try whether the short text is the lede of the long one, word for word.

    The headlines need not agree: a paper has its own over the same lede. A
    set phrase of a template or a notice is no lede of a story.
    """
    facts, overlap = pair.facts, pair.overlap
    is_new_short = pair.size_new < pair.size_old
    return Trial(
        "lede",
        (
            Check("containment", pair.containment, 1.0),
            Check("longestRun", pair.longest, MIN_RUN),
            Check(
                "lede",
                overlap.lede_old if is_new_short else overlap.lede_new,
                min(LEDE_KEPT, LEDE_KEPT * _size(pair) / LEDE),
            ),
            Check("strictAgreement", facts.strict_agreement, 1.0),
        ),
    )


def _short_trials(
    pair: Comparison, alike: tuple[Check, ...]
) -> Iterator[Trial]:
    """Try the rules for short texts: nearly all the facts must agree."""
    facts = pair.facts
    agreement = (
        Check("strictAgreement", facts.strict_agreement, 0.9)
        if _size(pair) <= NOTICE
        else Check("agreement", facts.agreement, 0.85)
    )
    yield Trial(
        "short-contained",
        (
            Check("containment", pair.containment, 0.8),
            Check("numbersAgree", facts.numbers_agree, 0.85),
            agreement,
        ),
    )
    same_facts = (
        Check("numbersAgree", facts.numbers_agree, 1.0),
        Check("strictAgreement", facts.strict_agreement, 1.0),
    )
    # Half of the text is one whole sentence, and no fact differs.
    yield Trial(
        "short-kept",
        (
            Check("containment", pair.containment, 0.45),
            Check("longestRun", pair.longest, MIN_RUN_SHORT),
            *same_facts,
        ),
    )
    # A copy with replaced words runs alongside, and no fact differs.
    yield Trial(
        "short-alongside",
        (
            Check("containment", pair.containment, 0.4),
            Check("alongside", pair.alongside, 0.75),
            Check("words", _size(pair), NOTICE + 1),
            Check("factsKept", facts.kept, 3),
            *same_facts,
            *alike,
        ),
    )


def _long_trials(pair: Comparison, headlines: float | None) -> Iterator[Trial]:
    """Try the rules for long texts, which can differ in more."""
    facts = pair.facts
    # If paragraphs moved, the alignment misses them but the overlap does not.
    yield Trial(
        "moved",
        (
            Check("containment", pair.containment, 0.85),
            Check("numbersShared", facts.numbers_shared, 0.9),
        ),
    )
    common = (
        Check("agreement", facts.agreement, 0.75),
        Check("numbersAgree", facts.numbers_agree, 0.75),
        Check("sharedShingles", pair.overlap.shared, 12),
    )
    half = Check("containment", pair.containment, 0.5)
    yield Trial("contained", (*common, half))
    # Below half, a copy with replaced words still runs alongside.
    alongside = (
        Check("containment", pair.containment, 0.12),
        Check("alongside", pair.alongside, 0.8),
    )
    yield Trial("alongside", (*common, *alongside))
    # An update keeps whole sentences with the news in them. Another story
    # about the same subject shares only the background.
    kept = (
        Check("containment", pair.containment, 0.25),
        Check("longestRun", pair.longest, MIN_RUN),
        *_headline_checks(headlines),
    )
    lede = max(pair.overlap.lede_new, pair.overlap.lede_old)
    for same_news in (
        Check("headlines", headlines or 0.0, 0.6),
        Check("lede", lede, 0.5),
    ):
        yield Trial("kept", (*common, *kept, same_news))
