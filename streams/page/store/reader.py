"""
Reads of the file, in threads: the event loop never waits for the disk.

Each thread has a connection of its own, and each read sees the state after
some whole batch.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import apsw

from streams.page.query.statement import Statement
from streams.page.store.connection import open_reader

__all__ = ["Reader", "Rows", "Run"]

T = TypeVar("T")
Rows: TypeAlias = list[tuple[Any, ...]]
Run = Callable[[Statement], Rows]
"""Runs one statement within a read and returns its rows."""


class Reader:
    """
    Runs statements in a pool of threads.

    Args:
        threads: number of reads at the same time.
    """

    def __init__(self, path: Path, threads: int = 4) -> None:
        self._path = path
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def read(self, work: Callable[[Run], T]) -> T:
        """
        Return what ``work`` returns; all its statements see one state.

        Raises:
            apsw.Error: the file cannot be read.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self._in_thread, work)

    async def rows(self, statement: Statement) -> Rows:
        """Return the rows of one statement."""
        return await self.read(lambda run: run(statement))

    def close(self) -> None:
        """Wait for the reads that run, and end the threads."""
        self._pool.shutdown(cancel_futures=True)

    def _in_thread(self, work: Callable[[Run], T]) -> T:
        connection = self._connection()

        def run(statement: Statement) -> Rows:
            cursor = connection.execute(statement.sql, statement.values)
            return cursor.fetchall()

        connection.execute("BEGIN")
        try:
            return work(run)
        finally:
            connection.execute("COMMIT")

    def _connection(self) -> apsw.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = open_reader(self._path)
        connection: apsw.Connection = self._local.connection
        return connection
