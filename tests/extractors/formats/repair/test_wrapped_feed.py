import pytest

from extractors.formats import slice_document
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
