"""
Feeds out: Atom and JSON Feed of a filter, with conditional requests.

The ETag names the versions of the items in a feed, so that an unchanged feed
is found without reading and writing its texts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from typing import NamedTuple

import msgspec
from aiohttp import web

from streams.page.model.items import HASH_BITS, ItemRow, first_id_at
from streams.page.query.changes import items_by_id, kill_ids
from streams.page.query.filters import Filter, filter_of
from streams.page.query.items import listed_items
from streams.page.store.reader import Run
from streams.page.syndication.atom import to_atom
from streams.page.syndication.documents import (
    MEDIA_TYPES,
    Format,
    feed_address,
    feed_document,
)
from streams.page.syndication.entries import feed_entry
from streams.page.syndication.json_feed import to_json_feed
from streams.page.views.items import time_of
from streams.page.web.service import (
    SERVICE,
    Service,
    base_of,
    whole_number,
)

__all__ = ["ROUTES", "feed_etag"]

ENTRIES = 50
MOST_ENTRIES = 200
MOST_KILLS = 50
WEEK_MS = 7 * 24 * 3_600_000
FORM_VERSION = 1
"""Part of the ETag; increased when a feed says the same in another way."""
WRITERS = {"atom": to_atom, "json": to_json_feed}


class FeedRequest(NamedTuple):
    """
    What a client asks for.

    Attributes:
        before: only items with a lower id, for older pages; None for none.
        known: the ETags that the client has; ``*`` is not among them.
        since: the client's Last-Modified; None if it sent none.
    """

    form: Format
    wanted: Filter
    limit: int
    before: int | None
    base: str
    known: tuple[str, ...] = ()
    since: datetime | None = None


class FeedAnswer(NamedTuple):
    """A feed; ``body`` is None if the client has it already."""

    etag: str
    modified: datetime
    body: bytes | None


async def atom(request: web.Request) -> web.Response:
    """Send an Atom feed."""
    return await _feed(request, "atom")


async def json_feed(request: web.Request) -> web.Response:
    """Send a JSON Feed."""
    return await _feed(request, "json")


async def _feed(request: web.Request, form: Format) -> web.Response:
    service = request.app[SERVICE]
    asked = _asked(request, form)
    answer = await service.reader.read(partial(_read, service, asked))
    headers = {
        "ETag": f'W/"{answer.etag}"',
        # It may be stored, but each use asks here first: a kill is a change.
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Encoding, Authorization, Cookie",
        "Link": ", ".join(_links(service, asked)),
    }
    if answer.body is None:
        return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    response = web.Response(
        body=answer.body, content_type=MEDIA_TYPES[form], headers=headers,
        charset="utf-8",
    )  # fmt: skip
    response.last_modified = answer.modified
    response.enable_compression()
    return response


def feed_etag(run: Run, asked: FeedRequest, now: int) -> str:
    """Return the ETag of a feed, without its quotes."""
    return _etag(asked, _ids(run, asked, now)[0])


def _asked(request: web.Request, form: Format) -> FeedRequest:
    query = request.query
    limit = whole_number(query.get("limit", ""))
    if limit is None:
        limit = ENTRIES
    known = request.if_none_match or ()
    return FeedRequest(
        form,
        filter_of(query.items()),
        max(1, min(limit, MOST_ENTRIES)),
        whole_number(query.get("before", "")),
        base_of(request),
        tuple(tag.value for tag in known),
        # If-None-Match comes first (RFC 9110, 13.1.3).
        None if known else request.if_modified_since,
    )


def _read(service: Service, asked: FeedRequest, run: Run) -> FeedAnswer:
    """Read and write the feed, in a thread."""
    ids, older = _ids(run, asked, service.now())
    etag = _etag(asked, ids)
    modified = time_of((max(ids, default=0)) >> HASH_BITS)
    modified = modified.replace(microsecond=0)
    has_it = etag in asked.known or (
        asked.since is not None and bool(ids) and modified <= asked.since
    )
    if has_it:
        return FeedAnswer(etag, modified, None)
    rows = (ItemRow._make(row) for row in run(items_by_id(ids)))
    document = feed_document(
        asked.form, asked.wanted,
        tuple(feed_entry(row, asked.base) for row in rows),
        base=asked.base, prefix=service.settings.prefix,
        hub=service.settings.page_hub, older=older,
    )  # fmt: skip
    return FeedAnswer(etag, modified, WRITERS[asked.form](document))


def _ids(
    run: Run, asked: FeedRequest, now: int
) -> tuple[Sequence[int], Mapping[str, str]]:
    """Return the ids of a feed's items, and parameters of its next page."""
    statement = listed_items(asked.wanted, asked.limit + 1, asked.before)
    found = [row[0] for row in run(statement)]
    ids, is_full = found[: asked.limit], len(found) > asked.limit
    if asked.before is None:
        first = ids[-1] if is_full else first_id_at(now - WEEK_MS)
        kills = run(kill_ids(asked.wanted, first, MOST_KILLS))
        ids = list(dict.fromkeys([*ids, *(row[0] for row in kills)]))
    if not is_full:
        return ids, {}
    older = {"before": str(found[asked.limit - 1])}
    if asked.limit != ENTRIES:
        older["limit"] = str(asked.limit)
    return ids, older


def _etag(asked: FeedRequest, ids: Sequence[int]) -> str:
    """Return a name of the content; an item's id changes by version."""
    parts = (FORM_VERSION, asked.form, asked.base, asked.limit, list(ids))
    return sha256(msgspec.json.encode(parts)).hexdigest()[:32]


def _links(service: Service, asked: FeedRequest) -> Iterable[str]:
    yield f'<{feed_address(asked.base, asked.form, asked.wanted)}>; rel="self"'
    if hub := service.settings.page_hub:
        yield f'<{hub}>; rel="hub"'


ROUTES = {"/items.atom": atom, "/items.json": json_feed}
