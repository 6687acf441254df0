import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.polling.hub_links import (
    HubLinks,
    find_hub_links,
    parse_link_header,
)

URL = "https://harbour.example/wire/top.xml"
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Top</title>
<link rel="hub" href="https://hub.example/?a=1&amp;b=2"/>
<link href='/wire/top' rel='self'/>
<entry><link rel="self" href="https://harbour.example/one"/></entry></feed>"""
RSS = b"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><link>https://harbour.example/</link>
<atom:link href="https://harbour.example/rss" rel="self" type="x"/>
<atom:link rel="hub" href="https://one.example/"/>
<atom:link rel="hub" href="https://two.example/"/>
<item><atom:link rel="hub" href="https://three.example/"/></item></channel></rss>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [],
"feed_url": "https://harbour.example/feed.json",
"hubs": [{"type": "WebSub", "url": "https://hub.example/"}]}"""
LINK_HEADER = (
    '<https://hub.example/>; rel="hub", </wire>; title="a, b"; rel=self'
)


@pytest.mark.parametrize(
    ("headers", "body", "hubs", "topic"),
    [
        (
            {},
            ATOM,
            ("https://hub.example/?a=1&b=2",),
            "https://harbour.example/wire/top",
        ),
        (
            {},
            RSS,
            ("https://one.example/", "https://two.example/"),
            "https://harbour.example/rss",
        ),
        (
            {},
            JSON,
            ("https://hub.example/",),
            "https://harbour.example/feed.json",
        ),
        (
            {"link": LINK_HEADER},
            RSS,
            ("https://hub.example/",),
            "https://harbour.example/wire",
        ),
        (
            {"link": "<https://harbour.example/x>; rel=self"},
            RSS,
            ("https://one.example/", "https://two.example/"),
            "https://harbour.example/x",
        ),
        ({"link": "<javascript:alert(1)>; rel=hub"}, b"", (), ""),
        ({"link": "<http://[::1>; rel=hub"}, b"", (), ""),
        ({}, b'{"hubs": "none"}', (), ""),
        ({}, b'{"feed_url": "\xff"}', (), ""),
        ({}, b'{"x": ' + b"[" * 100_000, (), ""),
        ({}, b"", (), ""),
    ],
)
def test_find_hub_links_returns_hubs_and_topic(headers, body, hubs, topic):
    assert find_hub_links(headers, body, URL) == HubLinks(hubs, topic)


@pytest.mark.parametrize(
    ("value", "links"),
    [
        ('<a>; rel="hub self"', [("hub", "a"), ("self", "a")]),
        ('<a>; REL=Hub,<b>;rel="self"', [("hub", "a"), ("self", "b")]),
        ('<a,b;c>; rel=hub; title="x; rel=y"', [("hub", "a,b;c")]),
        ("<a>; rev=hub", []),
        ("a; rel=hub", []),
    ],
)
def test_parse_link_header_follows_rfc_8288(value, links):
    assert list(parse_link_header(value)) == links


def test_find_hub_links_returns_five_hubs_at_most():
    value = ", ".join(f"<https://h{n}.example/>; rel=hub" for n in range(9))

    assert len(find_hub_links({"link": value}, b"", URL).hubs) == 5


@given(st.text(), st.binary() | st.just(ATOM) | st.just(JSON), st.text())
def test_find_hub_links_accepts_any_input(header, body, url):
    links = find_hub_links({"link": header}, body, url)

    assert all(hub.startswith(("http://", "https://")) for hub in links.hubs)
