"""Pages of items over real loopback sockets."""

import asyncio
import time
from datetime import UTC, datetime

import pytest
from aiohttp import web

from extractors.model.raw import PAGE_MARK, RawItem
from streams.poller.polling.full_text import FullTextFetcher
from streams.poller.scheduling.host_limits import HostLimits
from tests.extractors.html.walls import CHALLENGE, DENIED
from tests.streams.poller.conftest import Clock, serving
from tests.streams.poller.polling.pages import (
    FEED,
    PAGE,
    Site,
    full_text,
    item,
)


@pytest.mark.parametrize(
    "url", ["mailto:desk@news.test", "http://[::1", "story", "http:///x"]
)
async def test_link_that_is_not_a_web_address_is_marked(fetcher, url):
    unlinked = RawItem(
        "a", "urn:x:1", "", datetime(2026, 3, 2, tzinfo=UTC), b"", url=url
    )

    result = await full_text(fetcher).attach_page(unlinked, FEED)

    assert result.headers[PAGE_MARK] == "bad-url"


class Slow:
    """
    Hosts that answer after 0.2 s.

    Attributes:
        most: the most requests that each host had under way at once.
    """

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


async def test_pages_of_a_host_are_fetched_two_at_once_and_in_order(fetcher):
    site = Slow()
    async with serving(site.answer) as port:
        pages = full_text(fetcher)
        began = time.monotonic()
        results = await asyncio.gather(
            *(
                pages.attach_page(
                    item(port, f"/{host}{n}", f"{host}.test"), FEED
                )
                for host in ("a", "b", "c")
                for n in range(4)
            )
        )
        took = time.monotonic() - began

    assert all(result.page for result in results)
    assert set(site.most.values()) == {2}
    assert len(site.most) == 3
    assert took < 12 * 0.2
    for host in ("a", "b", "c"):
        paths = [path for path in site.order if path.startswith(f"/{host}")]
        assert {*paths[:2]} == {f"/{host}0", f"/{host}1"}


async def test_page_request_does_not_delay_polls_of_the_host(fetcher):
    site, clock = Site("User-agent: *\nCrawl-delay: 60"), Clock()
    hosts = HostLimits(0.0)
    async with serving(site.answer) as port:
        pages = FullTextFetcher(fetcher, hosts, clock)
        await pages.attach_page(item(port), FEED)

    assert hosts.ready_at(f"news.test:{port}", clock.at) == clock.at


@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after_of_a_page_blocks_polls_of_the_host(fetcher, status):
    async def handler(request):
        if request.path == "/robots.txt":
            return web.Response(status=404)
        return web.Response(status=status, headers={"Retry-After": "300"})

    clock, hosts = Clock(), HostLimits(0.0)
    async with serving(handler) as port:
        pages = FullTextFetcher(fetcher, hosts, clock)
        result = await pages.attach_page(item(port), FEED)

    ready = hosts.ready_at(f"news.test:{port}", clock.at)
    assert result.headers[PAGE_MARK] == f"status-{status}"
    assert (ready - clock.at).total_seconds() == 300


@pytest.mark.parametrize(
    ("status", "body", "mark"),
    [
        (200, CHALLENGE, "bot-wall"),
        (200, DENIED, "bot-wall"),
        (403, DENIED, "status-403"),
    ],
)
async def test_block_page_is_marked_and_not_attached(
    fetcher, status, body, mark
):
    async def handler(request):
        if request.path == "/robots.txt":
            return web.Response(status=404)
        return web.Response(text=body, status=status, content_type="text/html")

    async with serving(handler) as port:
        result = await full_text(fetcher).attach_page(item(port), FEED)

    assert (result.page, result.headers[PAGE_MARK]) == (None, mark)


async def test_redirect_to_a_consent_host_is_marked(fetcher):
    async def handler(request):
        if request.path == "/robots.txt":
            return web.Response(status=404)
        if request.path == "/story":
            target = f"http://consent.news.test:{request.url.port}/ask"
            return web.Response(status=302, headers={"Location": target})
        return web.Response(body=PAGE, content_type="text/html")

    async with serving(handler) as port:
        result = await full_text(fetcher).attach_page(item(port), FEED)

    assert (result.page, result.headers[PAGE_MARK]) == (None, "consent-wall")
