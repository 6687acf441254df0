"""
Times of the text functions for hostile texts.

    python -m tests.bench.hostile_text [NAME ...]

Prints one line for each function with its slowest text: the CPU seconds for
100 KB, and the ratio to the seconds for 50 KB. A function holds if it takes
at most one second, and at most 2.3 times the time of half the text; the
ratio of a time below 40 ms says nothing. The exit status is 1 if one does
not hold. An argument selects the functions whose names contain it.
"""

import sys

from tests.hostile_text import PATTERNS, hostile_text, measure
from tests.text_functions import FUNCTIONS

SIZE = 100_000
MAX_SECONDS = 1.0
MAX_RATIO = 2.3
NEGLIGIBLE = 0.04
ROUNDS = 3


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
    seconds = measure(function, hostile_text(pattern, SIZE), ROUNDS)
    half = measure(function, hostile_text(pattern, SIZE // 2), ROUNDS)
    ratio = seconds / max(half, 1e-6)
    holds = seconds <= MAX_SECONDS and (
        ratio <= MAX_RATIO or seconds < NEGLIGIBLE
    )
    answer = "yes" if holds else "NO"
    print(
        f"{name:36}{pattern:26}{seconds:9.3f}{ratio:7.1f}  {answer}",
        flush=True,
    )
    return holds


if __name__ == "__main__":
    main()
