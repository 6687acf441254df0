"""
Fuzz the targets and print a table.

    python -m tests.fuzz [TARGET ...] [--seconds 600] [--save FILE]

Inputs that fail are kept in ``tests/fuzz/inputs``; the exit status is then 1.
The results replace those of the same targets in the file of results.
"""

import argparse
import sys
from pathlib import Path

from tests.fuzz.campaign import SAVED, Result, fuzz, table
from tests.fuzz.targets import TARGETS
from tests.saved_results import merged, read_saved, save


def main() -> None:
    """Fuzz what the arguments choose."""
    parser = argparse.ArgumentParser("tests.fuzz")
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS)
    )
    parser.add_argument(
        "--seconds", type=float, default=60, help="CPU time of each target"
    )
    parser.add_argument("--save", type=Path, default=SAVED)
    arguments = parser.parse_args()
    saved = read_saved(arguments.save, tuple[Result, ...], ())
    results: list[Result] = []
    for name in arguments.targets or TARGETS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        result = fuzz(name, arguments.seconds)
        results.append(result)
        for file, wrong in result.failures.items():
            print(f"  {file}: {wrong}", file=sys.stderr, flush=True)
        save(arguments.save, merged(saved, results, TARGETS))
    print(table(results))
    sys.exit(any(result.failures for result in results))


if __name__ == "__main__":
    main()
