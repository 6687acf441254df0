"""
Keep the latest version of every item, obey kills, write them as JSON lines.

    python latest_items.py BROKER OUT.jsonl [TOPIC]

Needs only ``aiokafka``. It reads a compacted topic to its present end: the
last record of a key is the item as it is now, and a killed item is removed.
Reading twice gives the same file.
"""

import asyncio
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer

Record = tuple[str, Mapping[str, Any] | None]


def latest(records: Iterable[Record]) -> dict[str, Mapping[str, Any]]:
    """Return the last usable version by uri; kills and tombstones remove."""
    items: dict[str, Mapping[str, Any]] = {}
    for uri, item in records:
        if item is None or item["pubStatus"] == "canceled":
            items.pop(uri, None)
        else:
            items[uri] = item
    return items


async def read(broker: str, topic: str) -> list[Record]:
    """Return all records of a topic, each partition in its order."""
    consumer = AIOKafkaConsumer(
        topic, bootstrap_servers=broker, auto_offset_reset="earliest"
    )
    async with consumer:
        partitions = sorted(consumer.assignment())
        ends = await consumer.end_offsets(partitions)
        records: list[Record] = []
        for partition in partitions:
            while await consumer.position(partition) < ends[partition]:
                batch = await consumer.getmany(partition, timeout_ms=1000)
                for record in batch.get(partition, []):
                    value = json.loads(record.value) if record.value else None
                    records.append((record.key.decode(), value))
    return records


def main(broker: str, out: str, topic: str = "wire.items") -> None:
    """Write one item a line, sorted by uri."""
    items = latest(asyncio.run(read(broker, topic)))
    lines = [
        json.dumps(items[uri], ensure_ascii=False) for uri in sorted(items)
    ]
    Path(out).write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in {3, 4}:
        sys.exit("usage: python latest_items.py BROKER OUT.jsonl [TOPIC]")
    main(*sys.argv[1:])
