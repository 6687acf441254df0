from datetime import UTC, datetime

import pytest

from streams.config.secrets import SecretError
from streams.poller.polling.poll_request import (
    LONG_POLL_TIMEOUT,
    build_request,
    request_url,
)
from streams.records import PollOutcome
from tests.streams.poller.wire import feed

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
URL = "https://wire.example/feed?q=a"


def state(**more):
    more.setdefault("registered", URL)
    return PollOutcome(
        "wire", "new", NOW, NOW, etag='"1"', last_modified="x", validated=URL,
        **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("transport", "more", "expected"),
    [
        ("http", {}, URL),
        ("http", {"url": "https://new.example/"}, "https://new.example/"),
        ("http", {"cursor": "?seq=1"}, URL),
        ("http", {"registered": "https://old.example/", "url": "x"}, URL),
        ("longpoll", {"cursor": "?seq=1"}, f"{URL}&seq=1"),
        ("longpoll", {"cursor": "https://w.example/2"}, "https://w.example/2"),
        ("polltoken", {"cursor": "?q=b"}, "https://wire.example/feed?q=b"),
        (
            "polltoken",
            {"url": "https://new.example/f", "cursor": "?pollToken=1"},
            "https://new.example/f?pollToken=1",
        ),
        ("longpoll", {"cursor": "?s=1", "registered": "https://o.example/"}, URL),
    ],
)  # fmt: skip
def test_request_url_of_the_next_poll(transport, more, expected):
    assert request_url(feed(URL, transport), state(**more)) == expected


def test_request_url_of_the_first_poll_is_registered():
    assert request_url(feed(URL), None) == URL


@pytest.mark.parametrize(
    ("transport", "cursor", "etag"),
    [
        ("http", "", '"1"'), ("http", "?seq=1", '"1"'),
        ("longpoll", "", '"1"'), ("longpoll", "?seq=1", ""),
    ],
)  # fmt: skip
def test_request_with_a_cursor_has_no_validators(transport, cursor, etag):
    request = build_request(feed(URL, transport), state(cursor=cursor))

    assert (request.etag, request.last_modified) == (etag, "x" if etag else "")
    assert request.validated == URL


@pytest.mark.parametrize(
    ("transport", "timeout"),
    [("longpoll", LONG_POLL_TIMEOUT), ("polltoken", 0.0), ("http", 0.0)],
)
def test_only_long_polls_have_a_timeout_of_their_own(transport, timeout):
    assert build_request(feed(URL, transport), state()).timeout == timeout


@pytest.mark.parametrize(
    ("more", "is_sent"),
    [
        ({}, True),
        ({"url": "https://wire.example/moved"}, True),
        ({"url": "http://wire.example/feed"}, False),
        ({"url": "https://wire.example:8443/feed"}, False),
        ({"url": "https://other.example/feed"}, False),
    ],
)
def test_secret_is_sent_to_the_registered_origin_only(
    monkeypatch, more, is_sent
):
    monkeypatch.setenv("WIRE_TOKEN", "t0k")
    request = build_request(
        feed(URL, "http", auth="env:WIRE_TOKEN"), state(**more)
    )

    expected = ("Authorization", "Bearer t0k") if is_sent else ("", "")
    assert request.credential == expected


def test_missing_secret_is_an_error():
    with pytest.raises(SecretError):
        build_request(feed(URL, auth="env:NO_SUCH_NAME"), state())
