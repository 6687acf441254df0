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
def test_host_of_url_is_host_and_port_in_lower_case(url, host):
    assert host_of(url) == host


def test_host_limits_requests_are_spaced_and_counted():
    hosts = HostLimits(spacing=2.0, at_once=2)
    assert hosts.ready_at("a", NOW) == NOW
    hosts.acquire("a", NOW)
    assert hosts.ready_at("a", NOW) == after(2)
    assert hosts.ready_at("b", NOW) == NOW
    hosts.acquire("a", after(2))
    assert hosts.ready_at("a", after(9)) == after(11)
    hosts.release("a")
    assert hosts.ready_at("a", after(9)) == after(9)


def test_acquire_uses_only_a_longer_spacing():
    hosts = HostLimits(spacing=2.0)
    hosts.acquire("a", NOW, 10.0)
    hosts.acquire("b", NOW, 0.5)
    assert hosts.ready_at("a", NOW) == after(10)
    assert hosts.ready_at("b", NOW) == after(2)


def test_block_is_never_shortened_and_shared_by_both_budgets():
    hosts = HostLimits(0.0)
    pages = hosts.separate_budget()
    hosts.block_until("a", after(60))
    pages.block_until("a", after(30))
    assert hosts.ready_at("a", NOW) == pages.ready_at("a", NOW) == after(60)
    assert hosts.blocked_until("a", after(61)) == after(61)


def test_separate_budget_of_pages_does_not_delay_feeds():
    hosts = HostLimits(spacing=1.0, at_once=1)
    pages = hosts.separate_budget()
    pages.acquire("a", NOW, 600.0)
    assert pages.ready_at("a", NOW) == after(600)
    assert hosts.ready_at("a", NOW) == NOW


def test_host_limits_size_is_bounded_by_active_hosts(monkeypatch):
    monkeypatch.setattr(module, "TIDY_FROM", 100)
    hosts = HostLimits(1.0)
    hosts.acquire("busy", NOW)
    hosts.block_until("blocked", after(10**6))
    for number in range(5000):
        name = f"h{number}"
        hosts.acquire(name, after(number))
        hosts.release(name)

    # One request a second and 600 s until a host is forgotten: 602 hosts,
    # doubled because idle hosts are removed late.
    assert len(hosts) <= 2 * 602 + 2
    assert hosts.ready_at("blocked", after(5000)) == after(10**6)
    hosts.acquire("busy", after(5000))
    assert hosts.ready_at("busy", after(5002)) > after(5002)


def test_forget_removes_only_idle_unblocked_hosts():
    hosts = HostLimits(1.0)
    for name in ("idle", "recent", "busy"):
        hosts.acquire(name, NOW)
    hosts.release("idle")
    hosts.release("recent")
    hosts.acquire("recent", after(500))
    hosts.release("recent")
    hosts.block_until("blocked", after(700))
    hosts.block_until("unblocked", after(500))

    hosts.forget(after(601))

    assert len(hosts) == 3
    assert hosts.ready_at("blocked", after(601)) == after(700)
