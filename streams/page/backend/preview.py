"""Clean a raw record again, in a process of its own, within the limits."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

import msgspec

from extractors.model.errors import ExtractError
from extractors.model.trace import Trace
from extractors.output.codec import decode
from streams.config.settings import Settings
from streams.desk.processes.pool import StepPool
from streams.records import Clean

__all__ = ["CleanPreview"]

T = TypeVar("T")

WAITING = 4
"""Requests that wait for the process at the same time."""


class PreviewError(Exception):
    """A record cannot be cleaned; the text is for people."""


class CleanPreview:
    """
    Runs the clean step; its process starts with the first request.

    A document that hangs or crashes costs one answer, as in the desk.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, processes=1)
        self._pool: StepPool | None = None
        self._turn = asyncio.Semaphore(WAITING)

    async def clean(self, value: bytes, source: str) -> Mapping[str, str]:
        """Return headline, body, language and error of a raw record."""
        try:
            record = await self._run(lambda pool: pool.clean(value, source))
        except PreviewError as error:
            return {"error": str(error)}
        item = decode(record.value or b"", Clean).item
        return {
            "headline": item.headline,
            "body": item.body,
            "language": item.language,
        }

    async def trace(self, value: bytes) -> tuple[tuple[Trace, ...], str]:
        """Return what the clean step does to a raw record, or its error."""
        try:
            return await self._run(lambda pool: pool.trace(value)), ""
        except PreviewError as error:
            return (), str(error)

    async def _run(self, start: Callable[[StepPool], "Future[T]"]) -> T:
        """Return a task's result; a `PreviewError` says why it has none."""
        async with self._turn:
            if self._pool is None:
                self._pool = StepPool(self._settings)
            try:
                return await asyncio.wrap_future(start(self._pool))
            except ExtractError as error:
                msg = f"{error.reason}: {error}"
                raise PreviewError(msg) from error
            except (msgspec.MsgspecError, TimeoutError) as error:
                msg = f"{type(error).__name__}: {error}"
                raise PreviewError(msg) from error
            except Exception as error:
                # Whatever the process met.
                raise PreviewError(type(error).__name__) from error

    def close(self) -> None:
        """Stop the process."""
        if self._pool is not None:
            self._pool.close()
