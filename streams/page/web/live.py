"""
Live updates: Server-Sent Events of the items that match a filter.

Pages get list entries as HTML from ``/live``, programs get the records of
``wire.items`` from ``/events``.
"""

from functools import partial

from aiohttp import web

from streams.page.model.packing import unpack
from streams.page.query.changes import changed_items, changed_records
from streams.page.query.filters import filter_of
from streams.page.query.items import ListedItem
from streams.page.store.reader import Rows
from streams.page.views.entries import entry
from streams.page.web.event_stream import Source, event, send_events
from streams.page.web.templates import entry_html

__all__ = ["ROUTES"]


async def live(request: web.Request) -> web.StreamResponse:
    """Send changed items as the entries of a list."""
    wanted = filter_of(request.query.items())
    source = Source(("live", wanted), partial(changed_items, wanted), _entries)
    return await send_events(request, source)


async def events(request: web.Request) -> web.StreamResponse:
    """Send changed items as records of ``wire.items``, by kind of event."""
    wanted = filter_of(request.query.items())
    source = Source(
        ("events", wanted), partial(changed_records, wanted), _records
    )
    return await send_events(request, source)


def _entries(rows: Rows, epoch: str) -> bytes:
    texts = []
    for row in rows:
        item = ListedItem._make(row[2:])
        text = entry_html(entry(item))
        lines = [line for line in text.splitlines() if line.strip()]
        texts.append(event(row, epoch, "item", lines))
    return "".join(texts).encode(errors="replace")


def _records(rows: Rows, epoch: str) -> bytes:
    texts = []
    for row in rows:
        _, _, kind, status, value = row
        name = "kill" if status == "canceled" else kind
        # A line end in JSON is white space between two values.
        text = unpack(value).decode(errors="replace")
        data = text.replace("\r", " ").replace("\n", " ")
        texts.append(event(row, epoch, _name(name), [data]))
    return "".join(texts).encode()


def _name(kind: str) -> str:
    """Return the name of an event; a line end would end its line."""
    return "".join(kind.split()) or "item"


ROUTES = {"/live": live, "/events": events}
