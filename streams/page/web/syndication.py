"""Feeds out: Atom and JSON Feed of a filter, with conditional requests."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import NamedTuple

from aiohttp import web

from streams.page.model.items import HASH_BITS, ItemRow
from streams.page.query.changes import items_by_id
from streams.page.query.filters import filter_of
from streams.page.store.reader import Run
from streams.page.syndication.atom import to_atom
from streams.page.syndication.contents import (
    ENTRIES,
    MOST_ENTRIES,
    FeedRequest,
    feed_etag,
    feed_ids,
)
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

__all__ = ["ROUTES"]

WRITERS = {"atom": to_atom, "json": to_json_feed}


class Known(NamedTuple):
    """
    What a client has already.

    Attributes:
        etags: ``*`` is not among them.
        since: its Last-Modified; None if it sent none.
    """

    etags: tuple[str, ...] = ()
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
    read = partial(_read, service, asked, _known(request))
    answer = await service.reader.read(read)
    if asked.before is None and asked.limit == ENTRIES:
        service.hub.note(asked, answer.etag)
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


def _asked(request: web.Request, form: Format) -> FeedRequest:
    query = request.query
    limit = whole_number(query.get("limit", ""))
    if limit is None:
        limit = ENTRIES
    return FeedRequest(
        form,
        filter_of(query.items()),
        base_of(request),
        max(1, min(limit, MOST_ENTRIES)),
        whole_number(query.get("before", "")),
    )


def _known(request: web.Request) -> Known:
    etags = tuple(tag.value for tag in request.if_none_match or ())
    # If-None-Match comes first (RFC 9110, 13.1.3).
    return Known(etags, None if etags else request.if_modified_since)


def _read(
    service: Service, asked: FeedRequest, known: Known, run: Run
) -> FeedAnswer:
    """Read and write the feed, in a thread."""
    ids, older = feed_ids(run, asked, service.now())
    etag = feed_etag(asked, ids)
    modified = time_of(max(ids, default=0) >> HASH_BITS)
    modified = modified.replace(microsecond=0)
    has_it = etag in known.etags or (
        known.since is not None and bool(ids) and modified <= known.since
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


def _links(service: Service, asked: FeedRequest) -> Iterable[str]:
    yield f'<{feed_address(asked.base, asked.form, asked.wanted)}>; rel="self"'
    if hub := service.settings.page_hub:
        yield f'<{hub}>; rel="hub"'


ROUTES = {"/items.atom": atom, "/items.json": json_feed}
