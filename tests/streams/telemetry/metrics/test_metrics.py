"""Metrics: names follow Prometheus's rules, label values are bounded."""

import shutil
import subprocess
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import get_origin

import pytest
from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.metrics import MetricWrapperBase

from streams import clock
from streams.config.version import copydesk_version
from streams.records import PollOutcome
from streams.telemetry.metrics import MOST_AGENCIES, MOST_FEEDS, build
from streams.telemetry.metrics.labels import MOST_LANGUAGES, LabelLimit

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


def test_observe_poll_counts_entries_and_sets_feed_times(metrics, registry):
    metrics.observe_poll(poll(new=3, unchanged=2))

    value = registry.get_sample_value
    assert value("copydesk_polls_total", {"outcome": "new"}) == 1
    assert value("copydesk_poll_entries_total", {"state": "new"}) == 3
    name = "copydesk_feed_last_new_timestamp_seconds"
    assert value(name, {"feed": "north"}) == NOW.timestamp()
    assert value("copydesk_feeds") == 1


def test_observe_poll_without_new_items_keeps_last_new_time(metrics, registry):
    metrics.observe_poll(poll(outcome="not_modified"))

    name = "copydesk_feed_last_new_timestamp_seconds"
    assert registry.get_sample_value(name, {"feed": "north"}) is None


def test_observe_poll_unknown_outcome_is_other(metrics, registry):
    metrics.observe_poll(poll(outcome="novel"))

    assert (
        registry.get_sample_value("copydesk_polls_total", {"outcome": "other"})
        == 1
    )


def test_observe_poll_feed_labels_are_bounded(metrics, registry):
    for number in range(MOST_FEEDS + 5):
        metrics.observe_poll(poll(f"feed-{number}"))

    series = [
        sample
        for family in registry.collect()
        for sample in family.samples
        if sample.name == "copydesk_feed_last_poll_timestamp_seconds"
    ]
    assert len(series) == MOST_FEEDS + 1


def test_forget_feed_removes_its_series(metrics, registry):
    metrics.observe_poll(poll(new=1))
    metrics.forget_feed("north")
    metrics.forget_feed("never-seen")

    assert b'feed="north"' not in generate_latest(registry)


def test_observe_emission_negative_age_is_zero(metrics, registry):
    metrics.observe_emission(NOW, NOW + timedelta(seconds=9), None)

    assert (
        registry.get_sample_value("copydesk_fetched_to_emitted_seconds_sum")
        == 0
    )


def test_count_dead_letter_irregular_reason_is_other(metrics, registry):
    metrics.count_dead_letter("clean", "Item 7 of feed north!")
    metrics.count_dead_letter("clean", "no-body")

    text = generate_latest(registry).decode()
    assert 'reason="other",stage="clean"} 1.0' in text
    assert 'reason="no-body",stage="clean"} 1.0' in text


def test_build_creates_series_of_known_label_values(registry):
    build(registry)

    labels = {"stage": "dedupe", "outcome": "killed"}
    assert registry.get_sample_value("copydesk_items_total", labels) == 0


def test_count_first_agency_labels_are_bounded(metrics, registry):
    for number in range(MOST_AGENCIES + 5):
        metrics.count_first(f"Agency {number}", 60.0)
    metrics.count_first("Agency 3", 240.0)
    metrics.count_first("", 60.0)

    name = "copydesk_story_firsts_total"
    value = registry.get_sample_value
    assert value(name, {"agency": "other"}) == 6
    assert value(name, {"agency": "Agency 3"}) == 2
    lead = "copydesk_story_lead_seconds_sum"
    assert value(lead, {"agency": "Agency 3"}) == 300


def test_observe_poll_counts_found_items_by_feed(metrics, registry):
    metrics.observe_poll(poll(new=3))
    metrics.observe_poll(poll("south", "not_modified"))
    metrics.observe_delivery("north", 2, NOW, NOW)

    name, value = "copydesk_feed_items_found_total", registry.get_sample_value
    assert value(name, {"feed": "north"}) == 5
    assert value(name, {"feed": "south"}) == 0


