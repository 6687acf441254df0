"""
Fetch the documents of items that a poll-token response only lists.

A temporary failure fails the whole poll, so the token does not advance. If
the document is refused, or failed in several polls in a row, only its text
is lost: the listed item is published with the reason.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec.structs import replace

from extractors.formats.feeds.result_list import document_address
from extractors.formats.sniff import sniff
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.credentials import credential
from streams.poller.fetcher.messages import (
    BAD_URL,
    FetchError,
    Request,
    Response,
)
from streams.poller.fetcher.request import is_same_origin
from streams.poller.polling.documents import split_feed
from streams.poller.polling.link_fetcher import (
    DEADLINE,
    LinkFetcher,
    failure_reason,
)
from streams.poller.scheduling.host_limits import HostLimits
from streams.records import FeedRegistration

__all__ = ["LinkedDocuments"]

NO_DOCUMENT = "no-document"
# The next request would get the same status.
PERMANENT_STATUSES = frozenset({403, 404, 406, 410, 451})


class LinkedDocuments:
    """
    The fetcher of listed documents.

    Args:
        hosts: limits of the polls; see `LinkFetcher`.
        now: the clock.
    """

    def __init__(
        self,
        client: HttpClient,
        hosts: HostLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._links = LinkFetcher(client, hosts, now)

    async def fetch_all(
        self,
        items: Iterable[RawItem],
        feed: FeedRegistration,
        *,
        patient: bool,
    ) -> tuple[RawItem, ...]:
        """
        Return the items, each listed one replaced by its document's items.

        Args:
            patient: raise if a document may be available at the next poll;
                otherwise the listed item is kept with the reason.

        Raises:
            FetchError: a document is not available, and ``patient``.
        """
        until = asyncio.get_running_loop().time() + DEADLINE
        documents: list[RawItem] = []
        for item in items:
            documents += await self._fetch(item, feed, until, patient=patient)
        return tuple(documents)

    async def _fetch(
        self,
        item: RawItem,
        feed: FeedRegistration,
        until: float,
        *,
        patient: bool,
    ) -> tuple[RawItem, ...]:
        if sniff(item.body, item.media_type) != "results":
            return (item,)
        address = document_address(item)
        if not address:
            return (item.without_page(BAD_URL),)
        try:
            async with asyncio.timeout_at(until):
                request = _request(address, feed)
                response = await self._links.fetch(request, feed)
        except (FetchError, TimeoutError) as error:
            if patient:
                raise _missing(address, error) from error
            return (item.without_page(failure_reason(error)),)
        if response.body:
            return _document_items(item, feed, response)
        if patient and response.status not in PERMANENT_STATUSES:
            raise _missing(address, f"status {response.status}")
        return (item.without_page(f"status-{response.status}"),)


def _request(address: str, feed: FeedRegistration) -> Request:
    # The feed's secret is sent to the feed's own origin only.
    is_own = is_same_origin(address, feed.url)
    return Request(
        url=address,
        credential=credential(feed.auth) if is_own else ("", ""),
        allowed=networks(feed.allow_private),
    )


def _missing(address: str, reason: object) -> FetchError:
    return FetchError(NO_DOCUMENT, f"{address[:200]}: {reason}")


def _document_items(
    item: RawItem, feed: FeedRegistration, response: Response
) -> tuple[RawItem, ...]:
    document = replace(
        item,
        body=response.body,
        media_type=response.media_type,
        url=response.url,
    )
    try:
        return tuple(part.item for part in split_feed(feed, document))
    except ExtractError as error:
        return (item.without_page(error.reason),)
