"""
Attack the poller's client, and print what each attack costs us.

    python -m tests.attackers [ATTACK ...] [--save FILE]

The results replace those of the same attacks in the file of results.
"""

import argparse
import asyncio
import sys
from pathlib import Path

from tests.attackers.attacks import ATTACKS
from tests.attackers.costs import (
    SAVED,
    Cost,
    hostile_server,
    measure,
    table,
)
from tests.saved_results import merged, read_saved, save


def main() -> None:
    """Run what the arguments choose."""
    parser = argparse.ArgumentParser("tests.attackers")
    parser.add_argument("attacks", nargs="*", metavar="ATTACK")
    parser.add_argument("--save", type=Path, default=SAVED)
    arguments = parser.parse_args()
    costs = asyncio.run(_attack(arguments.attacks or list(ATTACKS)))
    saved = read_saved(arguments.save, tuple[Cost, ...], ())
    save(arguments.save, merged(saved, costs, ATTACKS))
    print(table(costs))


async def _attack(names: list[str]) -> list[Cost]:
    costs: list[Cost] = []
    with hostile_server() as port:
        for name in names:
            costs.append(await measure(name, port))
            print(costs[-1], file=sys.stderr, flush=True)
    return costs


if __name__ == "__main__":
    main()
