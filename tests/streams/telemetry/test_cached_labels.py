"""A metric behind the cache counts as the metric itself."""

from prometheus_client import CollectorRegistry, Counter, generate_latest

from streams.telemetry.cached_labels import CachedLabels


def make():
    registry = CollectorRegistry()
    counter = Counter("n", "N.", ("a", "b"), registry=registry)
    return registry, CachedLabels(counter)


def test_labels_by_position_and_by_name_are_the_same_child():
    registry, cached = make()

    cached.labels("x", 1).inc()
    cached.labels("x", 1).inc()
    cached.labels(a="x", b=1).inc()
    cached.labels(b="1", a="x").inc()

    assert registry.get_sample_value("n_total", {"a": "x", "b": "1"}) == 4


def test_labels_other_values_are_another_child():
    registry, cached = make()

    cached.labels("x", "1").inc()
    cached.labels("x", "2").inc(2)

    assert registry.get_sample_value("n_total", {"a": "x", "b": "2"}) == 2


def test_remove_removes_the_child_and_a_new_one_counts_from_0():
    registry, cached = make()
    cached.labels("x", "1").inc()

    cached.remove("x", "1")
    removed = generate_latest(registry)
    cached.labels("x", "1").inc()

    assert b'n_total{a="x"' not in removed
    assert registry.get_sample_value("n_total", {"a": "x", "b": "1"}) == 1


def test_other_attributes_are_those_of_the_metric():
    _, cached = make()

    assert cached.describe()[0].documentation == "N."
