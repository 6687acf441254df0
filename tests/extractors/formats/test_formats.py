from datetime import UTC, datetime

from extractors.formats import read, split
from extractors.model.raw import RawItem

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour wire</title>
<item><title>Ferry strike ends</title><link>https://w.test/1</link>
<guid isPermaLink="false">tag:w.test,2026:1</guid>
<description>Crews are back.</description></item>
<item><title>Port reopens</title><link>https://w.test/2</link></item>
</channel></rss>
"""


def raw(body: bytes, media_type: str = "", **fields) -> RawItem:
    return RawItem(
        feed="harbour",
        uri="",
        media_type=media_type,
        fetched_at=NOW,
        body=body,
        **fields,
    )


def test_a_feed_is_split_into_its_items():
    parts = split(raw(FEED))

    assert [part.uri for part in parts] == [
        "tag:w.test,2026:1",
        "https://w.test/2",
    ]
    assert [read(part).headline for part in parts] == [
        "Ferry strike ends",
        "Port reopens",
    ]


def test_a_part_splits_into_itself():
    for part in split(raw(FEED)):
        assert (part,) == split(part)
