"""The tasks on the read model: fill it, prune it, merge its words."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

import structlog

from streams import clock
from streams.config.settings import Settings
from streams.page.consumer import AT_ONCE, PageConsumer
from streams.page.model.change import Change
from streams.page.model.items import to_millis
from streams.page.model.source import SourceRecord
from streams.page.store.pruning import Limits
from streams.page.store.writer import Writer
from streams.page.web.service import Service

__all__ = ["ModelUpkeep"]

T = TypeVar("T")

PRUNE_EVERY = 60.0
MERGE_AFTER = 16
"""Batches after which words are merged while there is much to read."""
MERGE_PAUSE = 2
"""Otherwise, the pause after a step of a merge, in lengths of that step."""
DAY_MS = 86_400_000

log = structlog.get_logger()


class InThread(Protocol):
    """Runs a function in the only thread that writes."""

    def __call__(self, call: Callable[[], T], /) -> Awaitable[T]:
        """Return the result of the call."""


@dataclass(frozen=True, slots=True)
class ModelUpkeep:
    """
    The tasks that write the read model, none of which ends by itself.

    Attributes:
        in_thread: runs the calls of the writer.
    """

    settings: Settings
    writer: Writer
    service: Service
    in_thread: InThread

    async def consume(self) -> None:
        """
        Write what the topics bring, and tell the open pages.

        Raises:
            RecreatedTopicError: the file must be built anew.
        """
        consumer = PageConsumer(
            self.settings,
            self.writer.positions,
            self._prepare,
            self._write,
            self._report,
        )
        await consumer.run()

    async def prune(self) -> None:
        """Remove what is too old or too much, every minute."""
        limits = Limits(
            self.settings.page_days * DAY_MS, self.settings.page_items
        )
        while True:
            await asyncio.sleep(PRUNE_EVERY)
            prune = partial(self.writer.prune, limits, to_millis(clock.now()))
            removed = 0
            while number := await self.in_thread(prune):
                removed += number
            if removed:
                log.info("old items removed", number=removed)

    async def merge(self) -> None:
        """Merge what new batches have written, between two of them."""
        changes = self.service.changes
        while True:
            seen = changes.count
            behind = self.service.state["behind"]
            is_reading = behind is None or behind > AT_ONCE
            is_more = not is_reading or seen % MERGE_AFTER == 0
            while is_more:
                start = clock.seconds()
                is_more = await self.in_thread(self.writer.merge_words)
                share = 0 if is_reading else MERGE_PAUSE
                await asyncio.sleep(share * (clock.seconds() - start))
            await changes.wait(seen, PRUNE_EVERY)

    async def _prepare(
        self, records: Sequence[SourceRecord]
    ) -> Sequence[Change]:
        return await asyncio.to_thread(self.writer.prepare, records)

    async def _write(self, changes: Sequence[Change]) -> None:
        applied = await self.in_thread(partial(self.writer.write, changes))
        if applied.unreadable:
            log.warning("unreadable records", number=applied.unreadable)
        self.service.changes.notify()

    def _report(self, behind: int) -> None:
        self.service.state["behind"] = behind
        self.service.metrics.behind.set(behind)
