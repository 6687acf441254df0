"""``python -m streams.demo [PORT]``: run the demo server until Ctrl-C."""

import asyncio
import contextlib
import signal
import sys

from streams.demo.server import start


async def _serve() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    server = await start(port=port)
    for feed in server.feeds:
        sys.stdout.write(f"{feed.feed:20} {feed.language}  {feed.url}\n")
    sys.stdout.flush()
    await stop.wait()
    await server.stop()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve())
