"""
One poll of one feed, from due to done.

    ask -> fetch -> cut into items -> drop what is published -> fetch pages
    -> send to wire.raw, acked -> the outcome

Everything that is decided is decided by pure functions beside this module.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from aiokafka.errors import KafkaError

from extractors.errors import ExtractError
from streams.poller.addresses import networks
from streams.poller.document import AddPage, publish, raw_document
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
from streams.poller.publish import Outbox, keyed, unreadable
from streams.poller.schedule import quiet_for
from streams.poller.secrets import SecretError, authorization
from streams.records import FeedRegistration, PollOutcome
from streams.topics import DEADLETTERS

__all__ = ["Tools", "poll", "target"]

log = structlog.get_logger()


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
    document = raw_document(
        feed, answer.body, answer.media_type, answer.url, answer.headers, now
    )
    try:
        taken = await publish(
            feed, document, start.seen, tools.add_page, tools.outbox
        )
    except ExtractError as error:
        return await _refused(feed, start, answer, error, tools)
    return document_taken(feed, start, answer, taken.new, taken.present, now)


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
