"""Search a site for feeds, in a process of its own and within a time."""

import asyncio
import multiprocessing
from collections.abc import Sequence
from typing import NamedTuple

from pebble import ProcessExpired, ProcessPool

from streams.config.settings import Settings
from streams.poller.discovery.documents import FoundFeed
from streams.poller.discovery.search import search_site

__all__ = ["BusyError", "SearchedSite", "SiteDiscovery"]

WITHIN = 90.0
"""Seconds of one search; it fetches 60 documents at most, one a second."""


class BusyError(Exception):
    """Another search runs; each fetches up to 60 documents."""


class SearchedSite(NamedTuple):
    """
    What a search has found.

    Attributes:
        problems: one line for each document that could not be read.
    """

    found: Sequence[FoundFeed]
    problems: Sequence[str]


class SiteDiscovery:
    """
    Runs the poller's search; its process starts with the first request.

    Parsing pages and sitemaps would stop the event loop. The search has the
    poller's limits and its rules of addresses, and reaches no private one.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool: ProcessPool | None = None
        self._turn = asyncio.Lock()

    async def search(self, url: str) -> SearchedSite:
        """
        Return the feeds of a site.

        Raises:
            BusyError: another search runs.
        """
        if self._turn.locked():
            raise BusyError
        async with self._turn:
            if self._pool is None:
                self._pool = ProcessPool(
                    max_workers=1,
                    max_tasks=20,
                    context=multiprocessing.get_context("spawn"),
                )
            task = self._pool.schedule(
                search_task, args=[self._settings, url], timeout=WITHIN
            )
            try:
                return await asyncio.wrap_future(task)
            except TimeoutError:
                problem = f"the search took longer than {WITHIN:.0f} s"
            except ProcessExpired as error:
                problem = f"the search ended: {error}"
        return SearchedSite((), (problem,))

    def close(self) -> None:
        """Stop the process."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def search_task(settings: Settings, url: str) -> SearchedSite:
    """Search a site; runs in the process."""
    found, problems = asyncio.run(search_site(settings, url))
    return SearchedSite(found, problems)
