"""Dead letters, raw bytes, and a copy beside the item that it repeats."""

from typing import Any

import msgspec
from aiohttp import web

from extractors.model.raw import RawItem
from extractors.output.codec import decode
from streams.page.model.items import ItemRow
from streams.page.model.packing import unpack
from streams.page.query import lists
from streams.page.query.items import item_by_uri
from streams.page.store.reader import Rows, Run
from streams.page.views.cuts import cuts as cuts_of
from streams.page.views.cuts import other_steps
from streams.page.views.evidence import facts_of
from streams.page.views.items import text_of
from streams.page.views.letters import letter, letter_entries
from streams.page.views.marked_text import changes_between, paragraphs
from streams.page.web.headers import ATTACHMENT
from streams.page.web.service import SERVICE, first_row, html
from streams.records import DeadLetter

__all__ = ["ROUTES", "letter_row", "place_of", "read_letter"]

GONE = "The bytes are not kept any more."


async def raw(request: web.Request) -> web.Response:
    """
    Send the raw record of an item as a file.

    A killed item's bytes are not sent, although Kafka may still have them.
    """
    uri = request.query.get("uri", "")
    rows, outcomes = await _read(request, uri)
    if any(row[0] == "canceled" for row in rows):
        raise web.HTTPGone(text="This item was withdrawn.")
    source = next((row[0] for row in outcomes), "")
    value = await _raw_value(request, source)
    item = _decoded(value)
    return web.Response(body=item.body, headers=ATTACHMENT)


async def cuts(request: web.Request) -> web.Response:
    """Show what the clean step cuts from an item's raw record."""
    uri = request.query.get("uri", "")
    rows, outcomes = await _read(request, uri)
    if any(row[0] == "canceled" for row in rows):
        raise web.HTTPGone(text="This item was withdrawn.")
    source = next((row[0] for row in outcomes), "")
    value = await _raw_value(request, source)
    trace, error = await request.app[SERVICE].preview.trace(value)
    items = await request.app[SERVICE].reader.rows(item_by_uri(uri))
    headline = ItemRow._make(items[0]).headline if items else ""
    return html(
        request, "cuts.html", title="What was cut", uri=uri, error=error,
        headline=headline, cuts=cuts_of(trace), others=other_steps(trace),
    )  # fmt: skip


async def letters(request: web.Request) -> web.Response:
    """List dead letters, newest first."""
    reason = request.query.get("reason", "")
    feed_id = request.query.get("feed", "")
    is_all = "all" in request.query

    def read(run: Run) -> tuple[Rows, Rows]:
        found = lists.letters(reason, feed_id, 200, handled=is_all)
        return run(lists.letter_counts()), run(found)

    counts, rows = await request.app[SERVICE].reader.read(read)
    return html(
        request, "letters.html", title="Dead letters", counts=counts,
        letters=letter_entries(rows), reason=reason, feed=feed_id,
        is_all=is_all,
    )  # fmt: skip


async def letter_(request: web.Request) -> web.Response:
    """Show one dead letter."""
    row = await letter_row(request, request.query.get("name", ""))
    return html(
        request, "letter.html", title="Dead letter", letter=letter(row),
        preview=None,
    )  # fmt: skip


async def letter_bytes(request: web.Request) -> web.Response:
    """Send the record in a dead letter as a file."""
    letter = await read_letter(request, request.query.get("name", ""))
    return web.Response(body=letter.value, headers=ATTACHMENT)