def test_count_emitted_counts_by_feed_agency_and_language(metrics, registry):
    metrics.count_emitted("north", "North Wire", "pt-BR")
    metrics.count_emitted("south", "North Wire", "PT")
    metrics.count_emitted("south", "", "")

    value = registry.get_sample_value
    feeds = "copydesk_feed_items_emitted_total"
    agencies = "copydesk_agency_items_emitted_total"
    languages = "copydesk_language_items_emitted_total"
    assert value(feeds, {"feed": "south"}) == 2
    assert value(agencies, {"agency": "North Wire"}) == 2
    assert value(agencies, {"agency": "other"}) == 1
    assert value(languages, {"language": "pt"}) == 2
    assert value(languages, {"language": "other"}) == 1


def test_count_emitted_labels_are_bounded(metrics, registry):
    for number in range(MOST_FEEDS + 5):
        metrics.count_emitted(f"f{number}", f"A{number}", f"l{number}")
        metrics.count_feed_outcome(f"f{number}", "item")

    sizes = {
        family.name: len([s for s in family.samples if "_total" in s.name])
        for family in registry.collect()
    }
    assert sizes["copydesk_feed_items_emitted"] == MOST_FEEDS + 1
    assert sizes["copydesk_feed_outcomes"] == MOST_FEEDS + 1
    assert sizes["copydesk_agency_items_emitted"] == MOST_AGENCIES + 1
    assert sizes["copydesk_language_items_emitted"] == MOST_LANGUAGES + 1


def test_label_limit_first_values_keep_their_label():
    limit = LabelLimit(2)

    labels = [limit.label(value) for value in ("a", "", "b", "c", "a")]

    assert labels == ["a", "other", "b", "other", "a"]


def test_count_alarm_counts_by_kind_and_by_feed(metrics, registry):
    metrics.count_alarm("north", "sequence_gap")

    value = registry.get_sample_value
    labels = {"kind": "sequence_gap"}
    assert value("copydesk_alarms_total", labels) == 1
    labels["feed"] = "north"
    assert value("copydesk_feed_alarms_total", labels) == 1


def test_count_caption_distinguishes_new_and_repeated(metrics, registry):
    metrics.count_caption(is_new=True)
    metrics.count_caption(is_new=False)
    metrics.count_caption(is_new=False)

    name, value = "copydesk_captions_total", registry.get_sample_value
    assert value(name, {"kind": "new"}) == 1
    assert value(name, {"kind": "repeated"}) == 2


def test_build_exports_clock_and_version(registry):
    build(registry)

    value = registry.get_sample_value
    before = clock.now().timestamp()
    exported = value("copydesk_time_seconds")
    assert before <= exported <= clock.now().timestamp()
    labels = {"version": copydesk_version()}
    assert value("copydesk_build_info", labels) == 1


def test_count_signals_known_signals_are_counted(metrics, registry):
    metrics.count_signals(("copydesk:doubtful-body", "sig:update", "x"))

    name = "copydesk_signals_total"
    value = registry.get_sample_value
    assert value(name, {"kind": "doubtful-body"}) == 1
    assert value(name, {"kind": "x"}) is None


CLOSED = {
    "topic", "stage", "outcome", "state", "reason", "kind", "status",
    "version",
}  # fmt: skip
"""Labels whose values are constants in the code."""
BOUNDED = {"feed", "agency", "language"}
"""Labels from feeds and items, whose number is limited."""


def described(metrics):
    for metric in metrics_of(metrics):
        suffix = "_total" if isinstance(metric, Counter) else ""
        yield metric._name + suffix, metric._labelnames, metric._documentation


def metrics_of(metrics):
    values = (getattr(metrics, field.name) for field in fields(metrics))
    return [value for value in values if isinstance(value, MetricWrapperBase)]


def test_build_metric_has_the_type_of_its_field(metrics):
    for field in fields(metrics):
        assert isinstance(
            getattr(metrics, field.name), get_origin(field.type) or field.type
        )


def test_build_labels_are_closed_or_bounded(metrics):
    for name, labels, _ in described(metrics):
        assert set(labels) <= CLOSED | BOUNDED, name


@pytest.mark.skipif(
    not shutil.which("promtool"), reason="needs Debian's prometheus package"
)
def test_promtool_has_no_complaints(metrics, registry):
    metrics.observe_poll(poll(new=1))
    metrics.count_item("clean", "item")
    metrics.observe_stage("clean", 0.1)
    metrics.observe_emission(NOW, NOW, NOW)
    metrics.count_first("North Wire", 60.0)

    done = subprocess.run(
        ["promtool", "check", "metrics"],
        input=generate_latest(registry), capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
