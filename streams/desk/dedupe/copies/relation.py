"""
What an item is to an earlier text: a repeat, a version, news, or nothing.

Another supplier's item repeats a text if it carries no news over it. A
supplier's own item that adds anything is the next version of its text, so
that readers get what is new. A new lede over an old background is another
story, also from the same supplier.
"""

from collections import Counter
from datetime import timedelta
from typing import Literal

from extractors.model.item import NewsItem
from extractors.similarity.assessment import Assessment, assess
from extractors.similarity.headline_support import Article
from extractors.similarity.mended_words import is_mended
from extractors.similarity.repeat_rules import NOTICE
from extractors.words.tokens import is_number, read, tokens
from streams.desk.dedupe.versions.editorial_markers import (
    is_correction,
    is_kill,
    is_next_version,
)
from streams.desk.state.models import Text

__all__ = [
    "NEXT_RUN",
    "Relation",
    "assess_item",
    "is_next_run",
    "relate_to_other",
    "relate_to_own",
]

Relation = Literal["repeat", "version", "news", "other"]

SAME_HEADLINE = 0.6
"""Agreement from which two headlines name the same story."""
MARKED_HEADLINE = 0.5
"""The same for an item that calls itself a version (``CORRECTED -``)."""
MIN_SHARED = 0.25
"""Containment of a version that a mark or the same link proves."""
WHOLE = ("exact", "reprint")
"""Kinds of a repeat that keeps nearly the whole text."""
RESENT = timedelta(hours=2)
"""Time in which a supplier mends a figure of a story."""
NEXT_RUN = timedelta(hours=12)
"""Time from which a template with other numbers is a run of its own."""
MAX_OTHER_WORDS = 1
"""Words beside the figures that a mended story changes: a typing error. A
template changes names too, which are not known in each language."""
RESENT_NUMBERS = 0.5
"""Share of the numbers that it keeps."""
MAX_MENDED = 2
"""Numbers that it changes; a template changes most of them."""


def assess_item(new: NewsItem | Text, old: NewsItem | Text) -> Assessment:
    """Assess an item against an earlier item or text."""
    return assess(
        Article(new.headline, new.body), Article(old.headline, old.body)
    )


def relate_to_other(assessment: Assessment) -> Relation:
    """Return the relation to another supplier's text."""
    if assessment.proved is None:
        return "other"
    return "news" if assessment.refused else "repeat"


def relate_to_own(
    item: NewsItem,
    old: Text,
    assessment: Assessment,
    apart: timedelta,
    *,
    linked: bool,
    older: bool = False,
) -> Relation:
    """
    Return the relation to an earlier text of the same supplier.

    Args:
        assessment: of the item against the text.
        apart: time between the two.
        linked: whether both have the same web address.
        older: whether the item's version date is before that of the text.
    """
    if assessment.finding is not None:
        adds = (
            bool(assessment.news.place)
            or ((linked or is_correction(item)) and _is_edited(assessment))
            or _is_mended_copy(assessment)
        )
        return "version" if adds and not older else "repeat"
    shares = assessment.pair.containment >= MIN_SHARED
    if shares and (linked or _is_marked(item, assessment)):
        is_template = is_next_run(assessment, apart) and not (
            linked or is_correction(item)
        )
        return "other" if is_template else "version"
    if assessment.proved is not None:
        return "version" if _goes_on(assessment) else "news"
    goes_on = _is_mended(
        assessment, apart, item.body, old.body
    ) or _keeps_all_but_figures(assessment, apart)
    return "version" if goes_on else "other"


def _is_edited(assessment: Assessment) -> bool:
    """Return whether headline or text differ at all."""
    overlap = assessment.pair.overlap
    same_text = overlap.of_new == overlap.of_old == 1.0
    return not same_text or tokens(assessment.new.headline) != tokens(
        assessment.old.headline
    )


def _is_mended_copy(assessment: Assessment) -> bool:
    """
    Return whether the same text has a name, a spelling or a ``not`` mended.

    A supplier that sends it again under another uri tells its readers so.
    """
    finding, new, old = assessment.finding, assessment.new, assessment.old
    return (
        finding is not None
        and finding.kind in WHOLE
        and (
            is_mended(new.headline, old.headline)
            or is_mended(new.body, old.body)
        )
    )


def _is_marked(item: NewsItem, assessment: Assessment) -> bool:
    """Return whether the copy calls itself a version of this story."""
    agree = assessment.headlines
    if is_kill(item) or not is_next_version(item):
        return False
    return agree is None or agree >= MARKED_HEADLINE


def is_next_run(assessment: Assessment, apart: timedelta) -> bool:
    """
    Return whether a marked text is the next day's run of a template.

    ``WRAPUP 1`` of today follows ``WRAPUP 3`` of yesterday.
    """
    facts = assessment.pair.facts
    return (
        apart >= NEXT_RUN
        and facts.numbers_lost >= MAX_MENDED
        and facts.numbers_agree < RESENT_NUMBERS
    )


def _goes_on(assessment: Assessment) -> bool:
    """Return whether news continues the story, and begins no other one."""
    agree = assessment.headlines
    if assessment.news.place == "subject":
        return False
    if assessment.news.place in ("headline", "story"):  # the lede is kept
        return True
    if agree is None:
        return assessment.news.place == "figure"
    return agree >= SAME_HEADLINE


def _is_mended(
    assessment: Assessment, apart: timedelta, body: str, other: str
) -> bool:
    """Return whether the same text was sent again with a figure mended."""
    pair, agree = assessment.pair, assessment.headlines
    return (
        apart <= RESENT
        and min(pair.size_new, pair.size_old) > NOTICE
        and (agree is None or agree >= SAME_HEADLINE)
        and pair.facts.numbers_agree >= RESENT_NUMBERS
        and pair.facts.names_agree == 1.0
        and not assessment.news.added
        and len(assessment.news.figures) <= MAX_MENDED
        and _changes_only_figures(body, other, len(assessment.news.figures))
    )


def _keeps_all_but_figures(assessment: Assessment, apart: timedelta) -> bool:
    """
    Return whether a running story has other figures, and goes on.

    The text may grow. Of the old one only figures are gone, and half of them
    stay, so it is no run of a template.
    """
    pair, agree = assessment.pair, assessment.headlines
    return (
        apart < NEXT_RUN
        and min(pair.size_new, pair.size_old) > NOTICE
        and agree is not None
        and agree >= SAME_HEADLINE
        and pair.facts.numbers_agree >= RESENT_NUMBERS
        and _loses_only_figures(assessment)
    )


def _loses_only_figures(assessment: Assessment) -> bool:
    words, others = read(assessment.new.body), read(assessment.old.body)
    return all(map(is_number, Counter(others.folded) - Counter(words.folded)))


def _changes_only_figures(body: str, other: str, figures: int) -> bool:
    words, others = (Counter(read(text).folded) for text in (body, other))
    changed = figures + MAX_OTHER_WORDS
    return max((words - others).total(), (others - words).total()) <= changed
