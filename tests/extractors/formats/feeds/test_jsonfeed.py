from tests.extractors.formats.helpers import only


def test_feed_item_is_read():
    item = only(
        '{"version":"https://jsonfeed.org/version/1.1","language":"en","authors":[{"name":"Ann Berg"}],'
        '"items":[{"id":"https://w.test/1","url":"https://w.test/1","title":"Ferry","content_html":"<p>Crews.</p>","tags":["Labour"],"date_published":"2026-03-01T10:00:00Z"}]}'
    )

    assert (item.uri, item.byline, item.markup, item.language) == (
        "https://w.test/1",
        "Ann Berg",
        "<p>Crews.</p>",
        "en",
    )
