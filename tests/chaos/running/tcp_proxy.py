"""
A network on loopback that a test can cut: a TCP proxy in its own thread.

It forwards each connection to one port. `cut` closes all connections and
refuses new ones, as a firewall that rejects does. `delay` holds back every
piece of data. `half_open` is a peer that has gone without a word: the
connections stay open, nothing comes back, and new ones get no answer.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

__all__ = ["TcpProxy"]

PIECE = 1 << 16
CALL_WITHIN = 10.0


@dataclass(eq=False, slots=True)
class Connection:
    """
    One forwarded connection.

    Attributes:
        is_dead: its server does not know it any more.
    """

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter | None = None
    is_dead: bool = False


@dataclass(slots=True)
class TcpProxy:
    """
    Forwards the connections of one port to another port.

    Attributes:
        target: port on loopback to which it forwards.
        port: its own port on loopback, from `start` on.
    """

    target: int
    port: int = 0
    _loop: asyncio.AbstractEventLoop = field(
        default_factory=asyncio.new_event_loop
    )
    _connections: set[Connection] = field(default_factory=set)
    _server: asyncio.Server | None = None
    _seconds: float = 0.0
    _is_cut: bool = False
    _is_silent: bool = False
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Open the port; it stays the same until `close`."""
        self._thread = threading.Thread(
            target=self._loop.run_forever, daemon=True
        )
        self._thread.start()
        self._run(self._listen())

    def close(self) -> None:
        """Close all connections and the port."""
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        if self._thread is not None:
            self._thread.join(CALL_WITHIN)
        self._loop.close()

    def cut(self) -> None:
        """Close all connections with a reset, and refuse new ones."""
        self._is_cut = True
        self._call(self._abort_all)

    def delay(self, seconds: float) -> None:
        """Hold back every piece of data, in both directions."""
        self._seconds = seconds

    def half_open(self) -> None:
        """Let the server lose all connections, and the client none."""
        self._is_silent = True
        self._call(self._lose_all)

    def heal(self) -> None:
        """Forward again; dead connections are reset at their next data."""
        self._is_cut = self._is_silent = False
        self._seconds = 0.0

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(
            CALL_WITHIN
        )

    def _call(self, function: Callable[[], None]) -> None:
        async def call() -> None:
            function()

        self._run(call())

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(
            self._forward, "127.0.0.1", self.port
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._abort_all()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _abort_all(self) -> None:
        for connection in list(self._connections):
            _abort(connection.client)
            _abort(connection.server)

    def _lose_all(self) -> None:
        for connection in self._connections:
            connection.is_dead = True
            _abort(connection.server)

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connection = Connection(writer, is_dead=self._is_silent)
        self._connections.add(connection)
        try:
            with suppress(OSError):
                await self._exchange(connection, reader)
        finally:
            self._connections.discard(connection)
            _abort(connection.client)
            _abort(connection.server)

    async def _exchange(
        self, connection: Connection, reader: asyncio.StreamReader
    ) -> None:
        if self._is_cut:
            return
        if not connection.is_dead:
            answers, connection.server = await asyncio.open_connection(
                "127.0.0.1", self.target
            )
            answering = asyncio.create_task(
                self._answer(connection, answers, connection.server)
            )
            try:
                await self._pump(connection, reader, connection.server)
            finally:
                answering.cancel()
        # What a client sends to a dead peer gets no answer at first.
        while connection.is_dead and await reader.read(PIECE):
            if not self._is_silent:
                return

    async def _answer(
        self,
        connection: Connection,
        answers: asyncio.StreamReader,
        server: asyncio.StreamWriter,
    ) -> None:
        with suppress(OSError):
            await self._pump(connection, answers, connection.client)
        if not connection.is_dead:
            _abort(connection.client)
            _abort(server)

    async def _pump(
        self,
        connection: Connection,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        while data := await reader.read(PIECE):
            if self._seconds:
                await asyncio.sleep(self._seconds)
            if connection.is_dead:
                return
            writer.write(data)
            await writer.drain()


def _abort(writer: asyncio.StreamWriter | None) -> None:
    if writer is not None:
        writer.transport.abort()
