from hypothesis import given
from hypothesis import strategies as st

from streams.poller.discovery.documents import FoundFeed
from streams.poller.discovery.entries import make_entries, to_toml
from streams.poller.feeds.feed_list import parse_toml
from streams.records import FeedRegistration
from tests.streams.poller.feeds.test_opml import COMPLETE

KNOWN = FeedRegistration("quay-post", "https://quay.example/top")
FOUND = FoundFeed(
    "https://quay.example/rss", "feed", "Quay Post", "en_GB",
    ("https://hub.example/",),
)  # fmt: skip


def test_entry_has_agency_language_and_transport_of_the_feed():
    assert make_entries([FOUND]) == (
        FeedRegistration(
            "quay-post", FOUND.url, agency="Quay Post", language="en-GB",
            transport="websub",
        ),
    )  # fmt: skip


def test_entries_use_neither_ids_nor_addresses_twice():
    same = FOUND._replace(url="https://quay.example/b")
    again = FOUND._replace(url=KNOWN.url)

    entries = make_entries([FOUND, same, again], [KNOWN])

    assert [entry.feed for entry in entries] == ["quay-post-2", "quay-post-3"]


def test_entry_without_title_is_named_by_its_host():
    found = FoundFeed("https://quay.example/news.xml", "news-sitemap")

    (entry,) = make_entries([found])

    assert entry.feed == "quay-example-news-sitemap"


@given(st.lists(COMPLETE, unique_by=lambda feed: feed.feed, max_size=3))
def test_toml_of_feeds_parses_to_the_same_feeds(feeds):
    assert parse_toml(to_toml(feeds)) == tuple(feeds)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_entries_of_any_titles_are_a_valid_list(texts):
    found = [
        FoundFeed(f"https://quay.example/{number}", "feed", title, language)
        for number, (title, language) in enumerate(texts)
    ]

    entries = make_entries(found)

    assert parse_toml(to_toml(entries)) == entries
