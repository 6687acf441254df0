import gzip

from hypothesis import given
from hypothesis import strategies as st

from streams.poller.discovery.sitemaps import (
    MAX_CHILDREN,
    Sitemap,
    read_sitemap,
)

URL = "https://quay.example/sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
EXTENSION = 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'


def news_map(extra="<n:news><n:title>Ferry sails</n:title></n:news>"):
    return (
        f"<urlset {NAMESPACE} {EXTENSION}><url><loc>https://quay.example/1"
        f"</loc>{extra}</url></urlset>"
    ).encode()


def index(*entries):
    parts = "".join(
        f"<sitemap><loc>{loc}</loc><lastmod>{changed}</lastmod></sitemap>"
        for loc, changed in entries
    )
    return f"<sitemapindex {NAMESPACE}>{parts}</sitemapindex>".encode()


def test_map_with_the_news_extension_is_news_also_packed():
    assert read_sitemap(news_map(), URL) == Sitemap(is_news=True)
    assert read_sitemap(gzip.compress(news_map()), URL).is_news


def test_map_of_pages_is_not_news():
    assert read_sitemap(news_map(""), URL) == Sitemap()


def test_index_names_its_maps_news_first_then_the_latest():
    found = read_sitemap(
        index(
            ("https://quay.example/pages-1.xml", "2026-01-01"),
            ("https://quay.example/pages-2.xml", "2026-03-01"),
            ("/google-news.xml", ""),
            ("ftp://quay.example/x.xml", "2026-03-02"),
            ("http://[1/", ""),
        ),
        URL,
    )

    assert found.children == (
        "https://quay.example/google-news.xml",
        "https://quay.example/pages-2.xml",
        "https://quay.example/pages-1.xml",
    )


def test_index_is_bounded():
    many = index(*((f"https://quay.example/{n}", "") for n in range(500)))

    assert len(read_sitemap(many, URL).children) == MAX_CHILDREN


@given(st.binary(max_size=300))
def test_other_document_is_no_sitemap(body):
    assert read_sitemap(body, URL) == Sitemap()
