"""
From a document to records on ``wire.raw``: cut, drop what is known, send.

A poll and a hub's delivery go the same way.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple, TypeVar

from extractors.formats import Slice, identify, slice_document
from extractors.formats.sniff import sniff
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from streams.poller.polling.cursor_progress import is_long_poll
from streams.poller.polling.publishing import new_slices, raw_record
from streams.records import FeedRegistration
from streams.runtime.producer import Outbox

__all__ = [
    "AddPage",
    "FetchLinked",
    "PublishResult",
    "publish",
    "raw_document",
    "run_in_thread_if_large",
    "split_feed",
]

# Documents are cut off the event loop from this size on, bytes: 40 small
# items take 4 ms to be cut and identified, and a thread 0.1 ms to be asked.
READ_ASIDE = 16 * 1024
KEPT_HEADERS = ("content-language", "last-modified", "link", "date")

_T = TypeVar("_T")
AddPage = Callable[[RawItem, FeedRegistration], Awaitable[RawItem]]
FetchLinked = Callable[
    [tuple[RawItem, ...], FeedRegistration], Awaitable[tuple[RawItem, ...]]
]


class PublishResult(NamedTuple):
    """
    What came of a document.

    Attributes:
        new: fingerprints of the items that were published now.
        present: fingerprints of all its items, in its own order.
        uris: identities of the items that were published now.
    """

    new: tuple[str, ...]
    present: tuple[str, ...]
    uris: tuple[str, ...]


def raw_document(
    feed: FeedRegistration,
    body: bytes,
    media_type: str,
    url: str,
    headers: Mapping[str, str],
    now: datetime,
) -> RawItem:
    """
    Return a document of a feed as it came.

    Args:
        media_type: as declared; the registration's own goes before it.
        headers: names in lower case; those worth keeping are kept.
    """
    return RawItem(
        feed=feed.feed,
        uri="",
        media_type=feed.media_type or media_type,
        fetched_at=now,
        body=body,
        url=url,
        agency=feed.agency,
        lane=feed.lane or feed.language,
        language=feed.language,
        headers={
            name: headers[name] for name in KEPT_HEADERS if name in headers
        },
    )


async def publish(
    feed: FeedRegistration,
    document: RawItem,
    seen: Iterable[str],
    add_page: AddPage,
    outbox: Outbox,
    give_back: Callable[[], None] = lambda: None,
    whole: FetchLinked | None = None,
) -> PublishResult:
    """
    Publish the items of a document that are not published in this form.

    Args:
        give_back: called when only pages are left to wait for.
        whole: fetches the documents of items that are only listed.

    Returns:
        What was taken, once the broker has acked all of it.

    Raises:
        ExtractError: it is no feed, and why.
        FetchError: a listed document is yet to come.
        KafkaError: the items were not acked.
    """
    cut = partial(_cut, feed, document, seen)
    found, new, known = await run_in_thread_if_large(cut, len(document.body))
    if whole and known:
        give_back()
        parts = await whole(tuple(one.item for one in new), feed)
        size = sum(len(one.body) for one in parts)
        known = await run_in_thread_if_large(partial(_identified, parts), size)
    if feed.full_text and known:
        give_back()
        await _send_with_pages(known, feed, add_page, outbox)
    else:
        await outbox.send([raw_record(item) for item in known])
    return PublishResult(
        tuple(one.fingerprint for one in new),
        tuple(one.fingerprint for one in found),
        tuple(item.uri for item in known),
    )


def _cut(
    feed: FeedRegistration, document: RawItem, seen: Iterable[str]
) -> tuple[tuple[Slice, ...], tuple[Slice, ...], list[RawItem]]:
    """Give a document's items, which of them are new, and these identified."""
    found = split_feed(feed, document)
    new = new_slices(found, seen, newest_first=not is_long_poll(feed))
    return found, new, _identified(one.item for one in new)


def _identified(parts: Iterable[RawItem]) -> list[RawItem]:
    return [identify(one) for one in parts]


def split_feed(feed: FeedRegistration, document: RawItem) -> tuple[Slice, ...]:
    """
    Cut a document that was asked for as a feed.

    A consent page, a login or an error in HTML with status 200 is no news,
    although a page could be read as an item: so it has to be registered.

    Raises:
        ExtractError: ``not-a-feed``, or it is in no format known.
    """
    name = sniff(document.body, document.media_type)
    registered = feed.media_type.partition(";")[0].strip()
    wanted = {"html_page": "text/html", "plain_text": "text/plain"}.get(name)
    if wanted and registered != wanted:
        reason = "not-a-feed"
        raise ExtractError(reason, f"{wanted} where a feed was expected")
    return slice_document(document)


async def _send_with_pages(
    items: Iterable[RawItem],
    feed: FeedRegistration,
    add_page: AddPage,
    outbox: Outbox,
) -> None:
    """Send each item, in its order, as soon as it has its page."""
    pages = [
        asyncio.create_task(_with_page(item, feed, add_page)) for item in items
    ]
    try:
        for page in pages:
            await outbox.send([raw_record(await page)])
    finally:
        for page in pages:
            page.cancel()


async def _with_page(
    item: RawItem, feed: FeedRegistration, add_page: AddPage
) -> RawItem:
    return await add_page(item, feed) if item.url else item


async def run_in_thread_if_large(work: Callable[[], _T], size: int) -> _T:
    """Do work on a body, off the event loop if its size asks for it."""
    if size < READ_ASIDE:
        return work()
    return await asyncio.to_thread(work)
