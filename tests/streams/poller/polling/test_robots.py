"""Robots files over real loopback sockets."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from extractors.model.raw import PAGE_MARK
from streams.poller.polling.robots import (
    CACHE_TIME,
    CACHE_TIME_UNREACHABLE,
    Robots,
    parse,
)
from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.scheduling.host_slots import HostSlots
from streams.records import FeedRegistration
from tests.streams.poller.conftest import LOOPBACK, Clock, serving
from tests.streams.poller.polling.pages import (
    FEED,
    PAGE,
    Site,
    fetch_page,
    full_text,
    item,
)


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: *\nDisallow: /story\n",
        "User-agent: other\nDisallow:\n\nUser-agent: copydesk\nDisallow: /",
        "USER-AGENT: CopyDesk/2.0 # all of them\nDisallow: *tory$",
        "\ufeffUser-agent: copydesk\nUser-agent: x\nDisallow: /\nAllow: /a",
    ],
)
async def test_disallowed_page_is_not_fetched(fetcher, robots):
    site = Site(robots)

    result = await fetch_page(fetcher, site)

    assert result.headers[PAGE_MARK] == "robots"
    assert result.page is None
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("robots", "status"),
    [
        ("User-agent: *\nDisallow: /private\n", 200),
        ("User-agent: *\nDisallow: /\n\nUser-agent: copydesk\nAllow: /", 200),
        ("User-agent: copydesk-images\nDisallow: /", 200),
        ("User-agent: *\nDisallow: /\nAllow: /story", 200),
        ("", 200),
        ("User-agent: *\nDisallow: /", 404),
        ("User-agent: *\nDisallow: /", 401),
        ("<html>no such page</html>", 200),
    ],
)
async def test_allowed_page_is_fetched(fetcher, robots, status):
    result = await fetch_page(fetcher, Site(robots, status))

    assert PAGE_MARK not in result.headers
    assert result.page.body == PAGE


@pytest.mark.parametrize("status", [500, 503])
async def test_broken_server_disallows_all_pages_for_a_while(fetcher, status):
    site, clock = Site(status=status), Clock()
    async with serving(site.answer) as port:
        pages = full_text(fetcher, clock)
        first = await pages.attach_page(item(port), FEED)
        site.status = 404
        again = await pages.attach_page(item(port), FEED)
        clock.move(CACHE_TIME_UNREACHABLE.total_seconds() + 1)
        later = await pages.attach_page(item(port), FEED)

    assert first.headers[PAGE_MARK] == again.headers[PAGE_MARK] == "robots"
    assert later.page.body == PAGE
    assert site.asked == ["/robots.txt", "/robots.txt", "/story"]


async def test_unreachable_site_disallows_all_pages(fetcher):
    async with serving(Site().answer) as port:
        pass

    result = await full_text(fetcher).attach_page(item(port), FEED)

    assert result.headers[PAGE_MARK] == "robots"


async def test_too_large_robots_file_disallows_all_pages(fetcher):
    result = await fetch_page(fetcher, Site("# " + "x" * 600_000))

    assert result.headers[PAGE_MARK] == "robots"


async def test_private_site_stays_closed_to_other_feeds(fetcher):
    site = Site()
    other_feed = FeedRegistration("b", "http://wire.test/", full_text=True)
    async with serving(site.answer) as port:
        pages = full_text(fetcher)
        allowed = await pages.attach_page(item(port), FEED)
        refused = await pages.attach_page(item(port), other_feed)

    assert allowed.page
    assert refused.headers[PAGE_MARK] == "robots"
    assert site.asked == ["/robots.txt", "/story"]


async def test_robots_file_is_fetched_once_until_it_expires(fetcher):
    site, clock = Site("User-agent: *\nDisallow: /x"), Clock()
    async with serving(site.answer) as port:
        pages = full_text(fetcher, clock)
        await asyncio.gather(
            *(pages.attach_page(item(port, f"/{n}"), FEED) for n in range(5))
        )
        once = site.asked.count("/robots.txt")
        clock.move(CACHE_TIME.total_seconds() + 1)
        await pages.attach_page(item(port), FEED)

    assert once == 1
    assert site.asked.count("/robots.txt") == 2
    assert timedelta(hours=24) >= CACHE_TIME


async def test_crawl_delay_spaces_page_requests(fetcher):
    site = Site("User-agent: copydesk\nCrawl-delay: 0.4\nAllow: /")
    async with serving(site.answer) as port:
        pages = full_text(fetcher, lambda: datetime.now(UTC))
        await pages.attach_page(item(port), FEED)
        began = time.monotonic()
        result = await pages.attach_page(item(port), FEED)

    assert result.page
    assert 0.3 < time.monotonic() - began < 1.5


async def test_crawl_delay_beyond_the_longest_wait_fails_at_once(fetcher):
    site = Site("User-agent: copydesk\nCrawl-delay: 86400\nAllow: /")
    async with serving(site.answer) as port:
        pages = full_text(fetcher)
        await pages.attach_page(item(port), FEED)
        result = await pages.attach_page(item(port), FEED)

    assert result.headers[PAGE_MARK] == "busy-host"


async def test_robots_cache_is_bounded(fetcher, monkeypatch):
    monkeypatch.setattr("streams.poller.polling.robots.MAX_CACHED_TEXT", 100)
    site, clock = Site("User-agent: *\nDisallow: /x\n" + "#" * 40), Clock()
    async with serving(site.answer) as port:
        robots = Robots(fetcher, HostSlots(HostLimits(0.0), clock), clock)
        for name in ("a", "b", "a"):
            await robots.rules_for(f"http://{name}.test:{port}/", LOOPBACK)

    assert site.asked == ["/robots.txt"] * 3


def test_robots_file_with_many_names_and_rules_is_parsed_in_time():
    names = "".join(f"User-agent: bot{n}\n" for n in range(12_000))
    rules = "".join(f"Disallow: /{n}\n" for n in range(12_000))
    began = time.monotonic()

    parsed = parse(f"{names}User-agent: copydesk\n{rules}".encode())

    assert not parsed.allow("http://news.test/11999")
    assert parsed.allow("http://news.test/story")
    assert time.monotonic() - began < 5


def test_robots_wildcards_take_linear_time_at_most():
    body = "User-agent: *\nDisallow: /" + "*a" * 2000 + "*b$\n"
    began = time.monotonic()

    assert parse(body.encode()).allow("http://news.test/" + "a" * 8000)
    assert time.monotonic() - began < 1
