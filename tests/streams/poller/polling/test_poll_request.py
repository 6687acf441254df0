from datetime import UTC, datetime

import pytest

from streams.config.secrets import SecretError
from streams.poller.polling.poll_request import (
    LONGEST_HOLD,
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
def test_the_address_of_the_next_poll(transport, more, expected):
    assert request_url(feed(URL, transport), state(**more)) == expected


def test_a_first_poll_asks_the_registered_address():
    assert request_url(feed(URL), None) == URL


@pytest.mark.parametrize(
    ("transport", "cursor", "etag"),
    [
        ("http", "", '"1"'), ("http", "?seq=1", '"1"'),
        ("longpoll", "", '"1"'), ("longpoll", "?seq=1", ""),
    ],
)  # fmt: skip
def test_a_cursor_is_asked_for_without_conditions(transport, cursor, etag):
    found = build_request(feed(URL, transport), state(cursor=cursor))

    assert (found.etag, found.last_modified) == (etag, "x" if etag else "")
    assert found.validated == URL


@pytest.mark.parametrize(
    ("transport", "timeout"),
    [("longpoll", LONGEST_HOLD), ("polltoken", 0.0), ("http", 0.0)],
)
def test_only_a_held_request_may_take_long(transport, timeout):
    assert build_request(feed(URL, transport), state()).timeout == timeout


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({"url": "https://wire.example/moved"}, True),
        ({"url": "http://wire.example/feed"}, False),
        ({"url": "https://wire.example:8443/feed"}, False),
        ({"url": "https://other.example/feed"}, False),
    ],
)
def test_a_secret_stays_at_the_registered_origin(monkeypatch, more, told):
    monkeypatch.setenv("WIRE_TOKEN", "t0k")
    found = build_request(
        feed(URL, "http", auth="env:WIRE_TOKEN"), state(**more)
    )

    expected = ("Authorization", "Bearer t0k") if told else ("", "")
    assert found.credential == expected


def test_a_missing_secret_is_no_request():
    with pytest.raises(SecretError):
        build_request(feed(URL, auth="env:NO_SUCH_NAME"), state())
