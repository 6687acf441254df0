from tests.extractors.formats.helpers import only


def test_news_sitemap_url_is_read():
    item = only(
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<url><loc>https://w.test/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2026-03-01</news:publication_date><news:title>Ferry &amp; port</news:title></news:news></url></urlset>"
    )

    assert (item.uri, item.headline, item.provider) == (
        "https://w.test/1",
        "Ferry & port",
        "Harbour",
    )
