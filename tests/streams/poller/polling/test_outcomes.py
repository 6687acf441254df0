from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from streams.poller.feeds.feed_list import parse_toml
from streams.poller.fetcher.messages import FetchError, Response
from streams.poller.hashing import hash_bytes
from streams.poller.polling.outcomes import (
    MIN_SEEN,
    classify,
    document_published,
    initial_state,
    unchanged_document,
    without_document,
    without_response,
)
from streams.poller.scheduling.intervals import FAILURES, NEVER
from streams.records import FeedRegistration, PollOutcome

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
URL = "https://wire.example/top.rss"
FEED = FeedRegistration("top", URL)
BODY = b"<rss><channel><ttl>30</ttl></channel></rss>"


def response(status=200, body=BODY, moved_to="", url=URL, **headers):
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
def test_classify_status_returns_the_outcome(status, headers, expected):
    assert classify(response(status, **headers)) == expected


def test_initial_state_of_a_first_poll_is_empty():
    outcome = initial_state(FEED, None, NOW)

    assert (outcome.registered, outcome.seen, outcome.etag) == (URL, (), "")


def test_initial_state_of_another_url_keeps_only_seen_and_rate():
    before = PollOutcome(
        "top", "new", NOW, NOW, etag='"a"', last_modified="x", url="u",
        seen=("1", "2"), failures=3, cursor="?seq=1", body_hash="h",
        state={"count": 1.0}, registered="https://old.example/",
        validated="v", moved_to="m", quiet_until=NOW,
    )  # fmt: skip
    outcome = initial_state(FEED, before, NOW)

    assert (outcome.seen, outcome.state) == (("1", "2"), {"count": 1.0})
    assert outcome == PollOutcome(
        "top", "", NOW, NOW, seen=("1", "2"), state={"count": 1.0},
        registered=URL,
    )  # fmt: skip


def test_initial_state_of_the_same_url_drops_only_quiet_until():
    before = PollOutcome(
        "top", "throttled", NOW, NOW, etag='"a"', registered=URL,
        quiet_until=NOW,
    )  # fmt: skip

    assert initial_state(FEED, before, NOW) == replace(
        before, quiet_until=None
    )


def test_published_document_updates_validators_and_seen():
    before = start(seen=("b", "z"), failures=2, error="status 500")
    outcome = document_published(
        FEED, before, response(etag='W/"1"'), ("c",), ("c", "b"), NOW
    )

    assert (outcome.outcome, outcome.new, outcome.unchanged) == ("new", 1, 1)
    assert outcome.seen == ("c", "b", "z")
    assert (outcome.etag, outcome.last_modified) == ('W/"1"', "")
    assert (outcome.failures, outcome.error) == (0, "")
    assert outcome.body_hash == hash_bytes(BODY)
    assert outcome.state["ttl"] == 1800.0
    assert outcome.next_due > NOW


def test_seen_fingerprints_are_bounded():
    many = tuple(str(n) for n in range(300))
    outcome = document_published(FEED, start(), response(), many, many, NOW)
    later = document_published(FEED, outcome, response(), ("x",), ("x",), NOW)

    assert outcome.seen == many
    assert len(later.seen) == MIN_SEEN
    assert later.seen[:2] == ("x", "0")


def test_same_bytes_are_unchanged_with_new_validators():
    before = start(etag='"old"', unchanged=7)
    outcome = unchanged_document(FEED, before, response(etag='"new"'), NOW)

    assert (outcome.outcome, outcome.new, outcome.unchanged) == (
        "unchanged",
        0,
        7,
    )
    assert outcome.etag == '"new"'


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("dns", "network_error"), ("timeout", "network_error"),
        ("bad-encoding", "network_error"), ("too-large", "too_large"),
        ("forbidden-address", "forbidden"), ("bad-url", "refused"),
        ("bad-secret", "refused"), ("bug", "bad_document"),
    ],
)  # fmt: skip
def test_request_without_response_is_a_failure(reason, expected):
    before = start(failures=1, etag='"a"', seen=("1",), cursor="?seq=1")
    outcome = without_response(FEED, before, FetchError(reason, "why"), NOW)

    assert outcome.outcome == expected
    assert expected in FAILURES
    assert (outcome.failures, outcome.error) == (2, f"{reason}: why")
    assert (outcome.etag, outcome.seen, outcome.cursor) == (
        '"a"',
        ("1",),
        "?seq=1",
    )


@pytest.mark.parametrize(
    ("url", "host", "address"),
    [
        ("http://127.0.0.1:8000/a.rss", "127.0.0.1", "127.0.0.1"),
        ("http://Wire.internal/a.rss", "wire.internal", "10.1.2.3"),
        ("http://[fd00::7]/a.rss", "fd00::7", "fd00::7"),
    ],
)
def test_private_address_of_the_feed_says_how_to_allow_it(url, host, address):
    feed = replace(FEED, url=url)
    error = FetchError("forbidden-address", "why", host, address)
    outcome = without_response(feed, start(), error, NOW)

    assert outcome.outcome == "forbidden"
    assert outcome.error == (
        f'{address} is a private address; set allow_private = ["{address}"]'
    )
    toml = f'[[feed]]\nfeed = "a"\nurl = "{url}"\n'
    remedy = outcome.error.partition("; set ")[2]
    assert parse_toml(toml + remedy)[0].allow_private == (address,)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("other.example", "10.1.2.3"),  # a redirect led there
        ("news.example", "169.254.169.254"),  # a cloud's metadata service
        ("news.example", "fe80::1"),
        ("news.example", "192.0.0.192"),
        ("news.example", "0.0.0.0"),
        ("news.example", ""),
    ],
)
def test_other_refused_address_is_not_advised(host, address):
    feed = replace(FEED, url="https://news.example/a.rss")
    error = FetchError("forbidden-address", "why", host, address)
    outcome = without_response(feed, start(), error, NOW)

    assert outcome.error == "forbidden-address: why"


def test_more_failures_in_a_row_wait_longer():
    first = without_response(FEED, start(), FetchError("dns", ""), NOW)
    many = without_response(
        FEED, start(failures=9), FetchError("dns", ""), NOW
    )

    assert many.next_due > first.next_due > NOW


def test_response_without_document_by_status():
    before = start(failures=3, etag='"a"')
    same = without_document(FEED, before, response(304, b""), NOW)
    assert (same.outcome, same.failures) == ("not_modified", 0)
    assert same.etag == '"a"'

    gone = without_document(FEED, before, response(410, b""), NOW)
    assert (gone.outcome, gone.next_due) == ("gone", NEVER)
    assert gone.error

    bad = without_document(
        FEED, before, response(), NOW, "not-a-feed: text/html"
    )
    assert (bad.outcome, bad.failures) == ("bad_document", 4)
    assert bad.error == "not-a-feed: text/html"

    busy = without_document(
        FEED, before, response(429, b"", retry_after="7200"), NOW
    )
    assert busy.outcome == "throttled"
    assert busy.next_due >= NOW + timedelta(seconds=7200)
