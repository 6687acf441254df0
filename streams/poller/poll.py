"""
One poll of one feed, from due to done.

    ask -> fetch -> cut into items -> drop what is published -> fetch pages
    -> send to wire.raw, acked -> the outcome

Everything that is decided is decided by pure functions beside this module.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog
from aiokafka.errors import KafkaError

from extractors.errors import ExtractError
from extractors.formats import Slice, identify, slices
from extractors.formats.sniff import sniff
from extractors.raw import RawItem
from streams.poller.addresses import networks
from streams.poller.exchange import Answer, Ask, FetchError
from streams.poller.fetch import Fetcher
from streams.poller.hints import retry_after
from streams.poller.hosts import Hosts, host_of
from streams.poller.outcome import (
    classify,
    document_taken,
    failed,
    fingerprint,
    not_taken,
    same_document,
    starting,
)
from streams.poller.publish import (
    Outbox,
    keyed,
    raw_record,
    unpublished,
    unreadable,
)
from streams.poller.schedule import quiet_for
from streams.poller.secrets import SecretError, authorization
from streams.records import FeedRegistration, PollOutcome
from streams.topics import DEADLETTERS

__all__ = ["Tools", "poll", "target"]

# Documents are read off the event loop from this size on, bytes: feedparser
# takes about 1 ms for 4 KB, and a thread costs less than that.
READ_ASIDE = 4 * 1024
KEPT_HEADERS = ("content-language", "last-modified", "link", "date")

log = structlog.get_logger()

_T = TypeVar("_T")
AddPage = Callable[[RawItem, FeedRegistration], Awaitable[RawItem]]


@dataclass(frozen=True, slots=True)
class Tools:
    """
    What a poll works with.

    Attributes:
        add_page: fetches an item's own page and puts it into the item.
        now: the clock.
    """

    fetcher: Fetcher
    hosts: Hosts
    outbox: Outbox
    add_page: AddPage
    now: Callable[[], datetime]


def target(feed: FeedRegistration, before: PollOutcome | None) -> str:
    """Return the address that the next poll asks."""
    if before is None or before.registered not in {"", feed.url}:
        return feed.url
    return before.url or feed.url


async def poll(
    feed: FeedRegistration, before: PollOutcome | None, tools: Tools
) -> PollOutcome:
    """
    Poll a feed once and publish what is new.

    Args:
        before: its newest outcome; None if it was never polled.

    Returns:
        The next outcome, not yet sent to ``wire.polls``.

    Raises:
        KafkaError: the items were not acked; the poll is as if not made.
    """
    start = starting(feed, before, tools.now())
    try:
        answer = await tools.fetcher.send(_ask(feed, start))
    except SecretError as error:
        secret = FetchError("bad-secret", str(error))
        return failed(feed, start, secret, tools.now())
    except FetchError as error:
        return failed(feed, start, error, tools.now())
    try:
        return await _answered(feed, start, answer, tools)
    except KafkaError:
        raise
    except Exception as error:
        # A fault of ours: told, and backed off from, as any other failure.
        log.exception("poll failed", feed=feed.feed)
        fault = FetchError("bug", f"{type(error).__name__}: {error}")
        return failed(feed, start, fault, tools.now())


async def _answered(
    feed: FeedRegistration, start: PollOutcome, answer: Answer, tools: Tools
) -> PollOutcome:
    if classify(answer) == "document":
        return await _document(feed, start, answer, tools)
    if classify(answer) == "throttled":
        _keep_quiet(feed, answer, tools)
    return not_taken(feed, start, answer, tools.now())


def _ask(feed: FeedRegistration, start: PollOutcome) -> Ask:
    return Ask(
        url=target(feed, start),
        etag=start.etag,
        last_modified=start.last_modified,
        validated=start.validated,
        authorization=authorization(feed.auth),
        allowed=networks(feed.allow_private),
    )


def _keep_quiet(feed: FeedRegistration, answer: Answer, tools: Tools) -> None:
    now = tools.now()
    seconds = quiet_for(retry_after(answer.headers, now), feed)
    tools.hosts.quiet(host_of(answer.url), now + timedelta(seconds=seconds))


async def _document(
    feed: FeedRegistration, start: PollOutcome, answer: Answer, tools: Tools
) -> PollOutcome:
    now = tools.now()
    if fingerprint(answer.body) == start.body_hash:
        return same_document(feed, start, answer, now)
    document = _raw(feed, answer, now)
    try:
        found = await _aside(partial(_slices, feed, document), document)
    except ExtractError as error:
        return await _refused(feed, start, answer, error, tools)
    new = unpublished(found, start.seen)
    await _publish(feed, new, tools)
    return document_taken(
        feed,
        start,
        answer,
        tuple(one.fingerprint for one in new),
        tuple(one.fingerprint for one in found),
        now,
    )


def _raw(feed: FeedRegistration, answer: Answer, now: datetime) -> RawItem:
    return RawItem(
        feed=feed.feed,
        uri="",
        media_type=feed.media_type or answer.media_type,
        fetched_at=now,
        body=answer.body,
        url=answer.url,
        agency=feed.agency,
        lane=feed.lane or feed.language,
        language=feed.language,
        headers={
            name: answer.headers[name]
            for name in KEPT_HEADERS
            if name in answer.headers
        },
    )


def _slices(feed: FeedRegistration, document: RawItem) -> tuple[Slice, ...]:
    """
    Cut a document that was asked for as a feed.

    A consent page, a login or an error in HTML with status 200 is no news,
    although a page could be read as an item: so it has to be registered.
    """
    name = sniff(document.body, document.media_type)
    registered = feed.media_type.partition(";")[0].strip()
    wanted = {"html_page": "text/html", "plain_text": "text/plain"}.get(name)
    if wanted and registered != wanted:
        reason = "not-a-feed"
        raise ExtractError(reason, f"{wanted} where a feed was expected")
    return slices(document)


async def _aside(work: Callable[[], _T], document: RawItem) -> _T:
    if len(document.body) < READ_ASIDE:
        return work()
    return await asyncio.to_thread(work)


async def _publish(
    feed: FeedRegistration, new: Iterable[Slice], tools: Tools
) -> None:
    items = []
    for one in new:
        item = await _aside(partial(identify, one.item), one.item)
        if feed.full_text and item.url:
            item = await tools.add_page(item, feed)
        items.append(item)
    await tools.outbox.send([raw_record(item) for item in items])


async def _refused(
    feed: FeedRegistration,
    start: PollOutcome,
    answer: Answer,
    error: ExtractError,
    tools: Tools,
) -> PollOutcome:
    """
    Take note of a document that is no feed.

    The first one in a row becomes a dead letter with its bytes; a site that
    stays broken does not fill the topic with its error pages.
    """
    now = tools.now()
    if start.outcome != "bad_document" and answer.body:
        letter = unreadable(feed.feed, answer.body, error, now)
        record = keyed(DEADLETTERS, letter.key, letter)
        await tools.outbox.send([record])
    return not_taken(feed, start, answer, now, str(error))
