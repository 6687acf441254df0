from datetime import UTC, datetime

from extractors.model.raw import PAGE_MARK, RawItem


def test_without_page_adds_reason_and_keeps_headers():
    item = RawItem(
        feed="test",
        uri="urn:test:1",
        media_type="",
        fetched_at=datetime(2026, 3, 1, tzinfo=UTC),
        body=b"",
        headers={"etag": "1"},
    )

    assert item.without_page("robots").headers == {
        "etag": "1",
        PAGE_MARK: "robots",
    }
    assert item.headers == {"etag": "1"}
