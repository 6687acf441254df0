"""
Times of the text functions for hostile texts.

    python -m tests.bench.hostile_text [NAME ...]

Prints one line for each function with its slowest text: the CPU seconds for
100 KB, and the ratio to the seconds for 50 KB. About 2 is linear. An argument
selects the functions whose names contain it.
"""

import sys

from tests.hostile_text import FUNCTIONS, PATTERNS, hostile_text, measure

SIZE = 100_000


def main() -> None:
    """Print the table."""
    wanted = sys.argv[1:] or [""]
    print(f"{'function':36}{'text':26}{'seconds':>9}{'ratio':>7}")
    for name, function in FUNCTIONS.items():
        if not any(part in name for part in wanted):
            continue
        function("warm up")
        seconds, pattern = max(
            (measure(function, hostile_text(pattern, SIZE)), pattern)
            for pattern in PATTERNS
        )
        half = measure(function, hostile_text(pattern, SIZE // 2))
        ratio = seconds / max(half, 1e-6)
        print(f"{name:36}{pattern:26}{seconds:9.3f}{ratio:7.1f}", flush=True)


if __name__ == "__main__":
    main()
