import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.discovery.documents import FoundFeed, read_feed
from tests.streams.poller.discovery.test_sitemaps import index, news_map

URL = "https://quay.example/f"
RSS = (
    "<rss version='2.0'><channel><title>Quay\n Post</title><language>en-gb"
    "</language><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' "
    "href='https://hub.example/'/><item><title>a</title></item></channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><title>Le Quai"
    "</title><entry><title>a</title></entry></feed>"
)
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
    "xmlns='http://purl.org/rss/1.0/'><channel><title>Kai</title></channel>"
    "</rdf:RDF>"
)
JSON = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Muelle", '
    '"language": "es", "items": [], "hubs": [{"url": "https://h.example/"}]}'
)


def read(text, media_type="", **headers):
    body = text if isinstance(text, bytes) else text.encode()
    return read_feed(URL, body, media_type, headers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RSS, ("Quay Post", "en-gb", ("https://hub.example/",))),
        (ATOM, ("Le Quai", "fr", ())),
        (RDF, ("Kai", "", ())),
        (JSON, ("Muelle", "es", ("https://h.example/",))),
    ],
)
def test_feed_says_title_language_and_hubs(text, expected):
    assert read(text) == FoundFeed(URL, "feed", *expected)


def test_hub_of_the_header_is_found():
    found = read(ATOM, link='<https://h.example/>; rel="hub"')

    assert found.hubs == ("https://h.example/",)


def test_news_sitemap_can_be_polled_and_others_cannot():
    assert read(news_map()) == FoundFeed(URL, "news-sitemap")
    assert read(news_map("")) is None
    assert read(index(("https://quay.example/a", ""))) is None


@pytest.mark.parametrize(
    "text",
    ["", "<html><body>404</body></html>", '{"error": 1}', "%PDF-1.4", "<a/>"],
)
def test_other_document_is_no_feed(text):
    assert read(text, "text/html") is None


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_none(body):
    found = read(body)

    assert found is None or found.url == URL
