"""
Live updates: Server-Sent Events of the items that match a page's filter.

The id of an event is the read model's epoch and the item's sequence number.
A client that was cut off sends the last id, and misses nothing.
"""

import asyncio
from http import HTTPStatus

from aiohttp import web

from streams.page.query.filters import Filter, filter_of
from streams.page.query.items import ListedItem, changed_items
from streams.page.query.lists import last_sequence
from streams.page.store.reader import Rows
from streams.page.views.entries import entry
from streams.page.web.headers import SECURITY
from streams.page.web.service import SERVICE, Service
from streams.page.web.templates import render

__all__ = ["live"]

AT_ONCE = 100
MAX_CLIENTS = 500
HEARTBEAT = 15.0
PAUSE = 0.25
"""Seconds between two answers to one client, so that bursts go together."""


async def live(request: web.Request) -> web.StreamResponse:
    """Send the changes of items as they come."""
    service = request.app[SERVICE]
    if len(service.live) >= MAX_CLIENTS:
        raise web.HTTPServiceUnavailable(
            text="Too many pages are open.", headers={"Retry-After": "30"}
        )
    wanted = filter_of(request.query.items())
    response = web.StreamResponse(
        status=HTTPStatus.OK,
        headers={**SECURITY, "Content-Type": "text/event-stream"},
    )
    client = asyncio.current_task()
    service.live.add(client)
    try:
        last_id = request.headers.get("Last-Event-ID") or request.query.get(
            "after", ""
        )
        after = await _start(service, last_id)
        await response.prepare(request)
        await response.write(b"retry: 2000\n\n")
        await _send_all(service, response, wanted, after)
    except ConnectionResetError:
        pass
    finally:
        service.live.discard(client)
    return response


async def _start(service: Service, last_id: str) -> int:
    """Return the sequence number after which a client wants events."""
    epoch, _, number = last_id.rpartition("-")
    if epoch == service.epoch and number.isascii() and number.isdigit():
        return min(int(number), 1 << 62)
    ((newest,),) = await service.reader.rows(last_sequence())
    return int(newest)


async def _send_all(
    service: Service, response: web.StreamResponse, wanted: Filter, after: int
) -> None:
    while True:
        seen = service.changes.count
        rows = await service.reader.rows(changed_items(wanted, after, AT_ONCE))
        if rows:
            await response.write(_events(rows, service.epoch))
            after = rows[-1][1]
            await asyncio.sleep(PAUSE)
        elif not await service.changes.wait(seen, HEARTBEAT):
            await response.write(b": alive\n\n")


def _events(rows: Rows, epoch: str) -> bytes:
    events = []
    for row in rows:
        item = ListedItem._make(row)
        text = render("_entry.html", entry=entry(item))
        lines = "".join(
            f"data: {line}\n" for line in text.splitlines() if line.strip()
        )
        events.append(f"id: {epoch}-{item.sequence}\nevent: item\n{lines}\n")
    return "".join(events).encode(errors="replace")
