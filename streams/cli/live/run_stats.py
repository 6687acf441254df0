"""
Statistics of a run, computed from records of the topics.

The number of published items is the number of records on ``wire.raw``; an
item's outcome is the last record of its key on ``wire.outcomes``. So a
restart of a worker does not change the counts.
"""

from collections import deque
from datetime import UTC, datetime
from statistics import quantiles
from typing import Any

from aiokafka.structs import ConsumerRecord

from extractors.model.raw import RawItem
from extractors.output.codec import decode
from streams.cli.live.outcome_counts import OutcomeCounts
from streams.config.settings import Settings
from streams.kafka.topics import ITEMS, OUTCOMES, POLLS, RAW, full_name
from streams.poller.scheduling.intervals import FAILED
from streams.records import ItemOutcome, PollOutcome

__all__ = ["OUTCOME_NAMES", "WATCHED_TOPICS", "RunStats"]

WATCHED_TOPICS = (RAW, OUTCOMES, ITEMS, POLLS)
MAX_LATENCIES = 10_000
"""The percentiles are computed over the latencies of the last items."""
MAX_HEADLINES = 100

OUTCOME_NAMES = ("item", "duplicate", "stale", "held", "killed", "deadLetter")


class RunStats:
    """
    Counts by feed and outcome, latencies, last polls, last headlines.

    Attributes:
        counts: published items by feed and outcome.
        latencies: seconds from fetch to record, of the last items. They
            count from readiness: what was written before has none.
        polls: feed -> its last poll.
        headlines: agency, event and headline of the last items, newest last.
        ready_at: when all workers were ready; None while they are not.
    """

    def __init__(self, settings: Settings) -> None:
        self._handlers = {
            full_name(RAW, settings): self._add_raw,
            full_name(OUTCOMES, settings): self._add_outcome,
            full_name(ITEMS, settings): self._add_item,
            full_name(POLLS, settings): self._add_poll,
        }
        self.counts = OutcomeCounts()
        self.latencies: deque[float] = deque(maxlen=MAX_LATENCIES)
        self.polls: dict[str, PollOutcome] = {}
        self.headlines: deque[tuple[str, str, str]] = deque(
            maxlen=MAX_HEADLINES
        )
        self.ready_at: datetime | None = None

    def add(self, record: ConsumerRecord[bytes, bytes]) -> None:
        """Add one record of a watched topic; tombstones are ignored."""
        if record.value is not None:
            self._handlers[record.topic](record)

    def under_way(self) -> int:
        """Return the number of published items without an outcome."""
        return self.counts.under_way()

    def published(self) -> int:
        """Return the number of published raw items."""
        return self.counts.published.total()

    def outcomes(self) -> dict[str, int]:
        """Return the number of published items by outcome."""
        totals = dict.fromkeys(OUTCOME_NAMES, 0)
        for (_, outcome), count in self.counts.by_outcome.items():
            totals[outcome] += count
        return totals

    def by_feed(self) -> dict[str, dict[str, int]]:
        """Return each feed's number of published items, by outcome."""
        published = self.counts.published
        by_outcome = self.counts.by_outcome
        return {
            feed: {"published": published[feed]}
            | {
                outcome: by_outcome[feed, outcome]
                for outcome in OUTCOME_NAMES
                if by_outcome[feed, outcome]
            }
            for feed in sorted(published)
        }

    def failing(self) -> dict[str, str]:
        """Return the outcome of each feed whose last poll failed, by name."""
        return {
            feed: poll.outcome
            for feed, poll in sorted(self.polls.items())
            if poll.outcome in FAILED
        }

    def latency(self) -> dict[str, float]:
        """
        Return p50 and p99 of the seconds from an item's fetch to its record.

        They are computed over the last 10,000 items. An item that was fetched
        before the workers were ready waits from their readiness on.
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

    def _add_raw(self, record: ConsumerRecord[bytes, bytes]) -> None:
        feed = decode(record.value or b"", RawItem).feed
        self.counts.add_published(record.partition, record.offset, feed)

    def _add_outcome(self, record: ConsumerRecord[bytes, bytes]) -> None:
        outcome = decode(record.value or b"", ItemOutcome)
        # The source is "topic-partition:offset" of the raw record.
        _, _, position = outcome.source.rpartition("-")
        partition, _, offset = position.partition(":")
        self.counts.set_outcome(int(partition), int(offset), outcome.outcome)

    def _add_poll(self, record: ConsumerRecord[bytes, bytes]) -> None:
        poll = decode(record.value or b"", PollOutcome)
        self.polls[poll.feed] = poll

    def _add_item(self, record: ConsumerRecord[bytes, bytes]) -> None:
        item = decode(record.value or b"", dict[str, Any])
        block = item["copydesk"]
        if block["event"] != "release":
            self._add_latency(
                datetime.fromisoformat(block["fetchedAt"]),
                datetime.fromtimestamp(record.timestamp / 1000, UTC),
            )
        headlines = item.get("headlines") or [{"value": item["uri"]}]
        self.headlines.append(
            (block["agency"], block["event"], headlines[0]["value"])
        )

    def _add_latency(self, fetched: datetime, written: datetime) -> None:
        if self.ready_at is None or written < self.ready_at:
            return
        waited = written - max(fetched, self.ready_at)
        self.latencies.append(max(0.0, waited.total_seconds()))
