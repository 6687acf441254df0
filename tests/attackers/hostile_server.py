"""
The hostile feed server: ``python -m tests.attackers.hostile_server``.

It is a process of its own, so that its CPU time is not counted as ours. Its
first line of output is its port. ``/ATTACK`` starts an attack; ``/`` returns
the bytes that it sent and received since the last time, as JSON.
"""

import asyncio
import json
from collections import Counter
from contextlib import suppress
from urllib.parse import unquote

from tests.attackers.attacks import answer

__all__ = ["main"]

SMALL = 16 * 1024
"""Bytes that may wait here unsent: then the count is about what was sent."""


class HostileServer:
    """Answers as the attacks say; counts bytes."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Serve one connection; its requests follow each other."""
        writer.transport.set_write_buffer_limits(SMALL)
        with suppress(OSError, asyncio.IncompleteReadError):
            while request := await reader.readuntil(b"\r\n\r\n"):
                path = request.split()[1].decode().partition("?")[0]
                name = unquote(path.strip("/"))
                if not name:
                    await self._report(writer)
                    break
                self._counts["received"] += len(request)
                self._counts["requests"] += 1
                async for piece in answer(name):
                    writer.write(piece)
                    await writer.drain()
                    self._counts["sent"] += len(piece)
                if not name.startswith("redirect"):
                    break
        writer.close()

    async def _report(self, writer: asyncio.StreamWriter) -> None:
        body = json.dumps(self._counts).encode()
        self._counts.clear()
        length = b"Content-Length: %d\r\n" % len(body)
        writer.write(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n" + body)
        await writer.drain()


async def main() -> None:
    """Serve until the process is ended."""
    server = await asyncio.start_server(
        HostileServer().serve, "127.0.0.1", 0, limit=BIGGEST_REQUEST
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


BIGGEST_REQUEST = 64 * 1024

if __name__ == "__main__":
    asyncio.run(main())
