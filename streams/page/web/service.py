"""What the handlers share."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol

from aiohttp import web
from prometheus_client import CollectorRegistry

from extractors.model.trace import Trace
from streams.config.settings import Settings
from streams.page.backend.discovery import SearchedSite
from streams.page.query.statement import Statement
from streams.page.store.reader import Reader
from streams.page.syndication.contents import FeedRequest
from streams.page.views.hooks import HookEntry
from streams.page.web.access import Bucket, Level, Tokens
from streams.page.web.templates import render
from streams.records import DeadLetter, FeedRegistration
from streams.telemetry.metrics import PageMetrics

__all__ = ["LEVEL", "SERVICE", "Changes", "Discovery", "Handler", "Hooks",
           "Hub", "KafkaDoor", "Preview", "Service", "base_of", "first_row",
           "html", "level", "whole_number"]  # fmt: skip

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LEVEL = web.RequestKey("level", str)


class KafkaDoor(Protocol):
    """What single requests read from Kafka and send to it."""

    async def record(
        self, topic: str, partition: int, offset: int
    ) -> bytes | None:
        """Return the value of one record; None if it is gone."""

    async def registration(self, feed: str) -> FeedRegistration | None:
        """Return a feed's registration; None if there is none."""

    async def register(
        self, feed: str, registration: FeedRegistration | None
    ) -> None:
        """Write or remove a registration."""

    async def replay(self, name: str, letter: DeadLetter) -> None:
        """Send the record of a dead letter again, and mark the letter."""

    async def drop(self, name: str) -> None:
        """Mark a dead letter as dropped."""


class Preview(Protocol):
    """Cleans a raw record in a process of its own, within limits."""

    async def clean(self, value: bytes, source: str) -> Mapping[str, str]:
        """Return headline, body and error of a raw record."""

    async def trace(self, value: bytes) -> tuple[tuple[Trace, ...], str]:
        """Return what is done to a raw record, or why it is not known."""


class Discovery(Protocol):
    """Searches a site for feeds; see `streams.page.backend.discovery`."""

    async def search(self, url: str) -> SearchedSite:
        """Return the feeds of a site; raises ``BusyError``."""


class Hooks(Protocol):
    """The webhooks of the page; see `streams.page.webhooks`."""

    def entries(self) -> tuple[HookEntry, ...]:
        """Return all webhooks, as the page shows them."""

    async def send_again(self, hook: str, uri: str) -> bool:
        """Deliver an item as it is now, if that is possible."""

    async def drop(self, hook: str, uri: str) -> None:
        """Forget a failed delivery."""


class Hub(Protocol):
    """Tells a WebSub hub of changed feeds; see `streams.page.hub`."""

    def note(self, feed: FeedRequest, etag: str) -> None:
        """Watch a feed that a client has received."""


class Changes:
    """
    Wakes those that wait for the next batch of the read model.

    Attributes:
        count: number of batches so far.
    """

    def __init__(self) -> None:
        self.count = 0
        self._next = asyncio.Event()

    def notify(self) -> None:
        """Wake all that wait now."""
        self.count += 1
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self, seen: int, seconds: float) -> bool:
        """
        Return whether a change came within a time.

        Args:
            seen: the count before the caller has read; a batch that came
                while it was reading is a change too.
        """
        if self.count != seen:
            return True
        try:
            await asyncio.wait_for(self._next.wait(), seconds)
        except TimeoutError:
            return False
        return True


@dataclass
class Service:
    """
    Everything that a request needs.

    Attributes:
        epoch: names the read model's file; sequence numbers belong to it.
        now: returns the current Unix time in milliseconds.
        seconds: returns a clock that never goes back, in seconds.
        answers: what was sent to streams since the batch with this number.
        state: ``behind``: number of records to read, None if unknown.
    """

    settings: Settings
    reader: Reader
    kafka: KafkaDoor
    preview: Preview
    discovery: Discovery
    tokens: Tokens
    hooks: Hooks
    hub: Hub
    changes: Changes
    metrics: PageMetrics
    registry: CollectorRegistry
    epoch: str
    now: Callable[[], int]
    seconds: Callable[[], float]
    is_open: bool = False
    state: dict[str, Any] = field(default_factory=lambda: {"behind": None})
    buckets: dict[str, Bucket] = field(default_factory=dict)
    live: set[Any] = field(default_factory=set)
    answers: tuple[int, dict[Any, Any]] = (-1, {})


SERVICE = web.AppKey("service", Service)


def level(request: web.Request) -> Level:
    """Return what the request may do."""
    found = request.get(LEVEL, "none")
    return found if found in ("read", "act") else "none"


def base_of(request: web.Request) -> str:
    """Return the page's own address for others, without a last slash."""
    stated = request.app[SERVICE].settings.page_url.rstrip("/")
    return stated or f"{request.scheme}://{request.host}"


def whole_number(text: str) -> int | None:
    """
    Return a whole number from an address, None for any other text.

    An item's id has 19 digits; SQLite's integers end at 2**63.
    """
    if not re.fullmatch("[0-9]{1,19}", text):
        return None
    return min(int(text), (1 << 63) - 1)


def html(
    request: web.Request, name: str, status: int = HTTPStatus.OK, **values: Any
) -> web.Response:
    """Return a page."""
    service = request.app[SERVICE]
    text = render(
        name,
        path=request.path,
        level=level(request),
        can_act=bool(service.tokens.act),
        has_tokens=bool(service.tokens.read or service.tokens.act),
        behind=service.state["behind"],
        **values,
    )
    return web.Response(text=text, content_type="text/html", status=status)


async def first_row(
    request: web.Request, statement: Statement, missing: str
) -> tuple[Any, ...]:
    """
    Return the first row of a statement.

    Args:
        missing: the sentence of the page if there is no row.

    Raises:
        web.HTTPNotFound: there is no row.
    """
    rows = await request.app[SERVICE].reader.rows(statement)
    if not rows:
        raise web.HTTPNotFound(text=missing)
    return rows[0]
