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


def test_unread_date_is_signalled():
    item = only(
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<url><loc>https://w.test/1</loc><lastmod>2026-03-02 09:00 CET</lastmod><news:news>"
        "<news:publication_date>today 10:15</news:publication_date><news:title>Ferry</news:title></news:news></url></urlset>"
    )

    assert item.first_created is None
    assert item.version_created.isoformat() == "2026-03-02T09:00:00+01:00"
    assert item.signals == ("copydesk:unread-date",)
