from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from streams.poller.fetcher.messages import FetchError, Response
from streams.poller.hashing import hash_bytes
from streams.poller.polling.outcomes import (
    LEAST_SEEN,
    classify,
    document_published,
    failed,
    initial_state,
    unchanged_document,
    without_document,
)
from streams.poller.scheduling.intervals import FAILURES, NEVER
from streams.records import FeedRegistration, PollOutcome

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
URL = "https://wire.example/top.rss"
FEED = FeedRegistration("top", URL)
BODY = b"<rss><channel><ttl>30</ttl></channel></rss>"


def answer(status=200, body=BODY, moved_to="", url=URL, **headers):
    names = {name.replace("_", "-"): text for name, text in headers.items()}
    return Response(url, status, names, body, moved_to)


def start(**more):
    return replace(initial_state(FEED, None, NOW - timedelta(hours=1)), **more)


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (200, {}, "document"), (203, {}, "document"),
        (204, {}, "not_modified"), (304, {}, "not_modified"),
        (410, {}, "gone"), (429, {}, "throttled"),
        (503, {"retry_after": "5"}, "throttled"), (503, {}, "http_error"),
        (500, {}, "http_error"), (302, {}, "http_error"),
        (206, {}, "http_error"), (401, {}, "refused"), (404, {}, "refused"),
    ],
)  # fmt: skip
def test_what_a_status_stands_for(status, headers, expected):
    assert classify(answer(status, **headers)) == expected


def test_a_first_poll_knows_nothing():
    found = initial_state(FEED, None, NOW)

    assert (found.registered, found.seen, found.etag) == (URL, (), "")


def test_another_address_keeps_what_was_published_and_nothing_else():
    before = PollOutcome(
        "top", "new", NOW, NOW, etag='"a"', last_modified="x", url="u",
        seen=("1", "2"), failures=3, cursor="?seq=1", body_hash="h",
        state={"count": 1.0}, registered="https://old.example/",
        validated="v", moved_to="m", quiet_until=NOW,
    )  # fmt: skip
    found = initial_state(FEED, before, NOW)

    assert (found.seen, found.state) == (("1", "2"), {"count": 1.0})
    assert found == PollOutcome(
        "top", "", NOW, NOW, seen=("1", "2"), state={"count": 1.0},
        registered=URL,
    )  # fmt: skip


def test_the_same_address_keeps_all_but_an_old_quiet():
    before = PollOutcome(
        "top", "throttled", NOW, NOW, etag='"a"', registered=URL,
        quiet_until=NOW,
    )  # fmt: skip

    assert initial_state(FEED, before, NOW) == replace(
        before, quiet_until=None
    )


def test_a_document_that_was_taken():
    before = start(seen=("b", "z"), failures=2, error="status 500")
    found = document_published(
        FEED, before, answer(etag='W/"1"'), ("c",), ("c", "b"), NOW
    )

    assert (found.outcome, found.new, found.unchanged) == ("new", 1, 1)
    assert found.seen == ("c", "b", "z")
    assert (found.etag, found.last_modified) == ('W/"1"', "")
    assert (found.failures, found.error) == (0, "")
    assert found.body_hash == hash_bytes(BODY)
    assert found.state["ttl"] == 1800.0
    assert found.next_due > NOW


def test_what_was_published_stays_known_within_a_bound():
    many = tuple(str(n) for n in range(300))
    found = document_published(FEED, start(), answer(), many, many, NOW)
    later = document_published(FEED, found, answer(), ("x",), ("x",), NOW)

    assert found.seen == many
    assert len(later.seen) == LEAST_SEEN
    assert later.seen[:2] == ("x", "0")


def test_the_same_bytes_are_unchanged_and_take_new_validators():
    before = start(etag='"old"', unchanged=7)
    found = unchanged_document(FEED, before, answer(etag='"new"'), NOW)

    assert (found.outcome, found.new, found.unchanged) == ("unchanged", 0, 7)
    assert found.etag == '"new"'


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        ("dns", "network_error"), ("timeout", "network_error"),
        ("bad-encoding", "network_error"), ("too-large", "too_large"),
        ("forbidden-address", "forbidden"), ("bad-url", "refused"),
        ("bad-secret", "refused"), ("bug", "bad_document"),
    ],
)  # fmt: skip
def test_a_request_without_an_answer(reason, outcome):
    before = start(failures=1, etag='"a"', seen=("1",), cursor="?seq=1")
    found = failed(FEED, before, FetchError(reason, "why"), NOW)

    assert found.outcome == outcome
    assert outcome in FAILURES
    assert (found.failures, found.error) == (2, f"{reason}: why")
    assert (found.etag, found.seen, found.cursor) == ('"a"', ("1",), "?seq=1")


def test_a_longer_row_of_failures_waits_longer():
    one = failed(FEED, start(), FetchError("dns", ""), NOW)
    many = failed(FEED, start(failures=9), FetchError("dns", ""), NOW)

    assert many.next_due > one.next_due > NOW


def test_an_answer_without_a_document():
    before = start(failures=3, etag='"a"')
    same = without_document(FEED, before, answer(304, b""), NOW)
    assert (same.outcome, same.failures) == ("not_modified", 0)
    assert same.etag == '"a"'

    gone = without_document(FEED, before, answer(410, b""), NOW)
    assert (gone.outcome, gone.next_due) == ("gone", NEVER)
    assert gone.error

    bad = without_document(
        FEED, before, answer(), NOW, "not-a-feed: text/html"
    )
    assert (bad.outcome, bad.failures) == ("bad_document", 4)
    assert bad.error == "not-a-feed: text/html"

    busy = without_document(
        FEED, before, answer(429, b"", retry_after="7200"), NOW
    )
    assert busy.outcome == "throttled"
    assert busy.next_due >= NOW + timedelta(seconds=7200)
