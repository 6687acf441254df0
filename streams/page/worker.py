"""The page's worker: read model and web server in one process."""

import asyncio
import gc
import signal
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import structlog
from aiohttp import web
from prometheus_client import CollectorRegistry

from streams import clock
from streams.config.secrets import long_secret
from streams.config.settings import Settings
from streams.desk.sinks.rules import Route
from streams.page.backend.discovery import SiteDiscovery
from streams.page.backend.kafka import KafkaRequests
from streams.page.backend.preview import CleanPreview
from streams.page.consumer import RecreatedTopicError
from streams.page.hub import HubPublisher, feeds_of_routes
from streams.page.model.items import to_millis
from streams.page.store.connection import (
    delete_files,
    epoch_of,
    open_writer,
)
from streams.page.store.reader import Reader
from streams.page.store.writer import Writer
from streams.page.upkeep import ModelUpkeep
from streams.page.views.stories.maps import load_land
from streams.page.web.access import Tokens, is_loopback
from streams.page.web.app import make_app
from streams.page.web.service import Changes, Service
from streams.page.webhooks.hooks import Hook, HookError
from streams.page.webhooks.webhooks import (
    Webhooks,
    open_webhooks,
    signing_keys,
)
from streams.telemetry.metrics import build_page

__all__ = ["PageError", "PageWorker", "run_page"]

T = TypeVar("T")
Keys = dict[str, bytes]

log = structlog.get_logger()

SHUTDOWN_WITHIN = 3.0
COLLECTED_AFTER = 20_000
"""New objects after which Python looks for garbage."""


class PageError(Exception):
    """The page cannot start; the text says why."""


class _Served(NamedTuple):
    """What the handlers share, and the two parts of it that have a task."""

    service: Service
    hooks: Webhooks
    hub: HubPublisher


class PageWorker:
    """
    One page.

    Args:
        routes: items are tagged with the routes that they match.
        hooks: the webhooks that items are sent to.
        listener: serves there, instead of at the port of the settings.
    """

    def __init__(
        self,
        settings: Settings,
        routes: Sequence[Route],
        hooks: Sequence[Hook] = (),
        listener: socket.socket | None = None,
    ) -> None:
        self._settings = settings
        self._routes = routes
        self._hooks = hooks
        self._listener = listener
        self._path = file_of(settings)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

    async def run(self, stop: asyncio.Event) -> None:
        """
        Serve until ``stop`` is set.

        Raises:
            PageError: the settings do not allow the page to start.
            apsw.Error: the file cannot be written.
        """
        tokens = tokens_of(self._settings)
        try:
            keys = signing_keys(self._hooks)
        except HookError as error:
            raise PageError(str(error)) from error
        while not stop.is_set():
            try:
                await self._serve(tokens, keys, stop)
            except RecreatedTopicError as error:
                log.warning("the page is built anew", reason=str(error))
                delete_files(self._path)

    async def _serve(
        self, tokens: Tokens, keys: Keys, stop: asyncio.Event
    ) -> None:
        async with self._open(tokens, keys) as tasks:
            waiting = asyncio.create_task(stop.wait())
            done, _ = await asyncio.wait(
                [waiting, *tasks], return_when=asyncio.FIRST_COMPLETED
            )
            waiting.cancel()
            for task in done:
                task.result()

    @asynccontextmanager
    async def _open(
        self, tokens: Tokens, keys: Keys
    ) -> AsyncIterator[Sequence["asyncio.Task[None]"]]:
        """Yield the tasks that read Kafka and keep the file small."""
        async with AsyncExitStack() as stack:
            connection = await self._in_thread(
                partial(open_writer, self._path)
            )
            stack.push_async_callback(self._in_thread, connection.close)
            writer = await self._in_thread(
                partial(Writer, connection, self._routes)
            )
            await self._in_thread(load_land)
            service, hooks, hub = self._open_service(
                tokens, keys, epoch_of(connection), stack
            )
            runner = web.AppRunner(
                make_app(service), access_log=None,
                shutdown_timeout=SHUTDOWN_WITHIN,
            )  # fmt: skip
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            stack.callback(_disconnect, service)
            upkeep = ModelUpkeep(
                self._settings, writer, service, self._in_thread
            )
            tasks = [
                asyncio.create_task(work)
                for work in (
                    upkeep.consume(),
                    upkeep.prune(),
                    upkeep.merge(),
                    hooks.run(),
                    hub.run(service.changes),
                )
            ]
            stack.push_async_callback(_cancel, tasks)
            # The modules and the cities stay: a full collection would look at
            # them each time, 0.3 to 0.5 s on a busy machine.
            gc.freeze()
            await _listen(runner, self._settings, self._listener)
            yield tasks

    def _open_service(
        self, tokens: Tokens, keys: Keys, epoch: str, stack: AsyncExitStack
    ) -> _Served:
        """Open what the web server needs; the stack closes it."""
        settings, reader = self._settings, Reader(self._path)
        discovery, preview = SiteDiscovery(settings), CleanPreview(settings)
        for part in (discovery, preview, reader):
            stack.callback(part.close)
        registry = CollectorRegistry()
        metrics = build_page([hook.name for hook in self._hooks], registry)
        hooks = open_webhooks(settings, self._hooks, keys, reader, metrics)
        stack.push_async_callback(hooks.close)
        feeds = feeds_of_routes(
            settings.page_url, [route.name for route in self._routes]
        )
        hub = HubPublisher(settings.page_hub, feeds, reader, _now)
        service = Service(
            settings=settings, reader=reader, kafka=KafkaRequests(settings),
            preview=preview, discovery=discovery, tokens=tokens,
            changes=Changes(), hooks=hooks, hub=hub,
            metrics=metrics, registry=registry, epoch=epoch,
            now=_now, seconds=clock.seconds,
            is_open=not is_loopback(settings.page_host),
        )  # fmt: skip
        metrics.streams.set_function(lambda: len(service.live))
        return _Served(service, hooks, hub)

    async def _in_thread(self, call: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, call)


