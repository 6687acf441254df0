"""Pages and robots files over real loopback sockets."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from extractors.raw import RawItem
from streams.poller.hosts import Hosts
from streams.poller.marks import MARK
from streams.poller.pages import Pages
from streams.poller.robots import KEEP, KEEP_UNREACHABLE, Robots, parse
from streams.poller.turns import Turns
from streams.records import FeedRegistration

from .conftest import LOOPBACK, Clock, serving

FEED = FeedRegistration(
    "a", "http://wire.test/", full_text=True, allow_private=("127.0.0.0/8",)
)
PAGE = b"<html><body><p>Ferry service resumes.</p></body></html>"


class Site:
    """A site with a robots file; `asked` lists the paths in their order."""

    def __init__(self, robots="", status=200):
        self.robots, self.status, self.asked = robots, status, []

    async def answer(self, request):
        self.asked.append(request.path)
        if request.path == "/robots.txt":
            return web.Response(text=self.robots, status=self.status)
        return web.Response(body=PAGE, content_type="text/html")


def item(port, path="/story"):
    return RawItem(
        "a",
        "urn:x:1",
        "text/html",
        datetime(2026, 3, 2, tzinfo=UTC),
        b"",
        url=f"http://news.test:{port}{path}",
    )


def pages(fetcher, clock=None, spacing=0.0):
    return Pages(fetcher, Hosts(spacing), clock or Clock())


async def fetched(fetcher, site, path="/story"):
    async with serving(site.answer) as port:
        return await pages(fetcher).add(item(port, path), FEED)


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: *\nDisallow: /story\n",
        "User-agent: other\nDisallow:\n\nUser-agent: copydesk\nDisallow: /",
        "USER-AGENT: CopyDesk/2.0 # all of them\nDisallow: *tory$",
        "\ufeffUser-agent: copydesk\nUser-agent: x\nDisallow: /\nAllow: /a",
    ],
)
async def test_a_disallowed_page_is_not_fetched(fetcher, robots):
    site = Site(robots)

    got = await fetched(fetcher, site)

    assert got.headers[MARK] == "robots"
    assert got.page is None
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
async def test_an_allowed_page_is_fetched(fetcher, robots, status):
    got = await fetched(fetcher, Site(robots, status))

    assert MARK not in got.headers
    assert got.page.body == PAGE


@pytest.mark.parametrize("status", [500, 503])
async def test_a_broken_server_disallows_all_for_a_while(fetcher, status):
    site, clock = Site(status=status), Clock()
    async with serving(site.answer) as port:
        some = pages(fetcher, clock)
        first = await some.add(item(port), FEED)
        site.status = 404
        again = await some.add(item(port), FEED)
        clock.move(KEEP_UNREACHABLE.total_seconds() + 1)
        later = await some.add(item(port), FEED)

    assert first.headers[MARK] == again.headers[MARK] == "robots"
    assert later.page.body == PAGE
    assert site.asked == ["/robots.txt", "/robots.txt", "/story"]


async def test_an_unreachable_site_disallows_all(fetcher):
    async with serving(Site().answer) as port:
        pass

    got = await pages(fetcher).add(item(port), FEED)

    assert got.headers[MARK] == "robots"


async def test_a_robots_file_of_any_size_is_bounded(fetcher):
    got = await fetched(fetcher, Site("# " + "x" * 600_000))

    assert got.headers[MARK] == "robots"


async def test_a_private_site_stays_closed_to_other_feeds(fetcher):
    site = Site()
    shut = FeedRegistration("b", "http://wire.test/", full_text=True)
    async with serving(site.answer) as port:
        some = pages(fetcher)
        ours = await some.add(item(port), FEED)
        theirs = await some.add(item(port), shut)

    assert ours.page
    assert theirs.headers[MARK] == "robots"
    assert site.asked == ["/robots.txt", "/story"]


async def test_the_file_is_asked_once_by_many_and_again_when_old(fetcher):
    site, clock = Site("User-agent: *\nDisallow: /x"), Clock()
    async with serving(site.answer) as port:
        some = pages(fetcher, clock)
        await asyncio.gather(
            *(some.add(item(port, f"/{n}"), FEED) for n in range(5))
        )
        once = site.asked.count("/robots.txt")
        clock.move(KEEP.total_seconds() + 1)
        await some.add(item(port), FEED)

    assert once == 1
    assert site.asked.count("/robots.txt") == 2
    assert timedelta(hours=24) >= KEEP


async def test_a_crawl_delay_spaces_the_pages(fetcher):
    site = Site("User-agent: copydesk\nCrawl-delay: 0.4\nAllow: /")
    async with serving(site.answer) as port:
        some = pages(fetcher, lambda: datetime.now(UTC))
        await some.add(item(port), FEED)
        began = time.monotonic()
        got = await some.add(item(port), FEED)

    assert got.page
    assert 0.3 < time.monotonic() - began < 1.5


async def test_a_delay_beyond_patience_fails_at_once(fetcher):
    site = Site("User-agent: copydesk\nCrawl-delay: 86400\nAllow: /")
    async with serving(site.answer) as port:
        some = pages(fetcher)
        await some.add(item(port), FEED)
        got = await some.add(item(port), FEED)

    assert got.headers[MARK] == "busy-host"


@pytest.mark.parametrize(
    "url", ["mailto:desk@news.test", "http://[::1", "story", "http:///x"]
)
async def test_what_is_no_address_is_marked(fetcher, url):
    one = RawItem(
        "a", "urn:x:1", "", datetime(2026, 3, 2, tzinfo=UTC), b"", url=url
    )

    got = await pages(fetcher).add(one, FEED)

    assert got.headers[MARK] == "bad-url"


async def test_what_is_kept_is_bounded(fetcher, monkeypatch):
    monkeypatch.setattr("streams.poller.robots.MOST_TEXT", 100)
    site, clock = Site("User-agent: *\nDisallow: /x\n" + "#" * 40), Clock()
    async with serving(site.answer) as port:
        some = Robots(fetcher, Turns(Hosts(0.0), clock), clock)
        for name in ("a", "b", "a"):
            await some.rules(f"http://{name}.test:{port}/", LOOPBACK)

    assert site.asked == ["/robots.txt"] * 3


def test_many_names_and_rules_do_not_multiply():
    names = "".join(f"User-agent: bot{n}\n" for n in range(12_000))
    rules = "".join(f"Disallow: /{n}\n" for n in range(12_000))
    began = time.monotonic()

    found = parse(f"{names}User-agent: copydesk\n{rules}".encode())

    assert not found.allow("http://news.test/11999")
    assert found.allow("http://news.test/story")
    assert time.monotonic() - began < 5


def test_wildcards_take_no_more_than_linear_time():
    body = "User-agent: *\nDisallow: /" + "*a" * 2000 + "*b$\n"
    began = time.monotonic()

    assert parse(body.encode()).allow("http://news.test/" + "a" * 8000)
    assert time.monotonic() - began < 1
