"""
A desk of which one agent has a fault: it raises outside its guard.

    python -m tests.kafka.failing_desk desk

``FAIL_AGENT`` names the agent: clean, dedupe or enrich. It raises for every
batch or record whose value contains `MARK`. All other code is the desk's own.
"""

import os
import sys
from typing import Any

from streams.cli.main import main
from streams.desk.clean.agent import Cleaner
from streams.desk.dedupe.agent import Deduper
from streams.desk.enrich.agent import Enricher

__all__ = ["MARK"]

MARK = b"urn:fault"
AGENTS = {"clean": Cleaner, "dedupe": Deduper, "enrich": Enricher}


def _add_fault(agent: Any) -> None:
    take = agent.take

    async def raise_for_mark(self: Any, events: Any, **more: Any) -> None:
        batch = events if isinstance(events, list) else [events]
        if any(MARK in event.message.value for event in batch):
            msg = "a fault in the agent"
            raise RuntimeError(msg)
        await take(self, events, **more)

    agent.take = raise_for_mark


if __name__ == "__main__":
    sys.argv[0] = "copydesk"
    _add_fault(AGENTS[os.environ["FAIL_AGENT"]])
    main()
