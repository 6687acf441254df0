"""Attack the poller's client, and print what each attack costs us."""

import asyncio
import sys

from tests.attackers.attacks import ATTACKS
from tests.attackers.costs import Cost, hostile_server, measure, table


async def main() -> None:
    """Run all attacks, or those of the arguments."""
    costs: list[Cost] = []
    with hostile_server() as port:
        for name in sys.argv[1:] or ATTACKS:
            costs.append(await measure(name, port))
            print(costs[-1], file=sys.stderr, flush=True)
    print(table(costs))


if __name__ == "__main__":
    asyncio.run(main())
