"""
Two runs of one template are two events: two results, two bond issues.

They have most words in common, so that the rule of the words would join them.
"""

from datetime import timedelta

from extractors.model.item import NewsItem
from extractors.similarity.assessment import Assessment
from extractors.similarity.overlap import containment
from extractors.words.tokens import read
from streams.desk.dedupe.copies.attribution import is_same_agency, supplier
from streams.desk.dedupe.copies.relation import assess_item
from streams.desk.state.models import Text

__all__ = ["is_other_run", "is_template"]

SAME_DAY = timedelta(hours=24)
"""A supplier's own text after a day is a template or a new run."""
NEW_RUN = 0.5
"""Containment from which it is no follow-up with the old background."""
TEMPLATE = 0.25
"""Containment from which two texts may have one template."""
MIN_CHANGED = 3
"""Names and numbers that its runs differ in at least; a toll may change."""
SAME_NAMES = 0.7
"""Share of the names that two reports of one event keep. On BASIL it is .85
and more, on runs of one template with other names .38 to .53."""
SAME_NUMBERS = 0.55
"""The same of the numbers: 1.0 on BASIL and AllSides; on templates of
Reuters-21578 it is .33 in the middle."""


def is_other_run(item: NewsItem, old: Text) -> bool:
    """Return whether an item and an earlier text are runs of a template."""
    if old.killed:
        return False
    shared = containment(read(item.body), read(old.body))
    if shared < TEMPLATE:  # of most pairs, which need no more comparison
        return False
    if (
        is_same_agency(supplier(item), old.provider)
        and abs(item.fetched_at - old.seen_at) > SAME_DAY
    ):
        return shared >= NEW_RUN
    return is_template(assess_item(item, old))


def is_template(assessment: Assessment) -> bool:
    """
    Return whether both articles have one template, but tell two events.

    They share running phrases, and differ in their names or numbers. Two
    reports of one event seldom share so many phrases; those that do agree in
    these.
    """
    pair, facts = assessment.pair, assessment.pair.facts
    return (
        assessment.proved is None
        and pair.containment >= TEMPLATE
        and facts.lost >= MIN_CHANGED
        and (
            facts.names_agree < SAME_NAMES
            or facts.numbers_agree < SAME_NUMBERS
        )
    )
