"""The JSON API: items, stories and searches; errors are RFC 9457."""

from functools import partial
from urllib.parse import quote

import msgspec
from aiohttp import web

from streams.config.version import copydesk_version
from streams.page.api.openapi import openapi
from streams.page.api.paging import ApiError, Page, next_cursor, page_of
from streams.page.api.records import ApiSearch, ApiStory, api_item, api_story
from streams.page.model.items import ItemRow
from streams.page.model.packing import unpack
from streams.page.query.filters import (
    MAX_ALTERNATIVES,
    MAX_SEARCH,
    MAX_VALUE,
    SEARCH,
    SINCE,
    UNTIL,
    Filter,
    filter_of,
)
from streams.page.query.items import (
    ListedItem,
    item_by_uri,
    listed_items,
    ranked_items,
)
from streams.page.query.terms import FIELDS
from streams.page.store.reader import Run
from streams.page.views.facets import address_of
from streams.page.web.service import SERVICE, base_of, first_row
from streams.page.web.stories import find_story

__all__ = ["ROUTES"]


async def item(request: web.Request) -> web.Response:
    """Send an item's record as it is on ``wire.items``."""
    statement = item_by_uri(request.match_info["uri"])
    row = await first_row(request, statement, "There is no such item.")
    return _json(unpack(ItemRow._make(row).value))


async def story(request: web.Request) -> web.Response:
    """Send a story; a merged one leads to the story that has it."""
    id_ = request.match_info["id"]
    read = partial(_read_story, id_, base_of(request))
    found = await request.app[SERVICE].reader.read(read)
    if found is None:
        raise web.HTTPNotFound(text="There is no such story.")
    if found.id != id_ and not found.merged_into:
        address = f"/api/stories/{quote(found.id, safe='')}"
        raise web.HTTPFound(base_of(request) + address)
    return _json(msgspec.json.encode(found))


async def search(request: web.Request) -> web.Response:
    """Send one page of a search."""
    query = request.query
    try:
        wanted = _filter(request)
        page = page_of(
            query.get("order", ""), query.get("limit", ""),
            query.get("cursor", ""),
        )  # fmt: skip
    except ApiError as error:
        raise web.HTTPBadRequest(text=f"{error}.") from error
    read = partial(_read_page, wanted, page, base_of(request))
    found = await request.app[SERVICE].reader.read(read)
    response = _json(msgspec.json.encode(found))
    if found.next:
        response.headers["Link"] = f'<{found.next}>; rel="next"'
    return response


async def description(_request: web.Request) -> web.Response:
    """Send the OpenAPI document."""
    return _json(msgspec.json.encode(openapi(copydesk_version())))


def _filter(request: web.Request) -> Filter:
    """
    Return the filter of a request.

    Raises:
        ApiError: something in it is wrong; a page would leave it out.
    """
    wanted = filter_of(request.query.items())
    for name, read in ((SINCE, wanted.since), (UNTIL, wanted.until)):
        if request.query.get(name, "").strip() and not read:
            msg = f"{name} is a day or a time in ISO 8601"
            raise ApiError(msg)
    for field in FIELDS:
        values = request.query.getall(field, [])
        if len(values) > MAX_ALTERNATIVES:
            msg = f"{field} has {MAX_ALTERNATIVES} values at most"
            raise ApiError(msg)
        if any(len(value.strip()) > MAX_VALUE for value in values):
            msg = f"a value of {field} has {MAX_VALUE} characters at most"
            raise ApiError(msg)
    texts = request.query.getall(SEARCH, [])
    if len(texts) > 1 or len("".join(texts)) > MAX_SEARCH:
        msg = f"{SEARCH} is given once, with {MAX_SEARCH} characters at most"
        raise ApiError(msg)
    return wanted


def _read_page(wanted: Filter, page: Page, base: str, run: Run) -> ApiSearch:
    statement = (
        ranked_items(wanted, page.limit + 1, page.offset)
        if page.order == "best"
        else listed_items(wanted, page.limit + 1, page.before)
    )
    rows = run(statement)
    items = [ListedItem._make(row) for row in rows[: page.limit]]
    cursor = next_cursor(page, items[-1].id) if len(rows) > len(items) else ""
    more = {"order": page.order, "limit": str(page.limit), "cursor": cursor}
    return ApiSearch(
        items=tuple(api_item(item, base) for item in items),
        next=base + address_of("/api/search", wanted, **more)
        if cursor
        else "",
    )


def _read_story(id_: str, base: str, run: Run) -> ApiStory | None:
    found = find_story(run, id_)
    if found is None:
        return None
    return api_story(found.id, found.stored, found.items, found.copies, base)


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json")


ROUTES = {
    "/api/openapi.json": description, "/api/search": search,
    "/api/items/{uri:.+}": item, "/api/stories/{id:.+}": story,
}  # fmt: skip
