"""Metrics: names by Prometheus's rules, label sets that stay closed."""

import re
import shutil
import subprocess
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.metrics import MetricWrapperBase

from streams.records import PollOutcome
from streams.telemetry.metrics import MOST_AGENCIES, MOST_FEEDS, build

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def poll(feed="north", outcome="new", **fields):
    return PollOutcome(
        feed, outcome, NOW, NOW + timedelta(minutes=1), **fields
    )


@pytest.fixture
def registry():
    return CollectorRegistry()


@pytest.fixture
def metrics(registry):
    return build(registry)


def test_a_poll_is_counted_and_dates_its_feed(metrics, registry):
    metrics.observe_poll(poll(new=3, unchanged=2))

    value = registry.get_sample_value
    assert value("copydesk_polls_total", {"outcome": "new"}) == 1
    assert value("copydesk_poll_entries_total", {"state": "new"}) == 3
    name = "copydesk_feed_last_new_timestamp_seconds"
    assert value(name, {"feed": "north"}) == NOW.timestamp()
    assert value("copydesk_feeds") == 1


def test_a_poll_without_news_leaves_the_last_news_alone(metrics, registry):
    metrics.observe_poll(poll(outcome="not_modified"))

    name = "copydesk_feed_last_new_timestamp_seconds"
    assert registry.get_sample_value(name, {"feed": "north"}) is None


def test_an_unknown_outcome_makes_no_label(metrics, registry):
    metrics.observe_poll(poll(outcome="novel"))

    assert (
        registry.get_sample_value("copydesk_polls_total", {"outcome": "other"})
        == 1
    )


def test_feeds_are_labels_up_to_a_bound(metrics, registry):
    for number in range(MOST_FEEDS + 5):
        metrics.observe_poll(poll(f"feed-{number}"))

    series = [
        sample
        for family in registry.collect()
        for sample in family.samples
        if sample.name == "copydesk_feed_last_poll_timestamp_seconds"
    ]
    assert len(series) == MOST_FEEDS + 1


def test_a_feed_that_went_away_takes_its_series_along(metrics, registry):
    metrics.observe_poll(poll(new=1))
    metrics.forget_feed("north")
    metrics.forget_feed("never-seen")

    assert b'feed="north"' not in generate_latest(registry)


def test_latencies_never_go_below_zero(metrics, registry):
    metrics.emitted(NOW, NOW + timedelta(seconds=9), None)

    assert (
        registry.get_sample_value("copydesk_fetched_to_emitted_seconds_sum")
        == 0
    )


def test_a_reason_that_is_no_slug_is_other(metrics, registry):
    metrics.dead_letter("clean", "Item 7 of feed north!")
    metrics.dead_letter("clean", "no-body")

    text = generate_latest(registry).decode()
    assert 'reason="other",stage="clean"} 1.0' in text
    assert 'reason="no-body",stage="clean"} 1.0' in text


def test_known_label_values_are_there_from_the_start(registry):
    build(registry)

    labels = {"stage": "dedupe", "outcome": "killed"}
    assert registry.get_sample_value("copydesk_items_total", labels) == 0


def test_agencies_are_labels_up_to_a_bound(metrics, registry):
    for number in range(MOST_AGENCIES + 5):
        metrics.first(f"Agency {number}", 60.0)
    metrics.first("Agency 3", 240.0)
    metrics.first("", 60.0)

    name = "copydesk_story_firsts_total"
    value = registry.get_sample_value
    assert value(name, {"agency": "other"}) == 6
    assert value(name, {"agency": "Agency 3"}) == 2
    lead = "copydesk_story_lead_seconds_sum"
    assert value(lead, {"agency": "Agency 3"}) == 300


CLOSED = {"stage", "outcome", "state", "reason", "kind"}
"""Labels whose values are listed in code, or slugs that are."""
BOUNDED = {"feed", "agency"}
"""Labels that come from the feed list, up to so many."""


def described(metrics):
    for one in vars_of(metrics):
        suffix = "_total" if isinstance(one, Counter) else ""
        yield one._name + suffix, one._labelnames, one._documentation


def vars_of(metrics):
    values = (getattr(metrics, one.name) for one in fields(metrics))
    return [one for one in values if isinstance(one, MetricWrapperBase)]


def test_no_label_is_without_bound(metrics):
    for name, labels, _ in described(metrics):
        assert set(labels) <= CLOSED | BOUNDED, name


def test_the_readme_tells_of_every_metric_and_of_no_other(metrics, request):
    readme = (request.config.rootpath / "README.md").read_text()
    told = re.findall(r"(?m)^\| `(copydesk_\w+)` \| (.*?) \| (.*) \|$", readme)

    assert told == [
        (name, ", ".join(f"`{one}`" for one in sorted(labels)), about)
        for name, labels, about in described(metrics)
    ]


@pytest.mark.skipif(
    not shutil.which("promtool"), reason="needs Debian's prometheus package"
)
def test_promtool_finds_nothing_to_say(metrics, registry):
    metrics.observe_poll(poll(new=1))
    metrics.count_item("clean", "item")
    metrics.observe_stage("clean", 0.1)
    metrics.emitted(NOW, NOW, NOW)
    metrics.first("North Wire", 60.0)

    found = subprocess.run(
        ["promtool", "check", "metrics"],
        input=generate_latest(registry), capture_output=True, check=False,
    )  # fmt: skip
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")
