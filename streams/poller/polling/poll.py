"""
One poll of one feed, in two steps.

    fetch_feed    send the request, cut the response into items and drop
                  those already published
    publish_feed  fetch linked documents and pages, send the items to
                  ``wire.raw``, wait for the acks, return the outcome

Between the steps the scheduler can release the poll's slot: linked documents
and pages can take minutes and have slots of their own. All decisions are made
by pure functions in the modules beside this one.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
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
    AttachPage,
    SplitDocument,
    fetch_linked,
    publish_items,
    raw_document,
    run_in_thread_if_large,
    split_document,
)
from streams.poller.polling.linked_documents import LinkedDocuments
from streams.poller.polling.outcomes import (
    classify,
    document_published,
    initial_state,
    unchanged_document,
    without_document,
    without_response,
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
from streams.runtime.outbox import Outbox

__all__ = ["FetchedFeed", "PollDependencies", "fetch_feed", "publish_feed"]

log = structlog.get_logger()

_NO_CURSOR = CursorUpdate()


@dataclass(frozen=True, slots=True)
class PollDependencies:
    """
    The services that a poll uses.

    Attributes:
        attach_page: fetches an item's own page and puts it into the item.
        now: the clock.
        linked_documents: fetches the documents of items that a response
            with a poll token only lists.
        subscription: returns a feed's subscription at a hub, if any.
    """

    fetcher: HttpClient
    hosts: HostLimits
    outbox: Outbox
    attach_page: AttachPage
    now: Callable[[], datetime]
    linked_documents: LinkedDocuments | None = None
    subscription: Callable[[str], Subscription | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class _Document:
    """
    A document with items to publish.

    Attributes:
        start: the state that the poll started from, with the items that
            hubs have delivered.
        received_at: becomes the time of the poll.
    """

    response: Response
    received_at: datetime
    start: PollOutcome
    split: SplitDocument


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """
    A poll after its first step.

    Attributes:
        start: the state that the poll started from.
        began: when the request was sent.
        cursor: what the response says about the next request.
        outcome: the result of the poll; None while there is a document to
            publish.
        document: None if there is nothing to publish.
        needs_fetching: whether linked documents or pages must be fetched
            before the document can be published.
    """

    feed: FeedRegistration
    start: PollOutcome
    began: datetime
    cursor: CursorUpdate = _NO_CURSOR
    outcome: PollOutcome | None = None
    # Not in the repr, so that log messages do not contain the document.
    document: _Document | None = field(default=None, repr=False)
    needs_fetching: bool = False


_Step = Callable[[FetchedFeed, PollDependencies], Awaitable[FetchedFeed]]


async def fetch_feed(
    feed: FeedRegistration, before: PollOutcome | None, deps: PollDependencies
) -> FetchedFeed:
    """
    Send the request of a poll and cut the response into items.

    Args:
        before: the feed's newest outcome; None if it was never polled.

    Raises:
        KafkaError: a dead letter was not acked.
    """
    began = deps.now()
    poll = FetchedFeed(feed, initial_state(feed, before, began), began)
    return await _run_step(_fetch, poll, deps)


async def publish_feed(
    poll: FetchedFeed, deps: PollDependencies
) -> PollOutcome:
    """
    Publish the new items of a fetched feed.

    Returns:
        The feed's next outcome, not yet sent to ``wire.polls``.

    Raises:
        KafkaError: the items were not acked; the feed's state must not
            change.
    """
    if poll.document is not None:
        poll = await _run_step(_publish, poll, deps)
    outcome = poll.outcome
    assert outcome is not None
    if has_cursor(poll.feed):
        return advance_cursor(
            poll.feed, poll.start, outcome, poll.cursor, poll.began
        )
    subscription = deps.subscription(poll.feed.feed)
    return slow_down_polling(poll.feed, outcome, subscription, deps.now())


async def _run_step(
    step: _Step, poll: FetchedFeed, deps: PollDependencies
) -> FetchedFeed:
    """Run a step; every error except Kafka's becomes a failed outcome."""
    try:
        return await step(poll, deps)
    except KafkaError:
        raise
    except SecretError as error:
        failure = FetchError("bad-secret", str(error))
    except FetchError as error:
        failure = error
    except Exception as error:
        # Our own bug: recorded and backed off from like other failures.
        log.exception("poll failed", feed=poll.feed.feed)
        failure = FetchError("bug", f"{type(error).__name__}: {error}")
    outcome = without_response(poll.feed, poll.start, failure, deps.now())
    return FetchedFeed(poll.feed, poll.start, poll.began, outcome=outcome)


