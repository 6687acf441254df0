"""`read_identity` returns what feedparser reads, or None."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractors.formats import identify, read
from extractors.formats.common.text import one_line
from extractors.formats.feeds.rss_atom_identity import read_identity
from extractors.formats.feeds.rss_atom_parser import parse_feed
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SITE = "http://harbour.test/news/feed.xml"
SPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "atom": "http://www.w3.org/2005/Atom",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "http://x.test/",
}
DEFAULTS = ["", SPACES["atom"], "http://purl.org/rss/1.0/", "http://d.test/"]


def raw(body: str | bytes, url: str = SITE, media_type: str = "") -> RawItem:
    return RawItem(
        feed="harbour",
        uri="",
        media_type=media_type,
        fetched_at=NOW,
        body=body if isinstance(body, bytes) else body.encode(),
        url=url,
    )


def document(inside: str, root: str = "rss", default: str = "") -> str:
    spaces = "".join(
        f' xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items()
    )
    return f'<{root} xmlns="{default}"{spaces}>{inside}</{root}>'


def read_by_feedparser(item: RawItem) -> tuple[str, str]:
    """Return id and link as feedparser reads them."""
    entry = parse_feed(item).entries[0]
    return one_line(entry.get("id")), one_line(entry.get("link"))


PLAIN = {
    "<guid>ferry-1</guid><link>http://harbour.test/1</link>": (
        "http://harbour.test/news/ferry-1",
        "http://harbour.test/1",
    ),
    '<guid isPermaLink="false">ferry-1</guid><link> /1\n</link>': (
        "ferry-1",
        "http://harbour.test/1",
    ),
    "<guid>http://harbour.test/2</guid>": ("http://harbour.test/2",) * 2,
    "<id>tag:harbour.test,2026:3</id>"
    '<link rel="self" href="/self"/><link href="/3?a=1&amp;b=2"/>': (
        "tag:harbour.test,2026:3",
        "http://harbour.test/3?a=1&b=2",
    ),
    "<title>A <b>ferry</b></title><link>http://harbour.test/4</link>"
    "<media:group><media:content url='/p.jpg'><media:title>Pier"
    "</media:title></media:content></media:group>": (
        "",
        "http://harbour.test/4",
    ),
}


@pytest.mark.parametrize("inside", PLAIN)
def test_common_item_gives_id_and_link(inside):
    item = raw(document(f"<channel><item>{inside}</item></channel>"))

    assert read_identity(item) == PLAIN[inside] == read_by_feedparser(item)


@pytest.mark.parametrize(
    "inside",
    [
        "<guid>a</guid><guid>b</guid>",
        "<guid></guid>",
        "<link>http://harbour.test/\xe9</link>",
        '<link xml:base="http://b.test/">1</link>',
        "<source><id>a</id></source>",
        '<link url="http://harbour.test/1"/>',
        "<links>a</links><link href='/1'/>",
        "<link>http://harbour.test/?a&amp;lt;b</link>",
        "<title><svg/></title><link>/1</link>",
        "<description><link>/1</link></description>",
        "<item><guid>a</guid></item>",
        "<guid>a</guid>&nbsp;",
        "<guid>a",
    ],
)
def test_uncommon_item_is_left_to_feedparser(inside):
    item = raw(document(f"<channel><item>{inside}</item></channel>"))

    assert read_identity(item) is None
    assert identify(item).uri


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE rss><rss><item><guid>a</guid></item></rss>",
        b"<!-- <!ENTITY a> --><rss><item><guid>a</guid></item></rss>",
        b"<?xml version='1.0' encoding='koi8-r'?><rss><item><guid>a</guid>"
        b"</item></rss>",
        b"<rss><item><guid>a</guid><title>\xe9</title></item></rss>",
        "<rss><item><guid>a</guid></item></rss>".encode("utf-16"),
    ],
)
def test_doctype_or_other_charset_is_left_to_feedparser(body):
    assert read_identity(raw(body)) is None


def test_unknown_charset_in_media_type_is_left_to_feedparser():
    body = document("<item><guid>a</guid></item>")

    assert read_identity(raw(body, media_type="text/xml; charset=utf-8"))
    assert (
        read_identity(raw(body, media_type="text/xml; charset=utf-7")) is None
    )


def test_identified_item_has_same_uri_when_read():
    body = document("<item><guid>urn:newsml:a.test:20260301:x:7</guid></item>")
    item = raw(body)

    identified = identify(item)

    assert identified.uri == read(item).uri == read(identified).uri


TAGS = [
    "guid", "id", "link", "title", "description", "summary", "content",
    "content:encoded", "pubDate", "author", "name", "uri", "source", "image",
    "url", "category", "media:content", "media:group", "media:title",
    "media:thumbnail", "dc:creator", "dc:date", "x:id", "x:link", "links", "p",
    "div", "svg", "item", "comments", "itunes:image", "atom:link", "atom:id",
    "textInput", "enclosure", "xhtml:p", "dc:title", "media:description",
]  # fmt: skip
TEXTS = [
    "", "a", "http://h.test/1", "  http://h.test/2 ", "tag:h.test,2026:7",
    "/rel/x?y=1", "?q", "#f", "x&amp;y=1", "http://h.test/?a=1&amp;b;",
    "http:///h/x", "\xe9", "&lt;b&gt;hi&lt;/b&gt;", "//o.test/p",
    "<![CDATA[http://h.test/3?a=1&b=2]]>", "http://[x", "HTTP://H.test/a;",
    "http://h.test/a?", "mailto:a@b", "\n http://h.test/\n4 ", "&#x41;b",
]  # fmt: skip
ATTRIBUTES = [
    "", ' isPermaLink="false"', ' isPermaLink="TRUE"', ' href="/5"',
    ' rel="self" href="http://h.test/6"', ' href="" ', ' about="x"',
    ' rel="Alternate" type="TEXT/HTML" href="http://h.test/8"',
    ' type="xhtml"', ' type="html"', ' xml:lang="en"', ' url="/9"',
    ' rdf:about="http://h.test/10"', ' xml:base="http://b.test/"',
    ' HREF="http://h.test/11"', ' type="application/pdf" href="/12"',
    ' xmlns="http://www.w3.org/1999/xhtml"', ' xmlns="http://u.test/"',
    ' xmlns:x="http://purl.org/dc/elements/1.1/"', ' mode="base64"',
    ' x:href="http://h.test/14"', ' rel="" href="http://h.test/13"',
]  # fmt: skip


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    hot = st.sampled_from(TAGS[:5])
    parts = st.tuples(
        st.one_of(hot, st.sampled_from(TAGS)),
        st.sampled_from(ATTRIBUTES),
        inside,
    )
    return parts.map(lambda part: f"<{part[0]}{part[1]}>{part[2]}</{part[0]}>")


LEAVES = elements(st.sampled_from(TEXTS))
TREES = st.recursive(
    LEAVES,
    lambda inner: elements(st.lists(inner, max_size=2).map("".join)),
    max_leaves=4,
)
SOME = st.lists(st.one_of(LEAVES, LEAVES, TREES), max_size=6).map("".join)
FEW = st.lists(TREES, max_size=1).map("".join)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    st.sampled_from(["rss", "feed", "rdf:RDF", "channel"]),
    st.sampled_from(DEFAULTS),
    st.tuples(FEW, st.sampled_from(["", "", *ATTRIBUTES]), SOME, FEW),
    st.sampled_from(["", SITE, "http://h.test/f?x;y", "https://h.test"]),
)
@pytest.mark.slow
def test_identity_equals_feedparser_for_any_item(root, default, parts, url):
    head, attributes, inside, tail = parts
    body = f"{head}<item{attributes}>{inside}</item>{tail}"
    item = raw(document(body, root, default), url)
    identity = read_identity(item)
    assume(identity is not None)

    try:
        expected = read_by_feedparser(item)
    except ExtractError:  # feedparser cannot read another part of the item
        return

    assert (one_line(identity.guid), one_line(identity.link)) == expected
