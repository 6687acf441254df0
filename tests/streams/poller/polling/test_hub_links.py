import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.polling.hub_links import HubLinks, link_header, named

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
SAID = '<https://hub.example/>; rel="hub", </wire>; title="a, b"; rel=self'


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
            {"link": SAID},
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
        ({}, b"", (), ""),
    ],
)
def test_a_feed_names_its_hubs_and_itself(headers, body, hubs, topic):
    assert named(headers, body, URL) == HubLinks(hubs, topic)


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
def test_a_link_header_is_read_as_rfc_8288_says(value, links):
    assert list(link_header(value)) == links


def test_a_feed_with_many_hubs_names_five():
    value = ", ".join(f"<https://h{n}.example/>; rel=hub" for n in range(9))

    assert len(named({"link": value}, b"", URL).hubs) == 5


@given(st.text(), st.binary() | st.just(ATOM) | st.just(JSON), st.text())
def test_whatever_comes_is_read(header, body, url):
    found = named({"link": header}, body, url)

    assert all(one.startswith(("http://", "https://")) for one in found.hubs)