def file_of(settings: Settings) -> Path:
    """Return the path of the read model."""
    return settings.data_dir / "page" / "page.sqlite"


def tokens_of(settings: Settings) -> Tokens:
    """
    Return the tokens; an address that others reach needs one to read.

    Raises:
        PageError: the page would be open to everybody.
        SecretError: a token is not found, or is too short.
    """
    read, act = settings.page_read_token, settings.page_act_token
    if not is_loopback(settings.page_host) and not read:
        msg = (
            f"COPYDESK_PAGE_HOST={settings.page_host} can be reached by "
            "others: it needs COPYDESK_PAGE_READ_TOKEN"
        )
        raise PageError(msg)
    return Tokens(
        long_secret(read) if read else "", long_secret(act) if act else ""
    )


async def run_page(
    settings: Settings,
    routes: Sequence[Route],
    hooks: Sequence[Hook] = (),
    listener: socket.socket | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM; raises as `PageWorker.run`."""
    stop = asyncio.Event()
    # A batch has 100,000 tags: 700 objects, Python's default, are few.
    gc.set_threshold(COLLECTED_AFTER)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await PageWorker(settings, routes, hooks, listener).run(stop)


def _disconnect(service: Service) -> None:
    """End the streams of events to open pages."""
    for client in list(service.live):
        client.cancel()


async def _cancel(tasks: Sequence["asyncio.Task[None]"]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _listen(
    runner: web.AppRunner, settings: Settings, listener: socket.socket | None
) -> None:
    site: web.BaseSite = (
        web.SockSite(runner, listener.dup())  # the end of the site closes it
        if listener
        else web.TCPSite(runner, settings.page_host, settings.page_port)
    )
    try:
        await site.start()
    except OSError as error:
        where = f"{settings.page_host}:{settings.page_port}"
        msg = f"the page cannot listen on {where}: {error.strerror}"
        raise PageError(msg) from error
    log.info("the page is open", address=site.name)


def _now() -> int:
    return to_millis(clock.now())
