"""Pages and robots files over real loopback sockets."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from extractors.model.raw import PAGE_MARK, RawItem
from streams.poller.polling.full_text import FullTextFetcher
from streams.poller.polling.robots import KEEP, KEEP_UNREACHABLE, Robots, parse
from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.scheduling.host_slots import HostSlots
from streams.records import FeedRegistration
from tests.extractors.html.walls import CHALLENGE, DENIED
from tests.streams.poller.conftest import LOOPBACK, Clock, serving

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


def item(port, path="/story", host="news.test"):
    return RawItem(
        "a",
        "urn:x:1",
        "text/html",
        datetime(2026, 3, 2, tzinfo=UTC),
        b"",
        url=f"http://{host}:{port}{path}",
    )


def pages(fetcher, clock=None, spacing=0.0):
    return FullTextFetcher(fetcher, HostLimits(spacing), clock or Clock())


async def fetched(fetcher, site, path="/story"):
    async with serving(site.answer) as port:
        return await pages(fetcher).attach_page(item(port, path), FEED)


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

    assert got.headers[PAGE_MARK] == "robots"
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

    assert PAGE_MARK not in got.headers
    assert got.page.body == PAGE


@pytest.mark.parametrize("status", [500, 503])
async def test_a_broken_server_disallows_all_for_a_while(fetcher, status):
    site, clock = Site(status=status), Clock()
    async with serving(site.answer) as port:
        some = pages(fetcher, clock)
        first = await some.attach_page(item(port), FEED)
        site.status = 404
        again = await some.attach_page(item(port), FEED)
        clock.move(KEEP_UNREACHABLE.total_seconds() + 1)
        later = await some.attach_page(item(port), FEED)

    assert first.headers[PAGE_MARK] == again.headers[PAGE_MARK] == "robots"
    assert later.page.body == PAGE
    assert site.asked == ["/robots.txt", "/robots.txt", "/story"]


async def test_an_unreachable_site_disallows_all(fetcher):
    async with serving(Site().answer) as port:
        pass

    got = await pages(fetcher).attach_page(item(port), FEED)

    assert got.headers[PAGE_MARK] == "robots"


async def test_a_robots_file_of_any_size_is_bounded(fetcher):
    got = await fetched(fetcher, Site("# " + "x" * 600_000))

    assert got.headers[PAGE_MARK] == "robots"


async def test_a_private_site_stays_closed_to_other_feeds(fetcher):
    site = Site()
    shut = FeedRegistration("b", "http://wire.test/", full_text=True)
    async with serving(site.answer) as port:
        some = pages(fetcher)
        ours = await some.attach_page(item(port), FEED)
        theirs = await some.attach_page(item(port), shut)

    assert ours.page
    assert theirs.headers[PAGE_MARK] == "robots"
    assert site.asked == ["/robots.txt", "/story"]


async def test_the_file_is_asked_once_by_many_and_again_when_old(fetcher):
    site, clock = Site("User-agent: *\nDisallow: /x"), Clock()
    async with serving(site.answer) as port:
        some = pages(fetcher, clock)
        await asyncio.gather(
            *(some.attach_page(item(port, f"/{n}"), FEED) for n in range(5))
        )
        once = site.asked.count("/robots.txt")
        clock.move(KEEP.total_seconds() + 1)
        await some.attach_page(item(port), FEED)

    assert once == 1
    assert site.asked.count("/robots.txt") == 2
    assert timedelta(hours=24) >= KEEP


async def test_a_crawl_delay_spaces_the_pages(fetcher):
    site = Site("User-agent: copydesk\nCrawl-delay: 0.4\nAllow: /")
    async with serving(site.answer) as port:
        some = pages(fetcher, lambda: datetime.now(UTC))
        await some.attach_page(item(port), FEED)
        began = time.monotonic()
        got = await some.attach_page(item(port), FEED)

    assert got.page
    assert 0.3 < time.monotonic() - began < 1.5


async def test_a_delay_beyond_patience_fails_at_once(fetcher):
    site = Site("User-agent: copydesk\nCrawl-delay: 86400\nAllow: /")
    async with serving(site.answer) as port:
        some = pages(fetcher)
        await some.attach_page(item(port), FEED)
        got = await some.attach_page(item(port), FEED)

    assert got.headers[PAGE_MARK] == "busy-host"


@pytest.mark.parametrize(
    "url", ["mailto:desk@news.test", "http://[::1", "story", "http:///x"]
)
async def test_what_is_no_address_is_marked(fetcher, url):
    one = RawItem(
        "a", "urn:x:1", "", datetime(2026, 3, 2, tzinfo=UTC), b"", url=url
    )

    got = await pages(fetcher).attach_page(one, FEED)

    assert got.headers[PAGE_MARK] == "bad-url"


async def test_what_is_kept_is_bounded(fetcher, monkeypatch):
    monkeypatch.setattr("streams.poller.polling.robots.MOST_TEXT", 100)
    site, clock = Site("User-agent: *\nDisallow: /x\n" + "#" * 40), Clock()
    async with serving(site.answer) as port:
        some = Robots(fetcher, HostSlots(HostLimits(0.0), clock), clock)
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


class Slow:
    """Hosts that answer late; `most` is what each had under way at once."""

    def __init__(self):
        self.now, self.most, self.order = {}, {}, []

    async def answer(self, request):
        if request.path == "/robots.txt":
            return web.Response(status=404)
        host = request.host
        self.order.append(request.path)
        self.now[host] = self.now.get(host, 0) + 1
        self.most[host] = max(self.most.get(host, 0), self.now[host])
        await asyncio.sleep(0.2)
        self.now[host] -= 1
        return web.Response(body=PAGE, content_type="text/html")


async def test_pages_come_two_at_once_a_host_and_in_order(fetcher):
    site = Slow()
    async with serving(site.answer) as port:
        some = pages(fetcher)
        began = time.monotonic()
        found = await asyncio.gather(
            *(
                some.attach_page(
                    item(port, f"/{host}{n}", f"{host}.test"), FEED
                )
                for host in ("a", "b", "c")
                for n in range(4)
            )
        )
        took = time.monotonic() - began

    assert all(one.page for one in found)
    assert set(site.most.values()) == {2}
    assert len(site.most) == 3
    assert took < 12 * 0.2
    for host in ("a", "b", "c"):
        mine = [path for path in site.order if path.startswith(f"/{host}")]
        assert {*mine[:2]} == {f"/{host}0", f"/{host}1"}


async def test_a_page_does_not_keep_its_sites_feeds_waiting(fetcher):
    site, clock = Site("User-agent: *\nCrawl-delay: 60"), Clock()
    hosts = HostLimits(0.0)
    async with serving(site.answer) as port:
        await FullTextFetcher(fetcher, hosts, clock).attach_page(
            item(port), FEED
        )

    assert hosts.ready_at(f"news.test:{port}", clock.at) == clock.at


@pytest.mark.parametrize("status", [429, 503])
async def test_a_page_that_asks_for_quiet_gets_it_for_all(fetcher, status):
    async def handler(request):
        if request.path == "/robots.txt":
            return web.Response(status=404)
        return web.Response(status=status, headers={"Retry-After": "300"})

    clock, hosts = Clock(), HostLimits(0.0)
    async with serving(handler) as port:
        got = await FullTextFetcher(fetcher, hosts, clock).attach_page(
            item(port), FEED
        )

    ready = hosts.ready_at(f"news.test:{port}", clock.at)
    assert got.headers[PAGE_MARK] == f"status-{status}"
    assert (ready - clock.at).total_seconds() == 300


@pytest.mark.parametrize(
    ("status", "body", "mark"),
    [
        (200, CHALLENGE, "bot-wall"),
        (200, DENIED, "bot-wall"),
        (403, DENIED, "status-403"),
    ],
)
async def test_a_gate_is_marked_and_left_out(fetcher, status, body, mark):
    async def handler(request):
        if request.path == "/robots.txt":
            return web.Response(status=404)
        return web.Response(text=body, status=status, content_type="text/html")

    async with serving(handler) as port:
        got = await pages(fetcher).attach_page(item(port), FEED)

    assert (got.page, got.headers[PAGE_MARK]) == (None, mark)


async def test_a_consent_host_is_marked(fetcher):
    async def handler(request):
        if request.path == "/robots.txt":
            return web.Response(status=404)
        if request.path == "/story":
            onward = f"http://consent.news.test:{request.url.port}/ask"
            return web.Response(status=302, headers={"Location": onward})
        return web.Response(body=PAGE, content_type="text/html")

    async with serving(handler) as port:
        got = await pages(fetcher).attach_page(item(port), FEED)

    assert (got.page, got.headers[PAGE_MARK]) == (None, "consent-wall")
