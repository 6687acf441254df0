"""
Compute the outcome of a poll from the response. Pure.

`PollOutcome` is the whole state of a feed: each function takes the newest one
and returns the next.
"""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from msgspec.structs import replace

from streams.poller.fetcher.address_filter import is_private
from streams.poller.fetcher.messages import FetchError, Response
from streams.poller.hashing import hash_bytes
from streams.poller.polling.hub_links import find_hub_links
from streams.poller.polling.redirects import track_permanent_redirect
from streams.poller.scheduling.freshness import (
    document_hints,
    freshness,
    parse_retry_after,
)
from streams.poller.scheduling.intervals import (
    FAILURES,
    next_due,
    update_rate,
    with_document_hints,
)
from streams.records import FeedRegistration, PollOutcome

__all__ = [
    "classify",
    "document_published",
    "initial_state",
    "private_address_text",
    "unchanged_document",
    "without_document",
    "without_response",
]

# At least this many fingerprints are kept, so that an entry that disappears
# and comes back (from a lagging replica) is not published again.
MIN_SEEN = 100

_FETCH_OUTCOMES: Mapping[str, str] = {
    "too-large": "too_large",
    "forbidden-address": "forbidden",
    "bad-url": "refused",
    "bad-secret": "refused",
    "bug": "bad_document",
}
_STATUS_OUTCOMES: Mapping[int, str] = {
    200: "document",
    203: "document",
    204: "not_modified",
    304: "not_modified",
    410: "gone",
    429: "throttled",
}


def initial_state(
    feed: FeedRegistration, before: PollOutcome | None, now: datetime
) -> PollOutcome:
    """
    Return the state that a poll starts from.

    Validators, redirects and failures belong to a URL: they are dropped when
    the URL of the registration changes. Fingerprints of published items are
    kept.
    """
    if before is None:
        return PollOutcome(feed.feed, "", now, now, registered=feed.url)
    if before.registered in {"", feed.url}:
        return replace(before, registered=feed.url, quiet_until=None)
    return PollOutcome(
        feed.feed,
        "",
        before.polled_at,
        now,
        seen=before.seen,
        state=before.state,
        registered=feed.url,
    )


def classify(response: Response) -> str:
    """
    Return the outcome that a status code means.

    ``document`` is not a final outcome: that depends on the body.
    """
    status = response.status
    if status == 503 and "retry-after" in response.headers:
        return "throttled"
    if status in _STATUS_OUTCOMES:
        return _STATUS_OUTCOMES[status]
    return "refused" if 400 <= status < 500 else "http_error"


def without_response(
    feed: FeedRegistration,
    start: PollOutcome,
    error: FetchError,
    now: datetime,
) -> PollOutcome:
    """Return the outcome of a poll without a usable response."""
    outcome = _FETCH_OUTCOMES.get(error.reason, "network_error")
    text = private_address_text(feed.url, error) or str(error)
    return _failure_outcome(feed, start, outcome, text, 0, None, now)


def private_address_text(
    url: str, error: FetchError, setting: str = 'allow_private = ["{}"]'
) -> str:
    """
    Return how to allow the address of a feed's own host; mostly empty.

    Where a redirect, a cursor or a link leads is not the operator's choice,
    so there is no advice to allow it.

    Args:
        url: of the feed, as the operator gave it.
        setting: what allows an address, which stands in place of ``{}``.
    """
    if not error.address or urlsplit(url).hostname != error.host.lower():
        return ""
    if not is_private(error.address):
        return ""
    allowed = setting.format(error.address)
    return f"{error.address} is a private address; set {allowed}"


def without_document(
    feed: FeedRegistration,
    start: PollOutcome,
    response: Response,
    now: datetime,
    error: str = "",
) -> PollOutcome:
    """
    Return the outcome of a response without a document, or with a bad one.

    Args:
        error: why the document was rejected; empty if there is none.
    """
    outcome = "bad_document" if error else classify(response)
    if outcome == "not_modified":
        return _success_outcome(feed, start, response, outcome, 0, now)
    if outcome == "gone":
        return replace(
            start,
            outcome=outcome,
            status=response.status,
            error="410: gone; paused until it is resumed",
            polled_at=now,
            next_due=next_due(feed, start.state, outcome, now),
        )
    return _failure_outcome(
        feed,
        start,
        outcome,
        error or f"status {response.status}",
        response.status,
        parse_retry_after(response.headers, now),
        now,
    )


def document_published(
    feed: FeedRegistration,
    start: PollOutcome,
    response: Response,
    new: tuple[str, ...],
    present: tuple[str, ...],
    now: datetime,
) -> PollOutcome:
    """
    Return the outcome of a document whose new items were all acked.

    Args:
        new: fingerprints of the items that were published.
        present: fingerprints of all items, in document order.
    """
    state = with_document_hints(start.state, document_hints(response.body))
    seen = tuple(dict.fromkeys(present + start.seen))
    links = find_hub_links(response.headers, response.body, response.url)
    published = replace(
        start,
        state=dict(state),
        validated=response.url,
        body_hash=hash_bytes(response.body),
        seen=seen[: max(MIN_SEEN, 2 * len(present))],
        new=len(new),
        unchanged=len(present) - len(new),
        hubs=links.hubs,
        topic=links.topic,
        **_validators(response),
    )
    outcome = "new" if new else "unchanged"
    return _success_outcome(feed, published, response, outcome, len(new), now)


def unchanged_document(
    feed: FeedRegistration,
    start: PollOutcome,
    response: Response,
    now: datetime,
) -> PollOutcome:
    """Return the outcome of a 200 with the same bytes as the last one."""
    state = replace(start, validated=response.url, **_validators(response))
    return _success_outcome(feed, state, response, "unchanged", 0, now)


def _validators(response: Response) -> dict[str, str]:
    return {
        "etag": response.headers.get("etag", ""),
        "last_modified": response.headers.get("last-modified", ""),
    }


def _success_outcome(
    feed: FeedRegistration,
    state: PollOutcome,
    response: Response,
    outcome: str,
    new: int,
    now: datetime,
) -> PollOutcome:
    elapsed = (now - state.polled_at).total_seconds()
    numbers = dict(update_rate(state.state, feed, new, elapsed))
    moved = track_permanent_redirect(feed, state, response, numbers)
    is_adopted = moved.url != state.url
    return replace(
        moved,
        outcome="moved" if is_adopted else outcome,
        status=response.status,
        error="",
        failures=0,
        new=new,
        unchanged=state.unchanged if outcome != "not_modified" else 0,
        polled_at=now,
        state=numbers,
        next_due=next_due(
            feed,
            numbers,
            outcome,
            now,
            fresh=freshness(response.headers, now),
            retry=parse_retry_after(response.headers, now),
        ),
    )


def _failure_outcome(
    feed: FeedRegistration,
    start: PollOutcome,
    outcome: str,
    error: str,
    status: int,
    retry: float | None,
    now: datetime,
) -> PollOutcome:
    assert outcome in FAILURES
    failures = start.failures + 1
    return replace(
        start,
        outcome=outcome,
        status=status,
        error=error[:500],
        new=0,
        unchanged=0,
        failures=failures,
        polled_at=now,
        next_due=next_due(
            feed, start.state, outcome, now, failures=failures, retry=retry
        ),
    )
