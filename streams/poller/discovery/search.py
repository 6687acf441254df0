"""One search of a site with a client of its own."""

from collections.abc import Callable

from streams import clock
from streams.config.settings import Settings
from streams.poller.discovery.documents import FoundFeed
from streams.poller.discovery.site_search import SiteSearch
from streams.poller.fetcher.address_filter import Network
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.user_agent import user_agent
from streams.poller.scheduling.host_limits import HostLimits

__all__ = ["search_site"]


async def search_site(
    settings: Settings,
    url: str,
    allowed: tuple[Network, ...] = (),
    report: Callable[[int, int], None] = lambda _done, _all: None,
    advice: str = "",
) -> tuple[tuple[FoundFeed, ...], list[str]]:
    """
    Return the feeds of a site, and what could not be read.

    Args:
        allowed, report, advice: see `SiteSearch`.
    """
    client = HttpClient(
        user_agent(settings), settings.fetch_timeout, settings.fetch_max_bytes
    )
    async with client:
        search = SiteSearch(
            client, HostLimits(), allowed, clock.now, report, advice
        )
        return await search.search(url), search.problems
