"""Entries of feeds that have no body."""

from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.pipeline.clean import clean

NOW = datetime(2026, 11, 24, tzinfo=UTC)
FEED = "<rss><channel><item>{}</item></channel></rss>"


def entry(fields):
    body = FEED.format(fields).encode()
    return RawItem("quay", "urn:1", "application/rss+xml", NOW, body)


@pytest.mark.parametrize(
    "fields", ["", "<pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate>"]
)
def test_entry_without_anything_to_read_is_empty(fields):
    with pytest.raises(ExtractError, match="empty"):
        clean(entry(fields))


@pytest.mark.parametrize(
    "fields",
    [
        "<title>Quay lamp lit</title>",
        "<link>https://quay.example/lamp</link>",
        "<enclosure url='https://quay.example/a.mp3' type='audio/mpeg'/>",
    ],
)
def test_entry_with_headline_link_or_media_is_an_item(fields):
    assert clean(entry(fields)).item.body == ""
