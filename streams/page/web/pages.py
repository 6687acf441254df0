"""One handler for each page."""

import heapq

import msgspec
from aiohttp import web

from streams.page.model.items import ItemRow
from streams.page.query import lists
from streams.page.query.facets import COUNTED, count_facets, facet_values
from streams.page.query.filters import Filter, filter_of
from streams.page.query.items import (
    item_by_uri,
    listed_by_id,
    listed_items,
    matching_ids,
    ranked_hits,
    ranked_items,
    snippets,
)
from streams.page.query.route_text import route_text
from streams.page.query.statement import json_list
from streams.page.query.stories import story_of_item
from streams.page.query.webhooks import undelivered
from streams.page.store.reader import Rows, Run
from streams.page.syndication.documents import feed_links
from streams.page.views.captions import caption_entries
from streams.page.views.entries import entries, link
from streams.page.views.facets import address_of, chips, groups
from streams.page.views.feeds import feed_entries, history_bars
from streams.page.views.figures import latency_chart, outcome_charts
from streams.page.views.hooks import failures
from streams.page.views.items import ItemPage, item_page
from streams.page.web.service import SERVICE, first_row, html, whole_number

__all__ = ["ROUTES"]

PAGE_SIZE = 50
CHOICES = 8
"""Values of a field that are offered to narrow a list."""
HOUR_MS = 3_600_000
FIGURE_STEPS = 48
STEP_MS = 15 * 60_000


async def wire(request: web.Request) -> web.Response:
    """Show the newest items."""
    wanted = filter_of(request.query.items())
    before = whole_number(request.query.get("before", ""))

    def read(run: Run) -> tuple[Rows, Rows, int]:
        rows = run(listed_items(wanted, PAGE_SIZE + 1, before))
        ((newest,),) = run(lists.last_sequence())
        return rows, _facet_rows(run, wanted), newest

    rows, facets, newest = await request.app[SERVICE].reader.read(read)
    shown = rows[:PAGE_SIZE]
    more = ""
    if len(rows) > PAGE_SIZE:
        more = address_of("/", wanted, before=str(shown[-1][0]))
    return html(
        request, "wire.html", title="Wire", wanted=wanted,
        entries=entries(shown), groups=groups("/", wanted, facets),
        chips=chips("/", wanted), more=more, is_first=before is None,
        live=address_of("/live", wanted),
        last_id=f"{request.app[SERVICE].epoch}-{newest}",
        feeds=feed_links(wanted),
    )  # fmt: skip


async def search(request: web.Request) -> web.Response:
    """Search, ranked, with choices and marked words."""
    wanted = filter_of(request.query.items())
    offset = min(whole_number(request.query.get("offset", "")) or 0, 2000)

    def read(run: Run) -> tuple[Rows, Rows, dict[int, tuple[str, str]]]:
        if wanted.is_empty:
            return [], [], {}
        if not wanted.words:
            rows = run(ranked_items(wanted, PAGE_SIZE + 1, offset))
            return rows, _facet_rows(run, wanted), {}
        ((hits,),) = run(ranked_hits(wanted))
        best = msgspec.json.decode(hits, type=list[int])
        ids = best[offset : offset + PAGE_SIZE + 1]
        rows = sorted(
            run(listed_by_id(ids)), key=lambda row: ids.index(row[0])
        )
        marked = run(snippets(wanted, ids[:PAGE_SIZE]))
        found = {row[0]: (row[1], row[2]) for row in marked}
        newest = heapq.nlargest(COUNTED, best)
        return rows, _facets_of(run, json_list(newest)), found

    rows, facets, found = await request.app[SERVICE].reader.read(read)
    more = ""
    if len(rows) > PAGE_SIZE:
        more = address_of("/search", wanted, offset=str(offset + PAGE_SIZE))
    return html(
        request, "search.html", title="Search", wanted=wanted,
        entries=entries(rows[:PAGE_SIZE], found),
        groups=groups("/search", wanted, facets),
        chips=chips("/search", wanted), more=more,
        route="" if wanted.is_empty else route_text(wanted, "my-search"),
        permanent=address_of("/search", wanted), feeds=feed_links(wanted),
    )  # fmt: skip


