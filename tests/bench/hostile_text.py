"""
Times of the text functions for hostile texts.

    python -m tests.bench.hostile_text [NAME ...]

Prints one line for each function with its slowest text: the CPU seconds for
100 KB, and the ratio to the seconds for 50 KB. A function holds if it takes
at most one second, and at most 2.3 times the time of half the text and 40 ms
(`is_linear`, as in the tests). The exit status is 1 if one does
not hold. An argument selects the functions whose names contain it.
"""

import sys

from tests.hostile_text import (
    PATTERNS,
    SIZE,
    hostile_text,
    is_linear,
    measure,
    measure_pair,
)
from tests.text_functions import FUNCTIONS

MAX_SECONDS = 1.0


def main() -> None:
    """Print the table."""
    wanted = sys.argv[1:] or [""]
    chosen = [
        name for name in FUNCTIONS if any(part in name for part in wanted)
    ]
    print(f"{'function':36}{'text':26}{'seconds':>9}{'ratio':>7}  holds")
    results = [_print_slowest(name) for name in chosen]
    print(f"{sum(results)} of {len(results)} hold")
    sys.exit(not all(results))


def _print_slowest(name: str) -> bool:
    function = FUNCTIONS[name]
    function("warm up")
    _, pattern = max(
        (measure(function, hostile_text(pattern, SIZE)), pattern)
        for pattern in PATTERNS
    )
    half, seconds = measure_pair(function, pattern)
    ratio = seconds / max(half, 1e-6)
    holds = seconds <= MAX_SECONDS and is_linear(half, seconds)
    answer = "yes" if holds else "NO"
    print(
        f"{name:36}{pattern:26}{seconds:9.3f}{ratio:7.1f}  {answer}",
        flush=True,
    )
    return holds


if __name__ == "__main__":
    main()
