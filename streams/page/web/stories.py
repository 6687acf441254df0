"""The pages of stories, and what the API reads for them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from aiohttp import web

from streams.page.query import lists, stories
from streams.page.query.items import ListedItem
from streams.page.query.statement import json_list
from streams.page.query.stories import ListedStory, Sort, StoredStory
from streams.page.store.reader import Rows, Run
from streams.page.views.entries import link
from streams.page.views.stories.maps import Map, Place, map_of
from streams.page.views.stories.story import StoryPage, places_of, story_page
from streams.page.views.stories.story_list import (
    StoryEntry,
    grouped_stories,
    topic_stories,
)
from streams.page.web.service import SERVICE, html, whole_number

__all__ = ["ROUTES", "FoundStory", "find_story", "story_id_of"]

PAGE_SIZE = 50
HOUR_MS = 3_600_000
MOST_ITEMS = 300
MOST_MERGES = 20
"""How many merges of merged stories are followed."""
DEEPEST = 5000
STATUSES = ("breaking", "developing", "new", "quiet", "merged")


class FoundStory(NamedTuple):
    """
    A story as it is stored.

    Attributes:
        id: another one than was asked for if that was merged into it.
        stored: None without a record on the topic of stories.
        copies: rows of its duplicates.
    """

    id: str
    stored: StoredStory | None
    items: Sequence[ListedItem]
    copies: Rows


async def story_list(request: web.Request) -> web.Response:
    """Show the open stories, or those of one status."""
    query = request.query
    status = query.get("status", "")
    status = status if status in STATUSES else ""
    sort = _sort_of(query.get("sort", ""))
    offset = min(whole_number(query.get("offset", "")) or 0, DEEPEST)
    hour = request.app[SERVICE].now() - HOUR_MS

    def read(run: Run) -> tuple[Sequence[StoryEntry], Rows]:
        if run(stories.are_stories()):
            rows = run(
                stories.list_stories(status, sort, hour, PAGE_SIZE + 1, offset)
            )
            found = topic_stories(map(ListedStory._make, rows))
            return found, run(stories.story_counts())
        groups = run(stories.story_groups(PAGE_SIZE * 2, hour))
        return grouped_stories(groups, sort), []

    found, counts = await request.app[SERVICE].reader.read(read)
    more = ""
    if counts and len(found) > PAGE_SIZE:
        found = found[:PAGE_SIZE]
        more = link("/stories", status=status, sort=sort,
                    offset=str(offset + PAGE_SIZE))  # fmt: skip
    return html(
        request, "stories.html", title="Stories", stories=found, sort=sort,
        state=status, counts=dict(counts), statuses=STATUSES, more=more,
    )  # fmt: skip


async def story(request: web.Request) -> web.Response:
    """Show one story; a merged one leads to the story that has it."""
    id_ = request.query.get("id", "")

    def read(run: Run) -> tuple[StoryPage, Sequence[Place], Map | None] | None:
        found = find_story(run, id_)
        if found is None:
            return None
        uris = json_list(item.uri for item in found.items)
        versions = run(lists.versions_of_items(uris))
        ids = json_list(item.id for item in found.items[-100:])
        values = run(lists.item_values(ids))
        places = places_of(value for (value,) in values)
        page = story_page(
            found.id, found.stored, found.items, found.copies, versions
        )
        return page, places, map_of(places)

    result = await request.app[SERVICE].reader.read(read)
    if result is None:
        raise web.HTTPNotFound(text="There is no such story.")
    page, places, drawn = result
    if page.id != id_ and not page.merged_into:
        raise web.HTTPFound(link("/story", id=page.id))
    return html(
        request, "story.html", title=page.headline, page=page, map=drawn,
        places=places,
    )  # fmt: skip


def find_story(run: Run, id_: str) -> FoundStory | None:
    """Return a story, or the one that it was merged into; None for none."""
    current = story_id_of(run, id_)
    stored = _stored(run, current)
    if stored is None:
        items = run(stories.story_items(current, MOST_ITEMS))
        if not items:
            return None
        copies = run(stories.duplicates_of_story(current, MOST_ITEMS))
    else:
        members = run(stories.story_member_uris(current))
        uris = json_list(uri for (uri,) in members)
        items = run(lists.items_by_uri(uris))
        copies = run(stories.duplicates_by_uri(uris))
    return FoundStory(
        current, stored, tuple(map(ListedItem._make, items)), copies
    )


def story_id_of(run: Run, id_: str) -> str:
    """
    Return the id of the story that a story is part of now.

    If that story is not here, the last one on the way to it is returned.
    """
    for _ in range(MOST_MERGES):
        stored = _stored(run, id_)
        if stored is None:
            rows: Sequence[tuple[Any, ...]] = run(stories.story_of_alias(id_))
            following = rows[0][0] if rows else ""
        else:
            following = stored.merged_into
        if not following or _stored(run, following) is None:
            break
        id_ = following
    return id_


def _stored(run: Run, id_: str) -> StoredStory | None:
    rows = run(stories.stories_by_id(id_))
    return StoredStory._make(rows[0]) if rows else None


def _sort_of(text: str) -> Sort:
    return next((sort for sort in stories.SORTS if sort == text), "speed")


ROUTES = {"/stories": story_list, "/story": story}
