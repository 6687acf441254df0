import gzip

import pytest
from aiohttp import web

from streams import clock
from streams.poller.discovery.site_search import MAX_REQUESTS, SiteSearch
from streams.poller.scheduling.host_limits import HostLimits
from tests.streams.poller.conftest import LOOPBACK, serving
from tests.streams.poller.discovery.test_documents import ATOM, RSS
from tests.streams.poller.discovery.test_sitemaps import index, news_map

PAGE = (
    '<html><head><link rel="alternate" type="application/rss+xml" href="/top">'
    '</head><body><a href="/de/rss.xml">de</a><a href="/hidden/rss">x</a>'
    '<a href="/404/rss">gone</a><p>Ferry</p></body></html>'
)
ROBOTS = "User-agent: *\nDisallow: /hidden\nDisallow: /top\nSitemap: {}/map\n"


class Site:
    """A site that remembers what was asked."""

    def __init__(self, **pages):
        self.pages = pages
        self.asked = []

    async def handle(self, request):
        self.asked.append(request.path)
        origin = f"http://{request.host}"
        text = self.pages.get(request.path)
        if text is None:
            raise web.HTTPNotFound
        if isinstance(text, str):
            text = text.replace("{}", origin).encode()
        return web.Response(body=text)


async def search(fetcher, pages, path="/", allowed=LOOPBACK):
    site = Site(**pages)
    async with serving(site.handle) as port:
        searched = SiteSearch(
            fetcher, HostLimits(spacing=0.0), allowed, clock.now
        )
        found = await searched.search(f"http://quay.example:{port}{path}")
    paths = [feed.url.partition(str(port))[2] for feed in found]
    return paths, searched.problems, site.asked


async def test_site_is_searched_by_page_robots_file_and_sitemaps(fetcher):
    paths, problems, asked = await search(
        fetcher,
        {
            "/": PAGE,
            "/top": RSS,
            "/de/rss.xml": ATOM,
            "/robots.txt": ROBOTS,
            "/map": index(("{}/pages", "2026-03-01"), ("{}/news.gz", ""))
            .decode(),
            "/pages": news_map("").decode(),
            "/news.gz": gzip.compress(news_map()),
        },
    )  # fmt: skip

    assert paths == ["/top", "/de/rss.xml", "/news.gz"]
    assert len(problems) == 2
    assert "robots.txt does not allow" in problems[0]
    assert "status 404" in problems[1]
    assert "/hidden/rss" not in asked
    assert asked.count("/robots.txt") == 1


async def test_address_of_a_feed_is_that_feed(fetcher):
    paths, problems, asked = await search(fetcher, {"/top": RSS}, "/top")

    assert (paths, problems) == (["/top"], [])
    assert "/map" not in asked


async def test_nothing_is_guessed(fetcher):
    paths, _, asked = await search(fetcher, {"/": "<p>Ferry</p>"})

    assert paths == []
    assert set(asked) == {"/", "/robots.txt"}


async def test_private_address_is_refused(fetcher):
    paths, problems, asked = await search(fetcher, {"/": PAGE}, allowed=())

    assert (paths, asked) == ([], [])
    assert len(problems) == 1


@pytest.mark.parametrize("name", ["{}/map", "{}/map?a=1"])
async def test_sitemaps_that_name_each_other_end(fetcher, name):
    paths, _, asked = await search(
        fetcher,
        {
            "/": "<p>Ferry</p>",
            "/robots.txt": ROBOTS,
            "/map": index((name, ""), ("{}/map", "")).decode(),
        },
    )

    assert paths == []
    assert asked.count("/map") <= 2


async def test_requests_are_bounded(fetcher):
    many = index(*((f"{{}}/map/{n}", "") for n in range(49)))
    pages = {f"/map/{n}": many.decode() for n in range(49)}
    other = index(*((f"{{}}/other/{n}", "") for n in range(49))).decode()
    pages |= {"/": PAGE, "/robots.txt": ROBOTS, "/map": many.decode()}
    pages |= {"/map/7": other}

    _, _, asked = await search(fetcher, pages)

    assert len(asked) <= MAX_REQUESTS + 1
