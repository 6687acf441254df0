from datetime import UTC, datetime

from extractors.model.item import NewsItem
from extractors.providers import read_marks


def test_embargo_in_ed_note_withholds_until_its_time():
    item = NewsItem(
        uri="urn:test:1",
        feed="test",
        fetched_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        ed_note="EMBARGOED to 0001 Monday March 2",
        provider="PA",
    )

    read = read_marks(item)

    assert read.pub_status == "withheld"
    assert read.embargoed_until == datetime(2026, 3, 2, 0, 1, tzinfo=UTC)
