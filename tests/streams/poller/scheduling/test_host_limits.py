from datetime import UTC, datetime, timedelta

import pytest

from streams.poller.scheduling import host_limits as module
from streams.poller.scheduling.host_limits import HostLimits, host_of

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def after(seconds):
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example/a?b", "news.example"),
        ("http://user:pass@news.example:8080/", "news.example:8080"),
        ("http://[::1]:80/", "[::1]:80"),
        ("mailto:desk@news.example", ""),
    ],
)
def test_the_host_of_an_address(url, host):
    assert host_of(url) == host


def test_requests_are_spaced_and_counted():
    hosts = HostLimits(spacing=2.0, at_once=2)
    assert hosts.ready_at("a", NOW) == NOW
    hosts.enter("a", NOW)
    assert hosts.ready_at("a", NOW) == after(2)
    assert hosts.ready_at("b", NOW) == NOW
    hosts.enter("a", after(2))
    assert hosts.ready_at("a", after(9)) == after(11)
    hosts.leave("a")
    assert hosts.ready_at("a", after(9)) == after(9)


def test_a_longer_spacing_counts_and_a_shorter_does_not():
    hosts = HostLimits(spacing=2.0)
    hosts.enter("a", NOW, 10.0)
    hosts.enter("b", NOW, 0.5)
    assert hosts.ready_at("a", NOW) == after(10)
    assert hosts.ready_at("b", NOW) == after(2)


def test_quiet_is_never_shortened_and_shared_by_both_books():
    hosts = HostLimits(0.0)
    pages = hosts.beside()
    hosts.quiet("a", after(60))
    pages.quiet("a", after(30))
    assert hosts.ready_at("a", NOW) == pages.ready_at("a", NOW) == after(60)
    assert hosts.quiet_until("a", after(61)) == after(61)


def test_pages_keep_no_feed_waiting():
    hosts = HostLimits(spacing=1.0, at_once=1)
    pages = hosts.beside()
    pages.enter("a", NOW, 600.0)
    assert pages.ready_at("a", NOW) == after(600)
    assert hosts.ready_at("a", NOW) == NOW


def test_what_is_known_is_bounded_by_the_hosts_that_matter(monkeypatch):
    monkeypatch.setattr(module, "TIDY_FROM", 100)
    hosts = HostLimits(1.0)
    hosts.enter("busy", NOW)
    hosts.quiet("quiet", after(10**6))
    for number in range(5000):
        name = f"h{number}"
        hosts.enter(name, after(number))
        hosts.leave(name)

    # An hour's worth at most: 600 s to forget, doubled by lazy tidying.
    assert len(hosts) <= 2 * 602 + 2
    assert hosts.ready_at("quiet", after(5000)) == after(10**6)
    hosts.enter("busy", after(5000))
    assert hosts.ready_at("busy", after(5002)) > after(5002)


def test_only_what_is_over_is_forgotten():
    hosts = HostLimits(1.0)
    for name in ("over", "late", "busy"):
        hosts.enter(name, NOW)
    hosts.leave("over")
    hosts.leave("late")
    hosts.enter("late", after(500))
    hosts.leave("late")
    hosts.quiet("hushed", after(700))
    hosts.quiet("heard", after(500))

    hosts.forget(after(601))

    assert len(hosts) == 3
    assert hosts.ready_at("hushed", after(601)) == after(700)
