"""
From a document to records on ``wire.raw``, in three steps.

    split_document  cut the document and drop items already published
    fetch_linked    fetch the documents of items that are only listed
    publish_items   send the items, with their pages for a full-text feed

Polls and WebSub deliveries use the same steps.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from extractors.formats import Slice, identify, slice_document
from extractors.formats.repair.packed_data import unpack
from extractors.formats.sniff import sniff
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from streams.poller.polling.cursor_progress import is_long_poll
from streams.poller.polling.publishing import new_slices, raw_record
from streams.records import FeedRegistration, language_lane
from streams.runtime.outbox import Outbox

__all__ = [
    "AttachPage",
    "FetchLinked",
    "SplitDocument",
    "fetch_linked",
    "publish_items",
    "raw_document",
    "run_in_thread_if_large",
    "split_document",
    "split_feed",
]

# From this size on, in bytes, a document is cut in a thread: to cut and
# identify 40 small items takes 4 ms, to start a thread 0.1 ms.
THREAD_FROM = 16 * 1024
KEPT_HEADERS = ("content-language", "last-modified", "link", "date")

_T = TypeVar("_T")
AttachPage = Callable[[RawItem, FeedRegistration], Awaitable[RawItem]]
FetchLinked = Callable[
    [tuple[RawItem, ...], FeedRegistration], Awaitable[tuple[RawItem, ...]]
]


class SplitDocument(NamedTuple):
    """
    The items of a document.

    Attributes:
        present: fingerprints of all items, in document order.
        new: the slices that are not published yet in this form, in the
            order in which they are sent.
        items: the items to publish, identified.
    """

    present: tuple[str, ...]
    new: tuple[Slice, ...]
    items: tuple[RawItem, ...]

    @property
    def new_fingerprints(self) -> tuple[str, ...]:
        """Return the fingerprints of the new slices, in their order."""
        return tuple(item_slice.fingerprint for item_slice in self.new)

    @property
    def uris(self) -> tuple[str, ...]:
        """Return the uris of the items to publish, in their order."""
        return tuple(item.uri for item in self.items)


def raw_document(
    feed: FeedRegistration,
    body: bytes,
    media_type: str,
    url: str,
    headers: Mapping[str, str],
    now: datetime,
) -> RawItem:
    """
    Return a document of a feed as it was received.

    Args:
        media_type: as the server declared it; the registration's media type
            takes precedence.
        headers: names in lower case; only `KEPT_HEADERS` are kept.
    """
    return RawItem(
        feed=feed.feed,
        uri="",
        media_type=feed.media_type or media_type,
        fetched_at=now,
        body=body,
        url=url,
        agency=feed.agency,
        lane=feed.lane or language_lane(feed.language),
        language=feed.language,
        headers={
            name: headers[name] for name in KEPT_HEADERS if name in headers
        },
    )


async def split_document(
    feed: FeedRegistration, document: RawItem, seen: Iterable[str]
) -> SplitDocument:
    """
    Cut a document into items and select those not yet published.

    Args:
        seen: fingerprints of published items.

    Raises:
        ExtractError: the document is not a feed, and why.
    """
    split = partial(_split, feed, document, seen)
    return await run_in_thread_if_large(split, len(document.body))


def _split(
    feed: FeedRegistration, document: RawItem, seen: Iterable[str]
) -> SplitDocument:
    parts = split_feed(feed, document)
    new = new_slices(parts, seen, newest_first=not is_long_poll(feed))
    return SplitDocument(
        present=tuple(part.fingerprint for part in parts),
        new=new,
        items=_identify_all(part.item for part in new),
    )


def _identify_all(items: Iterable[RawItem]) -> tuple[RawItem, ...]:
    return tuple(map(identify, items))


def split_feed(feed: FeedRegistration, document: RawItem) -> tuple[Slice, ...]:
    """
    Cut a document that was requested as a feed.

    A consent page, a login page or an HTML error page can arrive with
    status 200. It could be read as one item, so HTML and plain text are
    accepted only if the feed is registered with that media type.

    Archives (``.xml.gz``) and misconfigured servers send gzip unlabelled.

    Raises:
        ExtractError: ``not-a-feed``, the format is unknown, or it is gzip
            data that cannot be unpacked.
    """
    document = replace(document, body=unpack(document.body))
    name = sniff(document.body, document.media_type)
    registered = feed.media_type.partition(";")[0].strip()
    page_type = {"html_page": "text/html", "plain_text": "text/plain"}.get(
        name
    )
    if page_type and registered != page_type:
        reason = "not-a-feed"
        raise ExtractError(reason, f"{page_type} where a feed was expected")
    return slice_document(document)


async def fetch_linked(
    split: SplitDocument, feed: FeedRegistration, fetch: FetchLinked
) -> SplitDocument:
    """
    Replace new items that are only listed by their own documents.

    Args:
        fetch: fetches the documents of the listed items.

    Raises:
        FetchError: a linked document is not available yet.
    """
    items = await fetch(tuple(part.item for part in split.new), feed)
    size = sum(len(item.body) for item in items)
    identify_items = partial(_identify_all, items)
    return split._replace(
        items=await run_in_thread_if_large(identify_items, size)
    )


async def publish_items(
    items: Iterable[RawItem],
    feed: FeedRegistration,
    attach_page: AttachPage,
    outbox: Outbox,
) -> None:
    """
    Send items in order and return when the broker has acked them all.

    Raises:
        KafkaError: at least one item was not acked.
    """
    if feed.full_text:
        await _send_with_pages(items, feed, attach_page, outbox)
    else:
        await outbox.send([raw_record(item) for item in items])


async def _send_with_pages(
    items: Iterable[RawItem],
    feed: FeedRegistration,
    attach_page: AttachPage,
    outbox: Outbox,
) -> None:
    """Send each item, in order, as soon as its page is fetched."""
    pages = [
        asyncio.create_task(_with_page(item, feed, attach_page))
        for item in items
    ]
    try:
        for page in pages:
            await outbox.send([raw_record(await page)])
    finally:
        for page in pages:
            page.cancel()


async def _with_page(
    item: RawItem, feed: FeedRegistration, attach_page: AttachPage
) -> RawItem:
    return await attach_page(item, feed) if item.url else item


async def run_in_thread_if_large(work: Callable[[], _T], size: int) -> _T:
    """
    Run work on a body; in a thread if the body is large.

    Args:
        size: of the body, bytes.
    """
    if size < THREAD_FROM:
        return work()
    return await asyncio.to_thread(work)
