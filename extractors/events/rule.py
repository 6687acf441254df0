"""
The probability that a text tells the event of a story.

A logistic rule over four figures, learned by ``tests/quality/
events_learning.py`` from texts whose events people have labelled;
deploy/decisions/0038 has the method and the figures. Neither the number of a
story's texts nor the time between them is learned: how long an event goes on
and how many tell it differs between wires.
"""

import math

from extractors.events.features import Features

__all__ = ["JOIN", "MERGE", "probability"]

INTERCEPT = -5.17
WEIGHTS = Features(
    lede=1.67,
    shared=2.07,
    margin=5.36,
    lede_margin=4.21,
)
LASTING = 1.0
"""Days in which the odds that a story goes on fall to 1/e."""
JOIN = 0.55
"""A text joins a story from this probability on."""
MERGE = 0.9
"""A text that fits two stories merges them from this probability on."""


def probability(features: Features, days: float) -> float:
    """
    Return the probability that a text tells a story's event, 0 to 1.

    Args:
        days: between the text and the newest text of the story, in either
            direction.
    """
    odds = INTERCEPT - abs(days) / LASTING
    odds += WEIGHTS.lede * features.lede
    odds += WEIGHTS.shared * features.shared
    odds += WEIGHTS.margin * features.margin
    odds += WEIGHTS.lede_margin * features.lede_margin
    return 1 / (1 + math.exp(-odds))
