"""Cleaning ahead of a replay, in the processes that a worker cleans in."""

import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator
from concurrent.futures import Future, wait

from streams.desk.clean.process_pool import CleanPool
from streams.desk.simulator import Cleaning
from streams.kafka.dead_letters import Origin
from streams.kafka.records import ProducerRecord

__all__ = ["cleaned_ahead"]

MOST = 8
"""Records under way: enough that no process waits, and little memory."""


async def cleaned_ahead(
    origins: AsyncIterable[Origin], pool: CleanPool
) -> AsyncIterator[tuple[Origin, Cleaning]]:
    """
    Give each record, in order, once it is cleaned or refused.

    A document that crashes its process, hangs or eats memory is refused as
    in a worker; its cleaning raises what `refusal` understands.
    """
    waiting: deque[tuple[Origin, Future[ProducerRecord]]] = deque()
    async for origin in origins:
        waiting.append((origin, pool.submit(origin.value, origin.source)))
        if len(waiting) >= MOST:
            yield await _first(waiting)
    while waiting:
        yield await _first(waiting)


async def _first(
    waiting: "deque[tuple[Origin, Future[ProducerRecord]]]",
) -> tuple[Origin, Cleaning]:
    origin, future = waiting.popleft()
    await asyncio.to_thread(wait, [future])
    return origin, lambda *_: future.result()
