"""A document is cut in memory and time that its size bounds."""

import tracemalloc
from datetime import UTC, datetime

import pytest

from extractors.formats import slice_document
from extractors.formats.syntax.xml_slicing import MAX_COPIED, MAX_ITEMS
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem

LARGE = b"a" * 1_000_000
AROUND = {
    "RSS, before the items": (
        b"<rss><channel><x>%b</x>", b"<item><guid>a</guid></item>",
        b"</channel></rss>",
    ),
    "RSS, behind the items": (
        b"<rss><channel>", b"<item><guid>a</guid></item>",
        b"<x>%b</x></channel></rss>",
    ),
    "Atom": (b"<feed><x>%b</x>", b"<entry><id>a</id></entry>", b"</feed>"),
    "NewsML-G2": (
        b"<newsMessage><x>%b</x><itemSet>", b"<newsItem guid='a'></newsItem>",
        b"</itemSet></newsMessage>",
    ),
    "NewsML 1.2": (b"<NewsML><x>%b</x>", b"<NewsItem></NewsItem>", b"</NewsML>"),
    "sitemap": (
        b"<urlset><x>%b</x>", b"<url><loc>http://a.example/b</loc></url>",
        b"</urlset>",
    ),
    "JSON Feed": (
        b'{"version":"https://jsonfeed.org/version/1","x":"%b","items":[0',
        b',{"id":"a"}', b"]}",
    ),
}  # fmt: skip
FEEDS = frozenset({"RSS, before the items", "RSS, behind the items", "Atom"})
"""Feeds: what stands around their items is shortened (`feed_frame`)."""

MANY = {
    "RSS": (b"<rss><channel>", b"<item/>", b"</channel></rss>"),
    "unclosed items": (b"<rss><channel>", b"<item>", b""),
    "items in items": (b"<rss><channel><item>", b"<item></item>", b"</item>"),
    "sitemap": (b"<urlset>", b"<url></url>", b"</urlset>"),
    "ninjs": (b"[0", b',{"uri":"a"}', b"]"),
    "JSON Feed": (
        b'{"version":"https://jsonfeed.org/version/1","items":[0', b',{"id":1}',
        b"]}",
    ),
    "ANPA": (b"", b"\x16\x16\x01a1\n\x02^A<\nB\x03\n\x04", b""),
    "IPTC 7901": (b"", b"\x01dpa1 4 i 9 dpa 1\r\n\x02A\r\n\x03 021200\x04", b""),
}  # fmt: skip


def raw(body):
    return RawItem("f", "", "", datetime(2026, 3, 1, tzinfo=UTC), body)


def document(parts, count, text=b""):
    head, item, tail = (part.replace(b"%b", text) for part in parts)
    return head + item * count + tail


@pytest.mark.parametrize("name", sorted(AROUND.keys() - FEEDS))
def test_slice_much_around_many_items_is_too_large_and_takes_no_memory(name):
    hostile = raw(document(AROUND[name], 2000, LARGE))
    tracemalloc.start()
    try:
        with pytest.raises(ExtractError) as caught:
            slice_document(hostile)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert caught.value.reason == "too-large"
    assert peak < MAX_COPIED / 2


@pytest.mark.parametrize("name", sorted(FEEDS))
def test_slice_much_around_items_of_a_feed_is_left_out(name):
    parts = slice_document(raw(document(AROUND[name], 2000, LARGE)))

    assert len(parts) == 2000
    assert max(len(part.item.body) for part in parts) < 1000


@pytest.mark.parametrize("name", AROUND)
def test_slice_much_around_few_items_gives_them(name):
    assert len(slice_document(raw(document(AROUND[name], 20, LARGE)))) >= 20


@pytest.mark.parametrize("name", MANY)
def test_slice_more_items_than_allowed_is_too_large(name):
    count = 4 * MAX_ITEMS if name == "items in items" else MAX_ITEMS
    hostile = raw(document(MANY[name], count + 1))

    with pytest.raises(ExtractError) as caught:
        slice_document(hostile)

    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("digits", [5000, 50_000])
def test_slice_json_with_a_huge_number_is_not_json(digits):
    body = b'{"items":[{"uri":%b}]}' % (b"1" * digits)

    with pytest.raises(ExtractError) as caught:
        slice_document(raw(body))

    assert caught.value.reason == "not-json"