async def item(request: web.Request) -> web.Response:
    """Show one item."""
    uri = request.query.get("uri", "")

    def read(run: Run) -> tuple[ItemPage | None, Rows, Rows, bool]:
        is_copy = bool(run(lists.duplicate_by_uri(uri)))
        rows = run(item_by_uri(uri))
        if not rows:
            return None, [], [], is_copy
        versions = run(lists.versions_of(uri))
        copies = run(lists.copies_of(uri, 100))
        page = item_page(ItemRow._make(rows[0]), versions, copies)
        outcomes = run(lists.outcome_of_uri(uri))
        return page, outcomes, run(story_of_item(uri)), is_copy

    found = await request.app[SERVICE].reader.read(read)
    page, outcomes, stories, is_copy = found
    if page is None and is_copy:
        raise web.HTTPSeeOther(link("/copy", uri=uri))
    if page is None:
        raise web.HTTPNotFound(text="There is no item with this uri.")
    return html(
        request, "item.html", title=page.headline or "A withdrawn item",
        page=page, outcomes=outcomes, story=stories[0] if stories else None,
        live=address_of("/live", filter_of([("uri", uri)])),
    )  # fmt: skip


async def captions(request: web.Request) -> web.Response:
    """Show the captions that several items carry."""
    rows = await request.app[SERVICE].reader.rows(lists.captions(PAGE_SIZE, 0))
    return html(
        request, "captions.html", title="Captions",
        captions=caption_entries(rows), is_single=False,
    )  # fmt: skip


async def caption(request: web.Request) -> web.Response:
    """Show one caption."""
    statement = lists.caption_by_id(request.query.get("id", ""))
    row = await first_row(request, statement, "There is no such caption.")
    return html(
        request, "captions.html", title="Caption",
        captions=caption_entries([row]), is_single=True,
    )  # fmt: skip


async def feeds(request: web.Request) -> web.Response:
    """Show the feeds' health."""
    service = request.app[SERVICE]
    rows = await service.reader.rows(lists.feeds(service.now() - HOUR_MS))
    return html(
        request, "feeds.html", title="Feeds",
        feeds=feed_entries(rows, service.now()),
    )  # fmt: skip


async def feed(request: web.Request) -> web.Response:
    """Show one feed's polls."""
    service = request.app[SERVICE]
    id_ = request.query.get("id", "")

    def read(run: Run) -> tuple[Rows, Rows, Rows]:
        return (
            run(lists.feeds(service.now() - HOUR_MS)),
            run(lists.feed_history(id_, 100)),
            run(listed_items(filter_of([("feed", id_)]), 10)),
        )

    rows, history, items = await service.reader.read(read)
    known = {entry.feed: entry for entry in feed_entries(rows, service.now())}
    if id_ not in known:
        raise web.HTTPNotFound(text="There is no such feed.")
    return html(
        request, "feed.html", title=id_, feed=known[id_],
        history=history_bars(history), entries=entries(items),
    )  # fmt: skip


async def hooks(request: web.Request) -> web.Response:
    """Show the webhooks, and what they did not deliver."""
    service = request.app[SERVICE]
    rows = await service.reader.rows(undelivered(200))
    return html(
        request, "hooks.html", title="Webhooks",
        hooks=service.hooks.entries(), failures=failures(rows),
    )  # fmt: skip


async def figures(request: web.Request) -> web.Response:
    """Show small charts."""
    last = request.app[SERVICE].now() // STEP_MS
    first = last - FIGURE_STEPS + 1

    def read(run: Run) -> tuple[Rows, list[int], Rows]:
        return (
            run(lists.outcome_counts(first * STEP_MS, STEP_MS)),
            msgspec.json.decode(run(lists.latencies(5000))[0][0]),
            run(lists.totals()),
        )

    outcomes, latencies, totals = await request.app[SERVICE].reader.read(read)
    return html(
        request, "figures.html", title="Figures",
        charts=(latency_chart(latencies),
                *outcome_charts(outcomes, first, last)),
        totals=totals[0],
    )  # fmt: skip


def _facet_rows(run: Run, wanted: Filter) -> Rows:
    """Return field, value, label and count of the newest matching items."""
    ((ids,),) = run(matching_ids(wanted, COUNTED))
    return _facets_of(run, ids)


def _facets_of(run: Run, ids: str) -> Rows:
    (values,) = run(facet_values(ids))
    return list(count_facets(values, CHOICES, run))


ROUTES = {
    "/": wire, "/search": search, "/item": item,
    "/captions": captions, "/caption": caption,
    "/feeds": feeds, "/feed": feed, "/figures": figures,
    "/hooks": hooks,
}  # fmt: skip
