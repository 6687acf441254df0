import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.fetcher.messages import FetchError, Request, Response
from streams.poller.fetcher.request import headers, parse_url, redirect_target

URL = "https://wire.example/feed"


@pytest.mark.parametrize(
    "text",
    [
        "ftp://wire.example/a", "file:///etc/passwd", "//wire.example/a",
        "https:///a", "wire.example/a", "javascript:alert(1)", "",
    ],
)  # fmt: skip
def test_only_web_addresses_are_taken(text):
    with pytest.raises(FetchError) as caught:
        parse_url(text)
    assert caught.value.reason == "bad-url"


@given(st.text())
def test_any_text_is_an_address_or_refused(text):
    try:
        found = parse_url(text)
    except (FetchError, ValueError):
        return
    assert found.scheme in {"http", "https"}
    assert found.host
    assert not found.user
    assert not found.fragment


def test_a_quoted_address_stays_as_it_is_written():
    text = "https://wire.example/a%2Fb?q=%7Ex+y&r=a%20b"
    assert str(parse_url(text)) == text


def test_what_belongs_to_an_address_is_told_to_no_other():
    ask = Request(
        URL,
        etag='W/"1"',
        last_modified="Mon, 02 Mar 2026 06:00:00 GMT",
        validated=URL,
        credential=("Authorization", "Bearer t"),
    )
    own = headers(ask, parse_url(URL))
    assert own["If-None-Match"] == 'W/"1"'
    assert own["If-Modified-Since"] == "Mon, 02 Mar 2026 06:00:00 GMT"
    assert own["Authorization"] == "Bearer t"

    beside = headers(ask, parse_url("https://wire.example/other"))
    assert beside.keys() == {"Accept", "Authorization"}

    for other in (
        "http://wire.example/feed",
        "https://wire.example:8443/feed",
        "https://mirror.example/feed",
    ):
        assert headers(ask, parse_url(other)).keys() == {"Accept"}


@pytest.mark.parametrize(
    ("status", "location", "form", "expected"),
    [
        (301, "/new", None, "https://wire.example/new"),
        (302, "../a/b", None, "https://wire.example/a/b"),
        (303, "?page=2", None, "https://wire.example/feed?page=2"),
        (307, "//other.example/x", None, "https://other.example/x"),
        (308, "http://plain.example/", None, "http://plain.example/"),
        (302, "", None, None),
        (300, "/new", None, None),
        (200, "/new", None, None),
        (302, "/new", {"hub.mode": "subscribe"}, None),
        (307, "/new", {"hub.mode": "subscribe"}, "https://wire.example/new"),
    ],
)
def test_the_next_hop(status, location, form, expected):
    found = redirect_target(
        Request(URL, form=form),
        parse_url(URL),
        Response(URL, status, {"location": location}),
    )
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[::1"])
def test_a_redirect_leads_to_web_addresses_only(location):
    answer = Response(URL, 302, {"location": location})
    with pytest.raises(FetchError) as caught:
        redirect_target(Request(URL), parse_url(URL), answer)
    assert caught.value.reason == "bad-redirect"
