import time
from datetime import UTC, datetime

import pytest

from extractors.formats.feeds.feed_frame import MAX_FRAME, shorten_frame
from extractors.formats.feeds.rss_atom import RSS_ATOM
from extractors.formats.syntax.xml_slicing import SlicedDocument
from extractors.model.raw import RawItem

FILLING = b"<p>x" * MAX_FRAME


def test_shorten_frame_short_frame_is_kept_as_it_is():
    document = SlicedDocument(b"<rss><p>", (b"<item/>",), b"<p></rss>")
    assert shorten_frame(document) == document


def test_shorten_frame_long_frame_keeps_what_items_stand_in():
    head = (
        b'<?xml version="1.0"?><rss xmlns:m="urn:m"><channel xml:base="/a">'
        b"<language>de</language>" + FILLING
    )
    short = shorten_frame(
        SlicedDocument(head, (), FILLING + b"</channel></rss>")
    )
    assert short.head == head.removesuffix(FILLING)
    assert short.tail == b"</channel></rss>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_rss_atom_long_head_item_keeps_language_and_namespace(encoding):
    feed = (
        '<rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/">'
        f"<channel><language>de</language>{FILLING.decode()}"
        "<item><guid>a1</guid><title>Br\u00fccke</title>"
        "<d:creator>Ann Berg</d:creator></item></channel></rss>"
    )
    (part,) = RSS_ATOM.slice_document(_raw(feed.encode(encoding)))
    item = RSS_ATOM.read(part.item)
    assert (item.headline, item.byline) == ("Br\u00fccke", "Ann Berg")


def test_rss_atom_many_items_behind_long_head_take_little_time():
    feed = b"<rss><channel>" + FILLING + b"<item><guid>a</guid></item>" * 50
    parts = RSS_ATOM.slice_document(_raw(feed))
    start = time.process_time()
    for part in parts:
        RSS_ATOM.read(part.item)
    assert time.process_time() - start < 1


def _raw(body):
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return RawItem("f", "", "application/rss+xml", now, body)
