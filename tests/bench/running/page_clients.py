"""Readers of the desk page: open pages, and requests with their times."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp

__all__ = ["OpenPages", "clients", "get", "opened"]


class OpenPages:
    """
    Pages whose lists are live.

    Attributes:
        seen: time at which each open page got an event, by item.
    """

    def __init__(self) -> None:
        self.seen: dict[str, list[float]] = {}

    async def follow(self, session: aiohttp.ClientSession, url: str) -> None:
        """Read one stream until cancelled."""
        timeout = aiohttp.ClientTimeout(total=None)
        async with session.get(url, timeout=timeout) as answer:
            async for line in answer.content:
                if line.startswith(b"data: <li") and b'data-uri="' in line:
                    uri = line.partition(b'data-uri="')[2].partition(b'"')[0]
                    times = self.seen.setdefault(uri.decode(), [])
                    times.append(time.time())


@asynccontextmanager
async def opened(
    sessions: Sequence[aiohttp.ClientSession], url: str, number: int
) -> AsyncIterator[OpenPages]:
    """Yield so many open pages."""
    pages = OpenPages()
    tasks = [
        asyncio.create_task(pages.follow(sessions[n % len(sessions)], url))
        for n in range(number)
    ]
    try:
        yield pages
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def clients(
    number: int,
) -> AsyncIterator[Sequence[aiohttp.ClientSession]]:
    """Yield clients with addresses of their own: searches are limited."""
    sessions = [
        aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                local_addr=(f"127.0.1.{1 + n}", 0), limit=0
            )
        )
        for n in range(number)
    ]
    try:
        yield sessions
    finally:
        for session in sessions:
            await session.close()


async def get(session: aiohttp.ClientSession, url: str) -> float:
    """
    Return the milliseconds until a page was received.

    Raises:
        aiohttp.ClientResponseError: its status is not 200.
    """
    start = time.perf_counter()
    async with session.get(url) as answer:
        answer.raise_for_status()
        await answer.read()
    return (time.perf_counter() - start) * 1000
