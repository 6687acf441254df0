"""
Items that a poll-token answer only lists: fetch each one's own document.

A document that fails for a while fails the poll, so that the token stays
where it is; one that is refused, or that failed in poll after poll, costs
its text and not the item: its entry goes out with the reason.
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
from streams.poller.scheduling.host_limits import HostLimits, host_of
from streams.poller.scheduling.host_slots import HostSlots
from streams.poller.scheduling.retry_after import THROTTLES, apply_retry_after
from streams.records import FeedRegistration

__all__ = ["LinkedDocuments"]

NO_DOCUMENT = "no-document"
# For all documents of one answer, seconds; the feed is not polled meanwhile.
PATIENCE = 600.0
# These answers will be the same the next time.
FINAL = frozenset({403, 404, 406, 410, 451})


class LinkedDocuments:
    """
    The fetcher of listed documents.

    Args:
        hosts: the polls' book; documents take turns in one of their own.
        now: the clock.
    """

    def __init__(
        self,
        fetcher: HttpClient,
        hosts: HostLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._fetcher = fetcher
        self._hosts = hosts
        self._now = now
        self._turns = HostSlots(hosts.beside(), now)

    async def fetch_all(
        self,
        items: Iterable[RawItem],
        feed: FeedRegistration,
        *,
        patient: bool,
    ) -> tuple[RawItem, ...]:
        """
        Return the items with those that are only listed replaced.

        Args:
            patient: fail for a document that may come the next time.

        Raises:
            FetchError: a document did not come, and ``patient``.
        """
        until = asyncio.get_running_loop().time() + PATIENCE
        found: list[RawItem] = []
        for item in items:
            found += await self._one(item, feed, until, patient=patient)
        return tuple(found)

    async def _one(
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
                answer = await self._fetched(address, feed)
        except (FetchError, TimeoutError) as error:
            if patient:
                raise _missing(address, error) from error
            return (item.without_page(getattr(error, "reason", "busy-host")),)
        if answer.body:
            return _parts(item, feed, answer)
        if patient and answer.status not in FINAL:
            raise _missing(address, f"status {answer.status}")
        return (item.without_page(f"status-{answer.status}"),)

    async def _fetched(self, address: str, feed: FeedRegistration) -> Response:
        ask = Request(
            url=address,
            credential=credential(feed.auth)
            if is_same_origin(address, feed.url)
            else ("", ""),
            allowed=networks(feed.allow_private),
        )
        async with self._turns.at(host_of(address)):
            answer = await self._fetcher.send(ask)
        if answer.status in THROTTLES:
            apply_retry_after(answer, feed, self._hosts, self._now())
        return answer


def _missing(address: str, why: object) -> FetchError:
    return FetchError(NO_DOCUMENT, f"{address[:200]}: {why}")


def _parts(
    item: RawItem, feed: FeedRegistration, answer: Response
) -> tuple[RawItem, ...]:
    document = replace(
        item, body=answer.body, media_type=answer.media_type, url=answer.url
    )
    try:
        return tuple(one.item for one in split_feed(feed, document))
    except ExtractError as error:
        return (item.without_page(error.reason),)
