"""
What a poll was, and what follows from it: pure.

`PollOutcome` is the whole state of a feed; each function here takes the
newest one and gives the next.
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from streams.poller.fetcher.messages import FetchError, Response
from streams.poller.hashing import hash_bytes
from streams.poller.polling.hub_links import named
from streams.poller.polling.redirects import track_permanent_redirect
from streams.poller.scheduling.freshness import (
    document_hints,
    freshness,
    retry_after,
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
    "failed",
    "initial_state",
    "unchanged_document",
    "without_document",
]

# What was published lately stays known, so that an entry that comes and
# goes with a lagging replica is not published again and again.
LEAST_SEEN = 100

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

    Validators, redirects and failures belong to an address: they are
    forgotten when the registration names another one. What was published
    is still known.
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


def classify(answer: Response) -> str:
    """
    Return the outcome that a status stands for.

    ``document`` is none yet: its body decides.
    """
    status = answer.status
    if status == 503 and "retry-after" in answer.headers:
        return "throttled"
    if status in _STATUS_OUTCOMES:
        return _STATUS_OUTCOMES[status]
    return "refused" if 400 <= status < 500 else "http_error"


def failed(
    feed: FeedRegistration,
    start: PollOutcome,
    error: FetchError,
    now: datetime,
) -> PollOutcome:
    """Return the outcome of a poll that got no answer."""
    outcome = _FETCH_OUTCOMES.get(error.reason, "network_error")
    return _after_failure(feed, start, outcome, str(error), 0, None, now)


def without_document(
    feed: FeedRegistration,
    start: PollOutcome,
    answer: Response,
    now: datetime,
    error: str = "",
) -> PollOutcome:
    """
    Return the outcome of an answer without a document, or with a bad one.

    Args:
        error: what is wrong with the document; empty if the status says it.
    """
    outcome = "bad_document" if error else classify(answer)
    if outcome == "not_modified":
        return _after_success(feed, start, answer, outcome, 0, now)
    if outcome == "gone":
        return replace(
            start,
            outcome=outcome,
            status=answer.status,
            error="410: gone; paused until it is resumed",
            polled_at=now,
            next_due=next_due(feed, start.state, outcome, now),
        )
    return _after_failure(
        feed,
        start,
        outcome,
        error or f"status {answer.status}",
        answer.status,
        retry_after(answer.headers, now),
        now,
    )


def document_published(
    feed: FeedRegistration,
    start: PollOutcome,
    answer: Response,
    new: tuple[str, ...],
    present: tuple[str, ...],
    now: datetime,
) -> PollOutcome:
    """
    Return the outcome of a document whose new items were all acked.

    Args:
        new: fingerprints published now.
        present: fingerprints of all items of the document, its own order.
    """
    state = with_document_hints(start.state, document_hints(answer.body))
    kept = tuple(dict.fromkeys(present + start.seen))
    said = named(answer.headers, answer.body, answer.url)
    taken = replace(
        start,
        state=dict(state),
        validated=answer.url,
        body_hash=hash_bytes(answer.body),
        seen=kept[: max(LEAST_SEEN, 2 * len(present))],
        new=len(new),
        unchanged=len(present) - len(new),
        hubs=said.hubs,
        topic=said.topic,
        **_validators(answer),
    )
    outcome = "new" if new else "unchanged"
    return _after_success(feed, taken, answer, outcome, len(new), now)


def unchanged_document(
    feed: FeedRegistration,
    start: PollOutcome,
    answer: Response,
    now: datetime,
) -> PollOutcome:
    """Return the outcome of a 200 with the very bytes of the last one."""
    taken = replace(start, validated=answer.url, **_validators(answer))
    return _after_success(feed, taken, answer, "unchanged", 0, now)


def _validators(answer: Response) -> dict[str, str]:
    return {
        "etag": answer.headers.get("etag", ""),
        "last_modified": answer.headers.get("last-modified", ""),
    }


def _after_success(
    feed: FeedRegistration,
    state: PollOutcome,
    answer: Response,
    outcome: str,
    new: int,
    now: datetime,
) -> PollOutcome:
    elapsed = (now - state.polled_at).total_seconds()
    numbers = dict(update_rate(state.state, feed, new, elapsed))
    moved = track_permanent_redirect(feed, state, answer, numbers)
    adopted = moved.url != state.url
    return replace(
        moved,
        outcome="moved" if adopted else outcome,
        status=answer.status,
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
            fresh=freshness(answer.headers, now),
            retry=retry_after(answer.headers, now),
        ),
    )


def _after_failure(
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
