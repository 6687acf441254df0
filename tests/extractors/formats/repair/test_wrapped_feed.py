from html import escape

import pytest

from extractors.formats import read, slice_document
from extractors.formats.sniff import sniff
from tests.extractors.formats.helpers import only, raw

RSS = (
    "<rss version='2.0'><channel><title>Quay</title><item><title>Dam opens"
    "</title><link>https://quay.example/1</link></item><item><title>Tram stops"
    "</title><link>https://quay.example/2</link></item></channel></rss>"
)
WRAPPERS = [
    "<html><body>{}</body></html>",
    "<!DOCTYPE html>\n<html lang='en'><head></head><body>\n{}\n</body></html>",
    "<html><head><meta charset='utf-8'></head><body><pre>{}</pre></body></html>",
    "<?xml version='1.0'?><html><body><div>{}</div></body></html>",
]


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_feed_wrapped_in_page_gives_its_items(wrapper):
    parts = slice_document(raw(wrapper.format(RSS)))

    assert len(parts) == 2
    assert b"<html" not in parts[0].item.body


def test_feed_wrapped_in_page_keeps_letters():
    feed = "<html><body><rss><channel><item><title>Öl ◦ Ärger</title></item>"

    assert only(feed).headline == "Öl ◦ Ärger"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>The tag</p><rss></rss></body></html>",
        "<html><body><p>Dam gates open</p></body></html>",
        "<html><body><svg><metadata><rdf:RDF></rdf:RDF></metadata></svg>",
    ],
)
def test_page_with_text_before_feed_is_a_page(page):
    assert sniff(page.encode()) == "html_page"


@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0"?>\n'])
def test_feed_escaped_in_pre_gives_its_items(declaration):
    escaped = escape(declaration + RSS.replace("opens", "&amp; lock open"))
    page = f"<html><head></head><body><pre style='x'>{escaped}</pre></body></html>"

    parts = slice_document(raw(page, media_type="text/html"))

    assert len(parts) == 2
    assert read(parts[0].item).headline == "Dam & lock open"


def test_page_about_feeds_is_no_feed():
    page = "<html><body><p>A feed begins with <pre>&lt;rss&gt;</pre></p></body></html>"

    assert sniff(page.encode(), "text/html") == "html_page"
