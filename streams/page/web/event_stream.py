"""
Server-Sent Events of changed items, for pages and for programs.

The id of an event is the read model's epoch, the item's sequence number and
its time. A client that was cut off sends the last id, and misses nothing:
also not after the read model was built anew, when its numbers are others.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any, NamedTuple

from aiohttp import web

from streams.page.model.items import first_id_at
from streams.page.query.changes import Position
from streams.page.query.lists import last_sequence
from streams.page.query.statement import Statement
from streams.page.store.reader import Rows, Run
from streams.page.web.headers import SECURITY
from streams.page.web.service import SERVICE, Service, whole_number

__all__ = ["BEGINNING", "Source", "event", "send_events"]

AT_ONCE = 100
MAX_CLIENTS = 500
HEARTBEAT = 15.0
PAUSE = 0.25
"""Seconds between two answers to one client, so that bursts go together."""
MAX_ANSWERS = 16
"""Answers that are kept; one has up to `AT_ONCE` whole records."""
BEGINNING = "beginning"
"""In place of an id: all items first."""
OVERLAP_MS = 60_000
"""What is sent again from before a time: partitions are not in step."""


class Source(NamedTuple):
    """
    Where the events of a stream come from.

    Attributes:
        name: the same for streams that send the same.
        changes: returns the statement of the next changes, by position and
            number. The first two columns are sequence number and time.
        write: writes rows as events of an epoch; runs in a thread.
    """

    name: tuple[object, ...]
    changes: Callable[[Position, int], Statement]
    write: Callable[[Rows, str], bytes]


async def send_events(
    request: web.Request, source: Source
) -> web.StreamResponse:
    """
    Send the changes of items as they come, until the client goes.

    Raises:
        web.HTTPServiceUnavailable: there are too many clients.
    """
    service = request.app[SERVICE]
    if len(service.live) >= MAX_CLIENTS:
        raise web.HTTPServiceUnavailable(
            text="Too many pages are open.", headers={"Retry-After": "30"}
        )
    response = web.StreamResponse(
        status=HTTPStatus.OK,
        headers={**SECURITY, "Content-Type": "text/event-stream"},
    )
    client = asyncio.current_task()
    service.live.add(client)
    try:
        position = await _start(service, request)
        await response.prepare(request)
        await response.write(b"retry: 2000\n\n")
        await _send_all(service, response, source, position)
    except ConnectionResetError:
        pass
    finally:
        service.live.discard(client)
    return response


def event(
    row: Sequence[Any], epoch: str, kind: str, data: Sequence[str]
) -> str:
    """
    Return one event.

    Args:
        row: begins with sequence number and time.
        data: lines without line ends.
    """
    lines = "".join(f"data: {line}\n" for line in data)
    return f"id: {epoch}-{row[0]}-{row[1]}\nevent: {kind}\n{lines}\n"


async def _start(service: Service, request: web.Request) -> Position:
    """Return the position of a client; the newest one if it has none."""
    last_id = request.headers.get("Last-Event-ID") or request.query.get(
        "after", ""
    )
    if last_id == BEGINNING:
        return Position(0)
    epoch, *numbers = last_id.split("-")
    known = [whole_number(number) for number in numbers[:2]]
    match known:
        case [int(sequence), *_] if epoch == service.epoch:
            return Position(sequence)
        case [int(), int(millis)]:
            return Position(0, first_id_at(millis - OVERLAP_MS))
    ((newest,),) = await service.reader.rows(last_sequence())
    return Position(int(newest))


async def _send_all(
    service: Service,
    response: web.StreamResponse,
    source: Source,
    position: Position,
) -> None:
    while True:
        seen = service.changes.count
        events, after = await _next_events(service, source, position)
        if events:
            await response.write(events)
            position = position._replace(after=after)
            await asyncio.sleep(PAUSE)
        elif not await service.changes.wait(seen, HEARTBEAT):
            await response.write(b": alive\n\n")


async def _next_events(
    service: Service, source: Source, position: Position
) -> tuple[bytes, int]:
    """
    Return the next events, and the sequence number after them.

    Fifty open pages ask for the same at the same time: one reads and writes
    it for all. The answers are kept until the next batch.
    """
    key = (source.name, position)
    count, answers = service.answers
    if count != service.changes.count:
        answers = {}
        service.answers = (service.changes.count, answers)
    if (known := answers.get(key)) is None:
        read = service.reader.read(partial(_read, service, source, position))
        known = answers[key] = asyncio.ensure_future(read)
        known.add_done_callback(partial(_forget_failed, answers, key))
        if len(answers) > MAX_ANSWERS:
            del answers[next(iter(answers))]
    # A client that goes must not cancel the read of the others.
    return await asyncio.shield(known)


def _forget_failed(
    answers: dict[Any, Any], key: object, task: "asyncio.Task[Any]"
) -> None:
    if task.cancelled() or task.exception() is not None:
        answers.pop(key, None)


def _read(
    service: Service, source: Source, position: Position, run: Run
) -> tuple[bytes, int]:
    rows = run(source.changes(position, AT_ONCE))
    if not rows:
        return b"", 0
    return source.write(rows, service.epoch), rows[-1][0]
