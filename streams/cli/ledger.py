"""
What a run has seen so far, from the topics themselves.

The count of published items is the records of ``wire.raw``; where each ended
is the last record of its key on ``wire.outcomes``. A restart of a worker
loses nothing of it.
"""

from collections import Counter, defaultdict
from datetime import UTC, datetime
from statistics import quantiles
from typing import Any

from aiokafka.structs import ConsumerRecord

from extractors.codec import decode
from extractors.raw import RawItem
from streams.records import ItemOutcome, PollOutcome
from streams.settings import Settings
from streams.topics import ITEMS, OUTCOMES, POLLS, RAW, named

__all__ = ["ENDINGS", "WATCHED", "Ledger"]

WATCHED = (RAW, OUTCOMES, ITEMS, POLLS)
ENDINGS = ("item", "duplicate", "stale", "held", "killed", "deadLetter")


class Ledger:
    """Counts by outcome and feed, latencies, last polls."""

    def __init__(self, settings: Settings) -> None:
        self._notes = {
            named(RAW, settings): self._raw,
            named(OUTCOMES, settings): self._outcome,
            named(ITEMS, settings): self._item,
            named(POLLS, settings): self._poll,
        }
        self.published: dict[str, str] = {}
        self.ended: dict[str, str] = {}
        self.latencies: list[float] = []
        self.polls: dict[str, PollOutcome] = {}
        self.headlines: list[tuple[str, str, str]] = []

    def note(self, record: ConsumerRecord[bytes, bytes]) -> None:
        """Take one record of a watched topic into account."""
        if record.value is not None:
            self._notes[record.topic](record)

    def settled(self) -> bool:
        """Say whether every published item has an outcome."""
        return self.published.keys() <= self.ended.keys()

    def outcomes(self) -> dict[str, int]:
        """Return published items by outcome."""
        counts = Counter(
            self.ended[one] for one in self.published if one in self.ended
        )
        return {ending: counts[ending] for ending in ENDINGS}

    def by_feed(self) -> dict[str, dict[str, int]]:
        """Return, for each feed, its published items by outcome."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for source, feed in self.published.items():
            found[feed]["published"] += 1
            if source in self.ended:
                found[feed][self.ended[source]] += 1
        return {feed: dict(found[feed]) for feed in sorted(found)}

    def latency(self) -> dict[str, float]:
        """Return seconds from an item's fetch to its record, p50 and p99."""
        if len(self.latencies) < 2:
            only = round(self.latencies[0], 3) if self.latencies else 0.0
            return {"p50": only, "p99": only}
        cuts = quantiles(self.latencies, n=100, method="inclusive")
        return {"p50": round(cuts[49], 3), "p99": round(cuts[98], 3)}

    def summary(self, version: str) -> dict[str, Any]:
        """Return the summary that ``copydesk run --summary`` writes."""
        return {
            "published": len(self.published),
            "outcomes": self.outcomes(),
            "byFeed": self.by_feed(),
            "latencySeconds": self.latency(),
            "version": version,
        }

    def _raw(self, record: ConsumerRecord[bytes, bytes]) -> None:
        source = f"{record.topic}-{record.partition}:{record.offset}"
        self.published[source] = decode(record.value or b"", RawItem).feed

    def _outcome(self, record: ConsumerRecord[bytes, bytes]) -> None:
        one = decode(record.value or b"", ItemOutcome)
        self.ended[one.source] = one.outcome

    def _poll(self, record: ConsumerRecord[bytes, bytes]) -> None:
        one = decode(record.value or b"", PollOutcome)
        self.polls[one.feed] = one

    def _item(self, record: ConsumerRecord[bytes, bytes]) -> None:
        item = decode(record.value or b"", dict[str, Any])
        block = item["copydesk"]
        fetched = datetime.fromisoformat(block["fetchedAt"])
        emitted = datetime.fromtimestamp(record.timestamp / 1000, UTC)
        if block["event"] != "release":
            age = (emitted - fetched).total_seconds()
            self.latencies.append(max(0.0, age))
        headlines = item.get("headlines") or [{"value": item["uri"]}]
        line = (block["agency"], block["event"], headlines[0]["value"])
        self.headlines = [*self.headlines[-9:], line]
