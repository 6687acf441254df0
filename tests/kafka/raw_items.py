"""Raw items for tests, made from the demo feeds' generated stories."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from extractors.formats import identify, slice_document
from extractors.model.raw import RawItem
from streams.demo.model import CarriedStory, agency, feed
from streams.demo.server import render_feed
from streams.demo.trickle import trickle_story

__all__ = ["START", "demo_items", "item_and_kill"]

SITE = "http://127.0.0.1:1"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def demo_items(numbers: Iterable[int]) -> Iterator[RawItem]:
    """Yield the demo feeds' raw items of these numbers; all are different."""
    for number in numbers:
        story = trickle_story(number)
        owner, own_feed = agency(story.agency), feed(story.agency)
        sent = START + timedelta(seconds=number)
        # A feed of summaries has no whole texts: use another feed.
        full_feed = (
            feed("north-harbour")
            if own_feed.syntax == "summaries"
            else own_feed
        )
        whole = RawItem(
            feed=own_feed.id,
            uri="",
            media_type=full_feed.media_type,
            fetched_at=sent,
            body=render_feed(
                full_feed, (CarriedStory(story, sent, sent),), SITE
            ),
            url=SITE + own_feed.path,
            agency=owner.name,
            lane=owner.language,
            language=owner.language,
        )
        (only,) = slice_document(whole)
        yield identify(only.item)


def item_and_kill() -> tuple[RawItem, RawItem]:
    """Return an item of the German NewsML feed, and its kill."""
    (item,) = demo_items([3])
    body = item.body.replace(b"stat:usable", b"stat:canceled")
    assert body != item.body
    later = item.fetched_at + timedelta(minutes=5)
    return item, msgspec.structs.replace(item, body=body, fetched_at=later)