async def _fetch(poll: FetchedFeed, deps: PollDependencies) -> FetchedFeed:
    feed, start = poll.feed, poll.start
    response = await deps.fetcher.send(build_request(feed, start))
    if has_cursor(feed):
        parse = partial(parse_cursor, feed, response)
        update = await run_in_thread_if_large(parse, len(response.body))
        poll = replace(poll, cursor=update)
        # A redirect of a cursor's address is not a move of the feed itself.
        response = replace(response, moved_to="") if start.cursor else response
    if classify(response) == "document":
        return await _read_document(poll, response, deps)
    outcome = without_document(feed, start, response, deps.now())
    if classify(response) == "throttled":
        until = apply_retry_after(response, feed, deps.hosts, deps.now())
        outcome = structs.replace(outcome, quiet_until=until)
    return replace(poll, outcome=outcome)


async def _read_document(
    poll: FetchedFeed, response: Response, deps: PollDependencies
) -> FetchedFeed:
    feed, now = poll.feed, deps.now()
    is_empty = has_cursor(feed) and not response.body.strip()
    if is_empty or hash_bytes(response.body) == poll.start.body_hash:
        outcome = unchanged_document(feed, poll.start, response, now)
        return replace(poll, outcome=outcome)
    start = merge_delivered(poll.start, deps.subscription(feed.feed))
    document = raw_document(
        feed, response.body, response.media_type, response.url,
        response.headers, now,
    )  # fmt: skip
    try:
        split = await split_document(feed, document, start.seen)
    except ExtractError as error:
        outcome = await _reject_document(feed, start, response, error, deps)
        return replace(poll, outcome=outcome)
    fetches_more = feed.full_text or _linked_documents(feed, deps) is not None
    return replace(
        poll,
        document=_Document(response, now, start, split),
        needs_fetching=fetches_more and bool(split.items),
    )


def _linked_documents(
    feed: FeedRegistration, deps: PollDependencies
) -> LinkedDocuments | None:
    """Return the fetcher of linked documents: only poll tokens list them."""
    return deps.linked_documents if feed.transport == "polltoken" else None


async def _publish(poll: FetchedFeed, deps: PollDependencies) -> FetchedFeed:
    feed, document = poll.feed, poll.document
    assert document is not None
    split, now = document.split, document.received_at
    linked = _linked_documents(feed, deps)
    if linked is not None and split.items:
        patient = poll.start.failures < PERSISTENT_AFTER
        fetch_all = partial(linked.fetch_all, patient=patient)
        split = await fetch_linked(split, feed, fetch_all)
    await publish_items(split.items, feed, deps.attach_page, deps.outbox)
    start = count_missed(
        document.start, deps.subscription(feed.feed), split.uris, now
    )
    outcome = document_published(
        feed, start, document.response, split.new_fingerprints,
        split.present, now,
    )  # fmt: skip
    return replace(poll, outcome=outcome)


async def _reject_document(
    feed: FeedRegistration,
    start: PollOutcome,
    response: Response,
    error: ExtractError,
    deps: PollDependencies,
) -> PollOutcome:
    """
    Return the outcome of a document that is not a feed.

    Only the first such document in a row becomes a dead letter, so a site
    that stays broken does not fill the topic with its error pages.
    """
    now = deps.now()
    if start.outcome != "bad_document" and response.body:
        letter = document_dead_letter(feed.feed, response.body, error, now)
        await deps.outbox.send([letter_record(letter)])
    return without_document(feed, start, response, now, str(error))
