"""
One poll of one feed, from due to done.

    ask -> fetch -> cut into items -> drop what is published -> fetch pages
    -> send to wire.raw, acked -> the outcome

Everything that is decided is decided by pure functions beside this module.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import structlog
from aiokafka.errors import KafkaError
from msgspec import structs

from extractors.model.errors import ExtractError
from streams.config.secrets import SecretError
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Response
from streams.poller.hashing import hash_bytes
from streams.poller.polling.cursor import (
    CursorUpdate,
    has_cursor,
    parse_cursor,
)
from streams.poller.polling.cursor_progress import (
    PERSISTENT_AFTER,
    advance_cursor,
)
from streams.poller.polling.documents import (
    AddPage,
    FetchLinked,
    publish,
    raw_document,
    run_in_thread_if_large,
)
from streams.poller.polling.linked_documents import LinkedDocuments
from streams.poller.polling.outcomes import (
    classify,
    document_published,
    failed,
    initial_state,
    unchanged_document,
    without_document,
)
from streams.poller.polling.poll_request import build_request
from streams.poller.polling.publishing import (
    document_dead_letter,
    letter_record,
)
from streams.poller.polling.push_feedback import (
    count_missed,
    merge_delivered,
    slow_down_polling,
)
from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.scheduling.retry_after import apply_retry_after
from streams.records import FeedRegistration, PollOutcome, Subscription
from streams.runtime.producer import Outbox

__all__ = ["PollDependencies", "poll"]

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class PollDependencies:
    """
    What a poll works with.

    Attributes:
        add_page: fetches an item's own page and puts it into the item.
        now: the clock.
        documents: fetches what a poll token's answer only lists.
        pushed: a feed's subscription at a hub, if it has one.
    """

    fetcher: HttpClient
    hosts: HostLimits
    outbox: Outbox
    add_page: AddPage
    now: Callable[[], datetime]
    documents: LinkedDocuments | None = None
    pushed: Callable[[str], Subscription | None] = lambda _: None


def _nothing() -> None:
    """Give nothing back: the poll holds no place."""


async def poll(
    feed: FeedRegistration,
    before: PollOutcome | None,
    tools: PollDependencies,
    give_back: Callable[[], None] = _nothing,
) -> PollOutcome:
    """
    Poll a feed once and publish what is new.

    Args:
        before: its newest outcome; None if it was never polled.
        give_back: called when the feed's own server has answered and only
            its items' pages are left to wait for.

    Returns:
        The next outcome, not yet sent to ``wire.polls``.

    Raises:
        KafkaError: the items were not acked; the poll is as if not made.
    """
    began = tools.now()
    start = initial_state(feed, before, began)
    outcome, reading = await _polled(feed, start, tools, give_back)
    if not has_cursor(feed):
        return slow_down_polling(
            feed, outcome, tools.pushed(feed.feed), tools.now()
        )
    return advance_cursor(feed, start, outcome, reading, began)


async def _polled(
    feed: FeedRegistration,
    start: PollOutcome,
    tools: PollDependencies,
    give_back: Callable[[], None],
) -> tuple[PollOutcome, CursorUpdate]:
    try:
        answer = await tools.fetcher.send(build_request(feed, start))
        return await _answered(feed, start, answer, tools, give_back)
    except KafkaError:
        raise
    except SecretError as error:
        fault = FetchError("bad-secret", str(error))
    except FetchError as error:
        fault = error
    except Exception as error:
        # A fault of ours: told, and backed off from, as any other failure.
        log.exception("poll failed", feed=feed.feed)
        fault = FetchError("bug", f"{type(error).__name__}: {error}")
    return failed(feed, start, fault, tools.now()), CursorUpdate()


async def _answered(
    feed: FeedRegistration,
    start: PollOutcome,
    answer: Response,
    tools: PollDependencies,
    give_back: Callable[[], None],
) -> tuple[PollOutcome, CursorUpdate]:
    reading = CursorUpdate()
    if has_cursor(feed):
        reading = await run_in_thread_if_large(
            partial(parse_cursor, feed, answer), len(answer.body)
        )
        # Where a cursor's address leads says nothing of the feed's own.
        answer = replace(answer, moved_to="") if start.cursor else answer
    if classify(answer) == "document":
        outcome = await _document(feed, start, answer, tools, give_back)
        return outcome, reading
    outcome = without_document(feed, start, answer, tools.now())
    if classify(answer) == "throttled":
        until = apply_retry_after(answer, feed, tools.hosts, tools.now())
        outcome = structs.replace(outcome, quiet_until=until)
    return outcome, reading


async def _document(
    feed: FeedRegistration,
    start: PollOutcome,
    answer: Response,
    tools: PollDependencies,
    give_back: Callable[[], None],
) -> PollOutcome:
    now = tools.now()
    says_nothing = has_cursor(feed) and not answer.body.strip()
    if says_nothing or hash_bytes(answer.body) == start.body_hash:
        return unchanged_document(feed, start, answer, now)
    start = merge_delivered(start, tools.pushed(feed.feed))
    document = raw_document(
        feed, answer.body, answer.media_type, answer.url, answer.headers, now
    )
    try:
        taken = await publish(
            feed,
            document,
            start.seen,
            tools.add_page,
            tools.outbox,
            give_back,
            _whole(feed, start, tools),
        )
    except ExtractError as error:
        return await _refused(feed, start, answer, error, tools)
    start = count_missed(start, tools.pushed(feed.feed), taken.uris, now)
    return document_published(
        feed, start, answer, taken.new, taken.present, now
    )


def _whole(
    feed: FeedRegistration, start: PollOutcome, tools: PollDependencies
) -> FetchLinked | None:
    """Only a token's answer lists documents; others are what they hold."""
    if tools.documents is None or feed.transport != "polltoken":
        return None
    return partial(
        tools.documents.whole, patient=start.failures < PERSISTENT_AFTER
    )


async def _refused(
    feed: FeedRegistration,
    start: PollOutcome,
    answer: Response,
    error: ExtractError,
    tools: PollDependencies,
) -> PollOutcome:
    """
    Take note of a document that is no feed.

    The first one in a row becomes a dead letter with its bytes; a site that
    stays broken does not fill the topic with its error pages.
    """
    now = tools.now()
    if start.outcome != "bad_document" and answer.body:
        letter = document_dead_letter(feed.feed, answer.body, error, now)
        await tools.outbox.send([letter_record(letter)])
    return without_document(feed, start, answer, now, str(error))
