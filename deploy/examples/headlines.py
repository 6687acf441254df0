"""
Print what the desk publishes: events, headlines and kills.

    python headlines.py BROKER [TOPIC]

Needs only ``aiokafka``. It starts at the beginning of the topic and follows
it until Ctrl-C.
"""

import asyncio
import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaConsumer


def describe(item: Mapping[str, Any]) -> str:
    """Return one line for a record of ``wire.items`` or of a sink."""
    if item["pubStatus"] == "canceled":
        return f"KILL {item['uri']}"
    headlines = item.get("headlines") or [{"value": "(no headline)"}]
    return f"{item['copydesk']['event']} {headlines[0]['value']}"


async def follow(broker: str, topic: str) -> None:
    """Print a line for each record; a tombstone (no value) is skipped."""
    consumer = AIOKafkaConsumer(
        topic, bootstrap_servers=broker, auto_offset_reset="earliest"
    )
    async with consumer:
        async for record in consumer:
            if record.value:
                print(describe(json.loads(record.value)), flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit("usage: python headlines.py BROKER [TOPIC]")
    with suppress(KeyboardInterrupt):
        asyncio.run(follow(sys.argv[1], *sys.argv[2:] or ["wire.items"]))
