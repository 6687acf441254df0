"""Clean a raw record again, in a process of its own, within the limits."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from extractors.model.errors import ExtractError
from extractors.output.codec import decode
from streams.config.settings import Settings
from streams.desk.processes.pool import StepPool
from streams.records import Clean

__all__ = ["CleanPreview"]

WAITING = 4
"""Requests that wait for the process at the same time."""


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
        async with self._turn:
            if self._pool is None:
                self._pool = StepPool(self._settings)
            future = self._pool.clean(value, source)
            try:
                record = await asyncio.wrap_future(future)
                item = decode(record.value or b"", Clean).item
            except ExtractError as error:
                return {"error": f"{error.reason}: {error}"}
            except (msgspec.MsgspecError, TimeoutError) as error:
                return {"error": f"{type(error).__name__}: {error}"}
            except Exception as error:  # noqa: BLE001 - whatever the process met
                return {"error": type(error).__name__}
        return {
            "headline": item.headline,
            "body": item.body,
            "language": item.language,
        }

    def close(self) -> None:
        """Stop the process."""
        if self._pool is not None:
            self._pool.close()
