"""A page over a read model, without Kafka."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client import CollectorRegistry

from extractors.model.trace import Trace
from streams.config.settings import Settings
from streams.desk.sinks.rules import Route, load
from streams.page.backend.discovery import BusyError, SearchedSite
from streams.page.hub import HubPublisher
from streams.page.model.source import SourceRecord
from streams.page.store.connection import epoch_of, open_writer
from streams.page.store.reader import Reader
from streams.page.store.writer import Writer
from streams.page.views.hooks import HookEntry, hook_entry
from streams.page.web.access import Tokens
from streams.page.web.app import make_app
from streams.page.web.service import Changes, Service
from streams.page.webhooks.hooks import Hook
from streams.page.webhooks.state import HookState
from streams.poller.discovery.documents import FoundFeed
from streams.records import DeadLetter, FeedRegistration
from streams.telemetry.metrics import build_page
from tests.streams.page.wire_records import START, millis

ROUTES = load(
    "[routes.sea]\nheadline = 'Ferry'\n[routes.rail]\nheadline = 'Tram'"
)
READ, ACT = "a-token-to-read-with", "a-token-to-act-with"


class FakeKafka:
    """
    Records in memory.

    Attributes:
        sent: what was sent, in order.
    """

    def __init__(self) -> None:
        self.records: dict[tuple[str, int, int], bytes] = {}
        self.feeds: dict[str, FeedRegistration] = {}
        self.sent: list[tuple[Any, ...]] = []

    async def record(
        self, topic: str, partition: int, offset: int
    ) -> bytes | None:
        """Return a record's value."""
        return self.records.get((topic, partition, offset))

    async def registration(self, feed: str) -> FeedRegistration | None:
        """Return a registration."""
        return self.feeds.get(feed)

    async def register(
        self, feed: str, registration: FeedRegistration | None
    ) -> None:
        """Keep or remove a registration."""
        self.sent.append(("register", feed, registration))

    async def replay(self, name: str, letter: DeadLetter) -> None:
        """Note a replay."""
        self.sent.append(("replay", name, letter.value))

    async def drop(self, name: str) -> None:
        """Note a drop."""
        self.sent.append(("drop", name))


class FakePreview:
    """Returns the bytes as the cleaned text."""

    async def clean(self, value: bytes, source: str) -> dict[str, str]:
        """Return a text."""
        text = value.decode(errors="replace")
        return {"headline": source, "body": text, "language": "en"}

    async def trace(self, value: bytes) -> tuple[tuple[Trace, ...], str]:
        """Return the bytes as one cut."""
        text = value.decode(errors="replace")
        cut = Trace("furniture", "body", text, "rule 7")
        return (cut, Trace("body-source", "body", detail="feed")), ""


class FakeHooks:
    """
    One webhook, without requests.

    Attributes:
        asked: what was asked for, in order.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def entries(self) -> tuple[HookEntry, ...]:
        """Return one webhook whose last attempt failed."""
        hook = Hook("https://r.example/secret-path", "env:S", name="room")
        return (hook_entry(hook, HookState(failed=3, last_status=503)),)

    async def send_again(self, hook: str, uri: str) -> bool:
        """Note a delivery; only one item is known."""
        self.asked.append(("again", hook, uri))
        return uri == "urn:a"

    async def drop(self, hook: str, uri: str) -> None:
        """Note a drop."""
        self.asked.append(("drop", hook, uri))


class FakeDiscovery:
    """
    Two feeds, one of them with a hostile title, without requests.

    Attributes:
        asked: the sites that were searched.
        is_busy: whether another search runs.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.is_busy = False

    async def search(self, url: str) -> SearchedSite:
        """Return the feeds."""
        if self.is_busy:
            raise BusyError
        self.asked.append(url)
        title = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
        return SearchedSite(
            (FoundFeed(f"{url}/rss", "feed", "North Harbour", "en"),
             FoundFeed(f"{url}/news", "news-sitemap", title, title)),
            (f"{url}/x: {title}",),
        )  # fmt: skip


class Served(NamedTuple):
    """A running page."""

    client: "TestClient[Any, Any]"
    writer: Writer
    service: Service
    kafka: FakeKafka
    hooks: FakeHooks
    discovery: FakeDiscovery

    def write(self, records: list[SourceRecord]) -> None:
        """Write a batch and wake the live pages."""
        self.writer.apply(records)
        self.service.changes.notify()


@asynccontextmanager
async def served(
    folder: Path,
    tokens: Tokens | None = None,
    *,
    is_open: bool = False,
    settings: Settings | None = None,
    routes: Sequence[Route] = (),
) -> AsyncIterator[Served]:
    """Yield a page; by default one that needs a token to act."""
    connection = open_writer(folder / "page.sqlite")
    reader, kafka = Reader(folder / "page.sqlite"), FakeKafka()
    stated = settings or Settings()
    seconds = iter(range(10**9))
    hooks, registry = FakeHooks(), CollectorRegistry()
    discovery = FakeDiscovery()
    service = Service(
        settings=stated, reader=reader, kafka=kafka,
        preview=FakePreview(), discovery=discovery, tokens=tokens or Tokens(act=ACT),
        changes=Changes(), hooks=hooks,
        hub=HubPublisher(stated.page_hub, (), reader, lambda: millis(600)), registry=registry,
        metrics=build_page(["room"], registry), epoch=epoch_of(connection),
        now=lambda: millis(600), seconds=lambda: next(seconds) / 1000,
        is_open=is_open,
    )  # fmt: skip
    service.state["behind"] = 0
    async with TestClient(TestServer(make_app(service))) as client:
        yield Served(
            client, Writer(connection, routes), service, kafka, hooks,
            discovery,
        )  # fmt: skip
        for task in list(service.live):
            task.cancel()
    reader.close()
    connection.close()


def raw_item(body: bytes) -> bytes:
    """Return a record of ``wire.raw``."""
    return msgspec.json.encode(
        {"feed": "north", "uri": "urn:a", "mediaType": "text/html",
         "fetchedAt": START.isoformat(), "body": body}
    )  # fmt: skip
