"""Methods with which the workers count and measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from prometheus_client import Counter, Gauge, Histogram

from extractors.model.language_tags import base_language
from streams.records import DEAD_LETTER_REASONS, PollOutcome, StoryStatus
from streams.telemetry.metrics.labels import (
    MOST_AGENCIES,
    MOST_FEEDS,
    MOST_LANGUAGES,
    OTHER,
    POLL_OUTCOMES,
    SIGNALS,
    STORY_STATUSES,
    SUBSCRIPTION_STATES,
    LabelLimit,
)
from streams.telemetry.spans import trace_id

__all__ = ["Metrics"]


@dataclass(frozen=True, slots=True)
class Metrics:
    """
    The metrics of the desk and of the poller; durations in seconds.

    Every item is counted exactly once per stage.
    """

    polls: Counter
    poll_entries: Counter
    feed_polled: Gauge
    feed_renewed: Gauge
    feed_gap: Gauge
    feed_due: Gauge
    feed_failures: Gauge
    feed_found: Counter
    feed_outcomes: Counter
    feed_emitted: Counter
    agency_emitted: Counter
    language_emitted: Counter
    captions: Counter
    subscriptions: Gauge
    deliveries: Counter
    delivery_seconds: Histogram
    items: Counter
    stage_seconds: Histogram
    fetched_to_emitted: Histogram
    published_to_emitted: Histogram
    dead_letters: Counter
    deleted_unread: Counter
    duplicates: Counter
    signals: Counter
    alarms: Counter
    feed_alarms: Counter
    kill_seconds: Histogram
    firsts: Counter
    lead_seconds: Histogram
    stories: Gauge
    story_joins: Counter
    story_merges: Counter
    story_breaking_seconds: Histogram
    feeds: Gauge
    ready: Gauge
    time: Gauge
    build_info: Gauge
    kafka_up: Gauge
    _labels: dict[str, str] = field(default_factory=dict)
    _desk_feeds: LabelLimit = field(
        default_factory=lambda: LabelLimit(MOST_FEEDS)
    )
    _agencies: LabelLimit = field(
        default_factory=lambda: LabelLimit(MOST_AGENCIES)
    )
    _languages: LabelLimit = field(
        default_factory=lambda: LabelLimit(MOST_LANGUAGES)
    )

    def count_item(self, stage: str, outcome: str) -> None:
        """Count the outcome of one item in one stage."""
        self.items.labels(stage, outcome).inc()

    def observe_stage(
        self, stage: str, elapsed: float, source: str = ""
    ) -> None:
        """Observe how long one item took in a stage."""
        self.stage_seconds.labels(stage).observe(elapsed, _exemplar(source))

    def observe_poll(self, poll: PollOutcome) -> None:
        """Observe the outcome and the entries of a poll, and its feed."""
        known = poll.outcome in POLL_OUTCOMES
        self.polls.labels(poll.outcome if known else OTHER).inc()
        if poll.outcome in {"new", "unchanged", "moved"}:
            self.poll_entries.labels("new").inc(poll.new)
            self.poll_entries.labels("unchanged").inc(poll.unchanged)
        label = self._feed(poll.feed)
        polled = poll.polled_at.timestamp()
        self.feed_polled.labels(label).set(polled)
        self.feed_due.labels(label).set(poll.next_due.timestamp())
        self.feed_failures.labels(label).set(poll.failures)
        # Also without new items: rate() needs the series from the start.
        self.feed_found.labels(label).inc(poll.new)
        if poll.new:
            # Only polls with new items update the mean. Otherwise it would
            # grow while a feed is silent, and an alert that compares the
            # silence with the mean would never fire.
            self.feed_renewed.labels(label).set(polled)
            self.feed_gap.labels(label).set(_mean_gap(poll))
        self.feeds.set(len(self._labels))

    def set_subscriptions(self, states: Mapping[str, int]) -> None:
        """Set the number of subscriptions to hubs in each state."""
        for state in SUBSCRIPTION_STATES:
            self.subscriptions.labels(state).set(states.get(state, 0))

    def count_delivery(self, outcome: str) -> None:
        """Count one delivery of a hub by its outcome."""
        self.deliveries.labels(outcome).inc()

    def observe_delivery(
        self, feed: str, found: int, received: datetime, now: datetime
    ) -> None:
        """Observe the publishing time of a delivery with new items."""
        self.delivery_seconds.observe(_seconds(received, now))
        label = self._feed(feed)
        self.feed_renewed.labels(label).set(received.timestamp())
        self.feed_found.labels(label).inc(found)

    def forget_feed(self, feed: str) -> None:
        """Remove the series of a feed that this worker no longer polls."""
        if self._labels.pop(feed, OTHER) != OTHER:
            for metric in (
                self.feed_polled, self.feed_renewed, self.feed_gap,
                self.feed_due, self.feed_failures, self.feed_found,
            ):  # fmt: skip
                metric.remove(feed)
        self.feeds.set(len(self._labels))

    def observe_emission(
        self,
        now: datetime,
        fetched: datetime,
        published: datetime | None,
        source: str = "",
    ) -> None:
        """Observe the age of an item when it is published."""
        exemplar = _exemplar(source)
        self.fetched_to_emitted.observe(_seconds(fetched, now), exemplar)
        if published is not None:
            age = _seconds(published, now)
            self.published_to_emitted.observe(age, exemplar)

    def count_feed_outcome(self, feed: str, outcome: str) -> None:
        """Count the outcome of one item of a feed."""
        self.feed_outcomes.labels(self._desk_feeds.label(feed), outcome).inc()

    def count_emitted(self, feed: str, agency: str, language: str) -> None:
        """
        Count one item that was published.

        Args:
            language: BCP 47; only its first part is a label (``pt``).
        """
        main = base_language(language)
        self.feed_emitted.labels(self._desk_feeds.label(feed)).inc()
        self.agency_emitted.labels(self._agencies.label(agency)).inc()
        self.language_emitted.labels(self._languages.label(main)).inc()

    def count_alarm(self, feed: str, kind: str) -> None:
        """Count one alarm, and the feed whose item raised it."""
        self.alarms.labels(kind).inc()
        self.feed_alarms.labels(self._desk_feeds.label(feed), kind).inc()

    def count_caption(self, *, is_new: bool) -> None:
        """Count a caption by whether one item carries it, or more."""
        self.captions.labels("new" if is_new else "repeated").inc()

    def count_signals(self, signals: Iterable[str]) -> None:
        """Count the desk's own signals of one published item."""
        for signal in signals:
            name = signal.removeprefix("copydesk:")
            if name in SIGNALS:
                self.signals.labels(name).inc()

    def observe_kill(self, age: float, source: str = "") -> None:
        """Observe the seconds from the fetch of a kill to its publication."""
        self.kill_seconds.observe(age, _exemplar(source))

    def count_first(self, agency: str, lead: float) -> None:
        """Count a story that an agency had first, and its lead in seconds."""
        label = self._agencies.label(agency)
        self.firsts.labels(label).inc()
        self.lead_seconds.labels(label).observe(lead)

    def set_stories(self, counts: Mapping[StoryStatus, int]) -> None:
        """Set the number of stories of each status."""
        for status in STORY_STATUSES:
            self.stories.labels(status).set(counts.get(status, 0))

    def observe_breaking(self, delay: float, source: str = "") -> None:
        """Observe the seconds from a story's second agency to breaking."""
        self.story_breaking_seconds.observe(delay, _exemplar(source))

    def count_dead_letter(self, stage: str, reason: str) -> None:
        """Count one dead letter; an unknown reason becomes ``other``."""
        known = reason in DEAD_LETTER_REASONS
        self.dead_letters.labels(stage, reason if known else OTHER).inc()

    def count_deleted_unread(self, topic: str, count: int) -> None:
        """Count records that a topic deleted before they were processed."""
        self.deleted_unread.labels(topic).inc(count)

    def _feed(self, feed: str) -> str:
        """Return the label value of a feed: its id, or ``other``."""
        if feed not in self._labels:
            has_room = len(self._labels) < MOST_FEEDS
            self._labels[feed] = feed if has_room else OTHER
        return self._labels[feed]


def _exemplar(source: str) -> dict[str, str] | None:
    """Return the exemplar with a raw record's trace (OpenMetrics 1.0)."""
    return {"trace_id": trace_id(source)} if source else None


def _mean_gap(poll: PollOutcome) -> float:
    """Return the scheduler's decayed mean, ``span`` over ``count``."""
    return poll.state.get("span", 0.0) / max(poll.state.get("count", 1), 1)


def _seconds(since: datetime, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds())
