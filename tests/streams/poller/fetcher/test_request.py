import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.fetcher.messages import FetchError, Request, Response
from streams.poller.fetcher.request import (
    parse_url,
    redirect_target,
    request_headers,
)

URL = "https://wire.example/feed"


@pytest.mark.parametrize(
    "text",
    [
        "ftp://wire.example/a", "file:///etc/passwd", "//wire.example/a",
        "https:///a", "wire.example/a", "javascript:alert(1)", "",
    ],
)  # fmt: skip
def test_parse_url_not_http_raises_bad_url(text):
    with pytest.raises(FetchError) as caught:
        parse_url(text)
    assert caught.value.reason == "bad-url"


@given(st.text())
def test_parse_url_of_any_text_returns_http_url_or_raises(text):
    try:
        url = parse_url(text)
    except (FetchError, ValueError):
        return
    assert url.scheme in {"http", "https"}
    assert url.host
    assert not url.user
    assert not url.fragment


def test_parse_url_quoted_text_is_unchanged():
    text = "https://wire.example/a%2Fb?q=%7Ex+y&r=a%20b"
    assert str(parse_url(text)) == text


def test_request_headers_of_another_url_or_origin_have_no_validators_or_credential():
    request = Request(
        URL,
        etag='W/"1"',
        last_modified="Mon, 02 Mar 2026 06:00:00 GMT",
        validated=URL,
        credential=("Authorization", "Bearer t"),
    )
    own = request_headers(request, parse_url(URL))
    assert own["If-None-Match"] == 'W/"1"'
    assert own["If-Modified-Since"] == "Mon, 02 Mar 2026 06:00:00 GMT"
    assert own["Authorization"] == "Bearer t"

    same_origin = request_headers(
        request, parse_url("https://wire.example/other")
    )
    assert same_origin.keys() == {"Accept", "Authorization"}

    for other in (
        "http://wire.example/feed",
        "https://wire.example:8443/feed",
        "https://mirror.example/feed",
    ):
        assert request_headers(request, parse_url(other)).keys() == {"Accept"}


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
def test_redirect_target_of_status_and_location(
    status, location, form, expected
):
    target = redirect_target(
        Request(URL, form=form),
        parse_url(URL),
        Response(URL, status, {"location": location}),
    )
    assert (str(target) if target else None) == expected


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://[::1"])
def test_redirect_target_not_http_raises_bad_redirect(location):
    response = Response(URL, 302, {"location": location})
    with pytest.raises(FetchError) as caught:
        redirect_target(Request(URL), parse_url(URL), response)
    assert caught.value.reason == "bad-redirect"
