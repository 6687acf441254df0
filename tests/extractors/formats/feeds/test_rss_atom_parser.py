import sys
from datetime import UTC, datetime

from extractors.formats.feeds.rss_atom_parser import parse_feed
from extractors.model.raw import RawItem

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FEED = b"<rss version='2.0'><channel><item><title>A</title></item></channel></rss>"


class Searches:
    """Keeps the names of the modules that are searched, and finds none."""

    def __init__(self):
        self.names = []

    def find_spec(self, name, _path=None, _target=None):
        self.names.append(name)


def test_parse_feed_searches_for_no_module(monkeypatch):
    raw = RawItem("feed", "urn:1", "application/rss+xml", NOW, FEED)
    parse_feed(raw)
    searches = Searches()
    monkeypatch.setattr(sys, "meta_path", [searches, *sys.meta_path])

    feed = parse_feed(raw)

    assert feed.entries[0].title == "A"
    assert searches.names == []
