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


def reading(body, transport="longpoll", headers=None, url=URL):
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
def test_a_next_link_becomes_the_next_address(body):
    found = reading(body)

    assert found.cursor == "https://api.wire.example/media/feed?qt=a&seq=17"
    assert not found.problem
    assert url_with_cursor(URL, found.cursor) == found.cursor


@pytest.mark.parametrize(
    "header",
    [
        '<feed?seq=17>; rel="next"',
        '<a>; rel="prev", <feed?seq=17>; title="x"; rel=next',
        '<feed?seq=17>; rel="last next"',
    ],
)
def test_a_link_header_names_the_next_address(header):
    found = reading({"items": []}, headers={"link": header})

    assert found.cursor == "https://api.wire.example/media/feed?seq=17"


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ({"sequence": 17, "items": []}, f"{URL}&sequence=17"),
        ({"data": {"next_cursor": "a/b ="}}, f"{URL}&cursor=a%2Fb+%3D"),
        ({"seq": "0"}, f"{URL}&seq=0"),
    ],
)
def test_a_sequence_is_put_on_the_feeds_own_address(body, address):
    assert url_with_cursor(URL, reading(body).cursor) == address


def test_a_link_goes_before_a_sequence():
    body = {"sequence": 17, "next_page": "/b"}

    assert reading(body).cursor == "https://api.wire.example/b"


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
def test_a_poll_token_is_sent_back(body):
    found = reading(body, "polltoken")

    assert url_with_cursor(URL, found.cursor) == f"{URL}&pollToken=7f%263a%3D"


def test_a_token_replaces_the_one_before_and_nothing_else():
    url = "https://w.example/items?pollToken=old&channel=A%2FB&pollTokens=x"

    assert url_with_cursor(url, "?pollToken=new") == (
        "https://w.example/items?channel=A%2FB&pollTokens=x&pollToken=new"
    )


def test_a_token_in_an_items_own_text_is_none():
    body = (
        b"<results><result><headline>x</headline><pollToken>evil</pollToken>"
        b"</result></results>"
    )
    assert reading(body, "polltoken").cursor == ""


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
def test_more_is_there_where_the_answer_says_so(body, more):
    assert reading(body, "polltoken").more is more


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:x", "http://[::1", "http://", "ftp://a"],
)  # fmt: skip
def test_a_link_that_is_no_web_address_is_told_of(link):
    found = reading({"next_page": link})

    assert found.cursor == ""
    assert "next link" in found.problem


@pytest.mark.parametrize(
    ("body", "said"),
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
def test_an_error_with_status_200_is_told_of(body, said):
    found = reading(body, "polltoken")

    assert found == CursorUpdate(problem=f"the server says: {said}")


def test_an_error_in_an_item_is_news():
    body = (
        b"<results><pollToken>a</pollToken><result><error>x</error>"
        b"</result></results>"
    )

    assert reading(body, "polltoken").cursor == "?pollToken=a"


def test_a_cursor_has_a_longest():
    found = reading({"pollToken": "a" * 5000}, "polltoken")

    assert (found.cursor, found.problem) == ("", "a cursor of 5011 characters")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"<rss/>", b"plain text", b'{"next_page": 3}',
        b'{"data": [], "seq": true, "links": []}', b"<!DOCTYPE x [",
        b'<!DOCTYPE r [<!ENTITY a "b">]><r><pollToken>&a;</pollToken></r>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("transport", sorted(TRANSPORTS))
def test_an_answer_without_a_cursor_says_nothing(body, transport):
    assert reading(body, transport) == CursorUpdate()


def test_only_two_transports_have_a_cursor():
    found = [
        one
        for one in ("http", "websub", "longpoll", "polltoken", "drop")
        if has_cursor(feed(URL, one))
    ]
    assert found == ["longpoll", "polltoken"]


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
    _JSON.map(lambda one: json.dumps(one).encode()) | st.binary(max_size=300),
    st.sampled_from(sorted(TRANSPORTS)),
    st.text(max_size=60),
)
def test_any_answer_gives_an_address_or_a_problem(body, transport, link):
    found = reading(body, transport, {"link": link})

    assert not (found.cursor and found.problem)
    assert url_with_cursor(URL, found.cursor).startswith(
        ("http://", "https://")
    )
