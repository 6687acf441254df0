import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.fetcher.messages import Response
from streams.poller.polling.cursor import (
    TRANSPORTS,
    CursorUpdate,
    has_cursor,
    parse_cursor,
    url_with_cursor,
)
from tests.streams.poller.wire import feed

URL = "https://api.wire.example/media/feed?q=ferry"


def parse(body, transport="longpoll", headers=None, url=URL):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    return parse_cursor(
        feed(URL, transport), Response(url, 200, headers or {}, body)
    )


@pytest.mark.parametrize(
    "body",
    [
        {"data": {"items": [], "next_page": "/media/feed?qt=a&seq=17"}},
        {"next_page": "https://api.wire.example/media/feed?qt=a&seq=17"},
        {"next": {"href": "feed?qt=a&seq=17"}, "items": []},
        {"links": {"next": "feed?qt=a&seq=17"}},
        {"_links": {"next": {"href": "//api.wire.example/media/feed?qt=a&seq=17"}}},
    ],
)  # fmt: skip
def test_next_link_becomes_the_cursor(body):
    update = parse(body)

    assert update.cursor == "https://api.wire.example/media/feed?qt=a&seq=17"
    assert not update.problem
    assert url_with_cursor(URL, update.cursor) == update.cursor


@pytest.mark.parametrize(
    "header",
    [
        '<feed?seq=17>; rel="next"',
        '<a>; rel="prev", <feed?seq=17>; title="x"; rel=next',
        '<feed?seq=17>; rel="last next"',
    ],
)
def test_link_header_becomes_the_cursor(header):
    update = parse({"items": []}, headers={"link": header})

    assert update.cursor == "https://api.wire.example/media/feed?seq=17"


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ({"sequence": 17, "items": []}, f"{URL}&sequence=17"),
        ({"data": {"next_cursor": "a/b ="}}, f"{URL}&cursor=a%2Fb+%3D"),
        ({"seq": "0"}, f"{URL}&seq=0"),
    ],
)
def test_sequence_is_added_to_the_feeds_own_url(body, address):
    assert url_with_cursor(URL, parse(body).cursor) == address


def test_link_takes_precedence_over_a_sequence():
    body = {"sequence": 17, "next_page": "/b"}

    assert parse(body).cursor == "https://api.wire.example/b"


@pytest.mark.parametrize(
    "body",
    [
        b"<results><pollToken>7f&amp;3a=</pollToken></results>",
        b'<results xmlns="urn:x"><status code="10"/><pollToken>\n7f&amp;3a='
        b"</pollToken><result/></results>",
        {"pollToken": "7f&3a=", "items": []},
        {"data": {"pollToken": "7f&3a="}},
    ],
)
def test_poll_token_is_added_to_the_url(body):
    update = parse(body, "polltoken")

    assert url_with_cursor(URL, update.cursor) == f"{URL}&pollToken=7f%263a%3D"


def test_token_replaces_only_the_previous_token():
    url = "https://w.example/items?pollToken=old&channel=A%2FB&pollTokens=x"

    assert url_with_cursor(url, "?pollToken=new") == (
        "https://w.example/items?channel=A%2FB&pollTokens=x&pollToken=new"
    )


def test_token_inside_an_item_is_ignored():
    body = (
        b"<results><result><headline>x</headline><pollToken>evil</pollToken>"
        b"</result></results>"
    )
    assert parse(body, "polltoken").cursor == ""


@pytest.mark.parametrize(
    ("body", "more"),
    [
        ({"pollToken": "a", "hasMore": True}, True),
        ({"pollToken": "a", "hasMore": "no"}, False),
        ({"pollToken": "a"}, False),
        (b"<r><pollToken>a</pollToken><more>true</more></r>", True),
        (
            b"<results><numFound>3</numFound><pollToken>a</pollToken>"
            b"<result/><result/></results>",
            True,
        ),
        (
            b"<results><numFound>2</numFound><pollToken>a</pollToken>"
            b"<result/><result/></results>",
            False,
        ),
        (b"<results><numFound>2</numFound></results>", False),
    ],
)
def test_more_is_set_if_the_server_has_more_items(body, more):
    assert parse(body, "polltoken").more is more


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:x", "http://[::1", "http://", "ftp://a"],
)  # fmt: skip
def test_link_that_is_not_a_web_address_is_a_problem(link):
    update = parse({"next_page": link})

    assert update.cursor == ""
    assert "next link" in update.problem


@pytest.mark.parametrize(
    ("body", "error_text"),
    [
        (
            b"<results><status code='30'><error code='2100'>bad token</error>"
            b"</status></results>",
            "2100 bad token",
        ),
        (b"<results><error/><pollToken>a</pollToken></results>", "error"),
        ({"error": {"code": 7}, "pollToken": "a"}, "{'code': 7}"),
        ({"data": {"error": "expired"}}, "expired"),
    ],
)
def test_server_error_with_status_200_is_a_problem(body, error_text):
    update = parse(body, "polltoken")

    assert update == CursorUpdate(problem=f"the server says: {error_text}")


def test_error_inside_an_item_is_ignored():
    body = (
        b"<results><pollToken>a</pollToken><result><error>x</error>"
        b"</result></results>"
    )

    assert parse(body, "polltoken").cursor == "?pollToken=a"


def test_too_long_cursor_is_a_problem():
    update = parse({"pollToken": "a" * 5000}, "polltoken")

    assert (update.cursor, update.problem) == (
        "",
        "a cursor of 5011 characters",
    )


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"<rss/>", b"plain text", b'{"next_page": 3}',
        b'{"data": [], "seq": true, "links": []}', b"<!DOCTYPE x [",
        b'<!DOCTYPE r [<!ENTITY a "b">]><r><pollToken>&a;</pollToken></r>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("transport", sorted(TRANSPORTS))
def test_response_without_a_cursor_returns_an_empty_update(body, transport):
    assert parse(body, transport) == CursorUpdate()


def test_has_cursor_for_longpoll_and_polltoken_only():
    transports = [
        transport
        for transport in ("http", "websub", "longpoll", "polltoken", "drop")
        if has_cursor(feed(URL, transport))
    ]
    assert transports == ["longpoll", "polltoken"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["data", "next", "next_page", "links", "href", "seq", "more",
                 "pollToken", "cursor", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)  # fmt: skip


@given(
    _JSON.map(lambda value: json.dumps(value).encode())
    | st.binary(max_size=300),
    st.sampled_from(sorted(TRANSPORTS)),
    st.text(max_size=60),
)
def test_any_response_gives_a_cursor_or_a_problem(body, transport, link):
    update = parse(body, transport, {"link": link})

    assert not (update.cursor and update.problem)
    assert url_with_cursor(URL, update.cursor).startswith(
        ("http://", "https://")
    )
