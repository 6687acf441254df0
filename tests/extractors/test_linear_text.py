"""
The time of text functions grows in proportion to their input.

They run in the event loops of the agents, so a function with quadratic time
lets one hostile text stop a worker. The functions and the texts are in
`tests.hostile_text`.
"""

import pytest

from tests.hostile_text import FUNCTIONS, PATTERNS, hostile_text, measure

SMALL = 25_000
SMALL_FOR_ENTITIES = 6_000
"""Characters; the entity rules take about a second for 100 KB of words."""
MAX_RATIO = 2.3
"""Times the time of half the text; 2 is linear."""
MIN_DIFFERENCE = 0.02
"""Seconds that the clock and the machine can add."""
MAX_SECONDS = 0.5
"""For a large text: one second for 100 KB."""
NEGLIGIBLE = 0.002
"""Seconds for a small text from which on the large one is measured.

A function with quadratic time needs at least a second for it.
"""
QUICK_PATTERNS = ("letters", "spaces", "[", "UPDATE 1-", "Photo: A/B")
QUICK_FUNCTIONS = (
    "caption.parse",
    "caption.extract",
    "credit.find_tail",
    "dateline.parse",
    "byline.is_signoff",
    "read_marks(headline)",
    "similarity.captions.normal_form",
    "editorial_markers.headline_stem",
    "take_words.story_slug",
    "strip_html",
)


@pytest.mark.parametrize("name", QUICK_FUNCTIONS)
def test_text_function_hostile_text_is_quick(name):
    for pattern in QUICK_PATTERNS:
        seconds = measure(FUNCTIONS[name], hostile_text(pattern, SMALL), 2)

        assert seconds < MAX_SECONDS, pattern


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
def test_text_function_doubled_text_takes_double_time(name):
    function = FUNCTIONS[name]
    function("warm up")

    slow = [
        (pattern, times)
        for pattern in PATTERNS
        if not is_linear(times := measure_both(name, pattern))
    ]

    assert not slow


def measure_both(name, pattern):
    """Return the least seconds for a small text and for a large one."""
    function = FUNCTIONS[name]
    size = SMALL_FOR_ENTITIES if name.startswith("entities.") else SMALL
    text, doubled = (
        hostile_text(pattern, size),
        hostile_text(pattern, 2 * size),
    )
    small = measure(function, text)
    if small < NEGLIGIBLE:
        return small, small
    large = measure(function, doubled)
    if not is_linear((small, large)):
        small, large = (
            measure(function, text, 3),
            measure(function, doubled, 3),
        )
    return small, large


def is_linear(times):
    small, large = times
    return large < MAX_SECONDS and large < MAX_RATIO * small + MIN_DIFFERENCE