async def copy(request: web.Request) -> web.Response:
    """Show a copy beside the item that it repeats."""
    uri = request.query.get("uri", "")

    def read(run: Run) -> tuple[Rows, Rows, Rows]:
        found = run(lists.duplicate_by_uri(uri))
        repeats = found[0][1] if found else ""
        return found, run(item_by_uri(repeats)), run(lists.outcome_of_uri(uri))

    found, originals, outcomes = await request.app[SERVICE].reader.read(read)
    if not found:
        raise web.HTTPNotFound(text="There is no such copy.")
    names = ("uri", "repeats", "story", "kind", "at", "fetched", "feed",
             "agency", "headline", "status", "value")  # fmt: skip
    duplicate = dict(zip(names, found[0], strict=True))
    original = ItemRow._make(originals[0]) if originals else None
    is_killed = duplicate["status"] == "canceled" or (
        original is not None and original.is_canceled
    )
    ours = ("", "") if original is None else text_of(original.value)
    theirs: dict[str, Any] = {"headline": duplicate["headline"], "body": ""}
    if not is_killed and outcomes:
        theirs |= await _cleaned(request, outcomes[0][0])
    stored = msgspec.json.decode(unpack(duplicate["value"]))
    return html(
        request, "copy.html", title="A copy and its source",
        copy=duplicate, original=original, is_killed=is_killed,
        facts=facts_of(stored.get("evidence") or {}),
        containment=stored.get("containment", 0),
        headline=changes_between(ours[0], str(theirs["headline"])),
        body=changes_between(ours[1], theirs["body"])
        if theirs["body"]
        else (),
        source=paragraphs(ours[1]), error=str(theirs.get("error", "")),
    )  # fmt: skip


async def letter_row(request: web.Request, name: str) -> tuple[Any, ...]:
    """Return the row of a dead letter; raises ``HTTPNotFound``."""
    statement = lists.letter_by_name(name)
    return await first_row(request, statement, "There is no such dead letter.")


async def read_letter(request: web.Request, name: str) -> DeadLetter:
    """
    Return a dead letter with all its bytes, from Kafka.

    Raises:
        web.HTTPException: there is none, its item was killed, or the topic
            does not have it any more.
    """
    service = request.app[SERVICE]
    row = await letter_row(request, name)
    *_, shown, partition, offset, _, _ = row
    if row[7] and not shown:
        raise web.HTTPGone(text="The item of this letter was withdrawn.")
    topic = f"{service.settings.prefix}deadletters"
    value = await service.kafka.record(topic, partition, offset)
    if value is None:
        raise web.HTTPGone(text=GONE)
    return decode(value, DeadLetter)


def place_of(source: str) -> tuple[str, int, int] | None:
    """Return topic, partition and offset of ``topic-partition:offset``."""
    place, _, offset = source.rpartition(":")
    topic, _, partition = place.rpartition("-")
    if not (topic and partition.isdigit() and offset.isdigit()):
        return None
    return topic, int(partition), int(offset)


async def _read(request: web.Request, uri: str) -> tuple[Rows, Rows]:
    def read(run: Run) -> tuple[Rows, Rows]:
        return run(lists.status_of_uri(uri)), run(lists.outcome_of_uri(uri))

    return await request.app[SERVICE].reader.read(read)


async def _raw_value(request: web.Request, source: str) -> bytes:
    place = place_of(source)
    if place is None:
        raise web.HTTPNotFound(text="There is no record of this item.")
    value = await request.app[SERVICE].kafka.record(*place)
    if value is None:
        raise web.HTTPGone(text=GONE)
    return value


def _decoded(value: bytes) -> RawItem:
    try:
        return decode(value, RawItem)
    except msgspec.MsgspecError as error:
        raise web.HTTPGone(text="The record is not a raw item.") from error


async def _cleaned(request: web.Request, source: str) -> dict[str, Any]:
    """Return the copy's text, cleaned again from its raw bytes."""
    try:
        value = await _raw_value(request, source)
    except web.HTTPException as error:
        return {"error": error.text}
    return dict(await request.app[SERVICE].preview.clean(value, source))


ROUTES = {
    "/copy": copy, "/item/cuts": cuts, "/item/raw": raw,
    "/letters": letters, "/letter": letter_, "/letter/raw": letter_bytes,
}  # fmt: skip
