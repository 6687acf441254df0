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


def test_dates_in_other_forms_are_read():
    item = only(
        '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Ferry",'
        '"date_published":1780477200,"date_modified":"3 Jun 2026 09:00 QQQ"}]}'
    )

    assert item.first_created.isoformat() == "2026-06-03T09:00:00+00:00"
    assert item.version_created == item.first_created
    assert item.signals == ("copydesk:unread-date",)


def test_escaped_title_is_shown_as_meant():
    item = only(
        '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"Rope &amp; sail: the &#8220;Ann&#8221;"}]}'
    )

    assert item.headline == "Rope & sail: the “Ann”"
