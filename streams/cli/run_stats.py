"""
What a run has seen so far, from the topics themselves.

The count of published items is the records of ``wire.raw``; where each ended
is the last record of its key on ``wire.outcomes``. A restart of a worker
loses nothing of it.
"""

from collections import deque
from datetime import UTC, datetime
from statistics import quantiles
from typing import Any

from aiokafka.structs import ConsumerRecord

from extractors.model.raw import RawItem
from extractors.output.codec import decode
from streams.cli.outcome_counts import OutcomeCounts
from streams.config.settings import Settings
from streams.kafka.topics import ITEMS, OUTCOMES, POLLS, RAW, full_name
from streams.records import ItemOutcome, PollOutcome

__all__ = ["ENDINGS", "WATCHED", "RunStats"]

WATCHED = (RAW, OUTCOMES, ITEMS, POLLS)
RECENT = 10_000
"""Items whose latency is kept, for the percentiles."""

ENDINGS = ("item", "duplicate", "stale", "held", "killed", "deadLetter")


class RunStats:
    """Counts by outcome and feed, latencies, last polls."""

    def __init__(self, settings: Settings) -> None:
        self._notes = {
            full_name(RAW, settings): self._raw,
            full_name(OUTCOMES, settings): self._outcome,
            full_name(ITEMS, settings): self._item,
            full_name(POLLS, settings): self._poll,
        }
        self.tally = OutcomeCounts()
        self.latencies: deque[float] = deque(maxlen=RECENT)
        self.polls: dict[str, PollOutcome] = {}
        self.headlines: list[tuple[str, str, str]] = []

    def note(self, record: ConsumerRecord[bytes, bytes]) -> None:
        """Take one record of a watched topic into account."""
        if record.value is not None:
            self._notes[record.topic](record)

    def under_way(self) -> int:
        """Return how many published items have no outcome yet."""
        return self.tally.under_way()

    def published(self) -> int:
        """Return how many raw items were published."""
        return self.tally.published.total()

    def outcomes(self) -> dict[str, int]:
        """Return published items by outcome."""
        counts = dict.fromkeys(ENDINGS, 0)
        for (_, ending), count in self.tally.ended.items():
            counts[ending] += count
        return counts

    def by_feed(self) -> dict[str, dict[str, int]]:
        """Return, for each feed, its published items by outcome."""
        published, ended = self.tally.published, self.tally.ended
        return {
            feed: {"published": published[feed]}
            | {one: ended[feed, one] for one in ENDINGS if ended[feed, one]}
            for feed in sorted(published)
        }

    def latency(self) -> dict[str, float]:
        """
        Return seconds from an item's fetch to its record, p50 and p99.

        They are of the last 10,000 items.
        """
        if len(self.latencies) < 2:
            only = round(self.latencies[0], 3) if self.latencies else 0.0
            return {"p50": only, "p99": only}
        cuts = quantiles(self.latencies, n=100, method="inclusive")
        return {"p50": round(cuts[49], 3), "p99": round(cuts[98], 3)}

    def summary(self, version: str) -> dict[str, Any]:
        """Return the summary that ``copydesk run --summary`` writes."""
        return {
            "published": self.published(),
            "outcomes": self.outcomes(),
            "byFeed": self.by_feed(),
            "latencySeconds": self.latency(),
            "version": version,
        }

    def _raw(self, record: ConsumerRecord[bytes, bytes]) -> None:
        feed = decode(record.value or b"", RawItem).feed
        self.tally.publish(record.partition, record.offset, feed)

    def _outcome(self, record: ConsumerRecord[bytes, bytes]) -> None:
        one = decode(record.value or b"", ItemOutcome)
        _, _, place = one.source.rpartition("-")
        partition, _, offset = place.partition(":")
        self.tally.end(int(partition), int(offset), one.outcome)

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
