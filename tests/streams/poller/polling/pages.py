"""A site with pages and a robots file, and items that link to it."""

from datetime import UTC, datetime

from aiohttp import web

from extractors.model.raw import RawItem
from streams.poller.polling.full_text import FullTextFetcher
from streams.poller.scheduling.host_limits import HostLimits
from streams.records import FeedRegistration
from tests.streams.poller.conftest import Clock, serving

FEED = FeedRegistration(
    "a", "http://wire.test/", full_text=True, allow_private=("127.0.0.0/8",)
)
PAGE = b"<html><body><p>Ferry service resumes.</p></body></html>"


class Site:
    """A site with a robots file; `asked` lists the requested paths."""

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


def full_text(client, clock=None, spacing=0.0):
    return FullTextFetcher(client, HostLimits(spacing), clock or Clock())


async def fetch_page(client, site, path="/story"):
    async with serving(site.answer) as port:
        return await full_text(client).attach_page(item(port, path), FEED)
