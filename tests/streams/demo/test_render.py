from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree, html

from streams.demo import script
from streams.demo.model import FEEDS, feed
from streams.demo.render_html import render_page
from streams.demo.render_rss import render_truncated
from streams.demo.server import render_feed

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SITE = "http://127.0.0.1:8090"
G2 = {"n": "http://iptc.org/std/nar/2006-10-01/"}


def render_at(name, seconds):
    stories = script.stories_at(name, seconds, START)
    return render_feed(feed(name), stories, SITE)


@pytest.mark.parametrize(
    ("name", "version", "language"),
    [
        ("north-harbour", "rss20", "en"),
        ("meridian", "rss20", "en"),
        ("rhodane", "atom10", "fr"),
    ],
)
def test_feed_is_well_formed_and_has_all_stories(name, version, language):
    parsed = feedparser.parse(render_at(name, 40))

    assert not parsed.bozo
    assert (version, language) == (parsed.version, parsed.feed.language)
    assert len(script.stories_at(name, 40, START)) == len(parsed.entries)
    assert all(entry.id and entry.link for entry in parsed.entries)


def test_rss_full_text_starts_with_dateline():
    (entry,) = feedparser.parse(render_at("north-harbour", 0)).entries

    text = html.fromstring(entry.content[0].value).text_content()

    assert text.startswith("BERGEN, Norway (NHP) - A battery-powered ferry")
    assert "car deck" in text
    assert entry.media_content[0]["medium"] == "image"


def test_rss_correction_note_precedes_dateline():
    entry = feedparser.parse(render_at("north-harbour", 26)).entries[0]

    assert entry.title.startswith("CORRECTED-")
    assert "<p>(Corrects share" in entry.content[0].value
    assert "<p>BERGEN, Norway (NHP) - " in entry.content[0].value


def test_rss_summaries_have_no_content():
    parsed = feedparser.parse(render_at("meridian", 10))

    assert all(not entry.get("content") for entry in parsed.entries)
    assert "escalators" in parsed.entries[-1].summary


def test_newsml_has_versions_status_signal_and_embargo():
    root = etree.fromstring(render_at("kompass", 34))
    items = {
        item.get("guid").rpartition(":")[2]: item
        for item in root.iterfind(".//n:newsItem", G2)
    }

    assert {
        "rheinpegel", "werft", "museumspreis", "seeschleuse",
    } == set(items)  # fmt: skip
    assert items["rheinpegel"].get("version") == "2"
    assert items["werft"].find(".//n:pubStatus", G2).get("qcode") == (
        "stat:canceled"
    )
    assert items["werft"].find(".//n:signal", G2).get("qcode") == "sig:kill"
    assert items["museumspreis"].findtext(".//n:embargoed", None, G2) == (
        "2026-03-02T09:00:30+00:00"
    )
    assert items["rheinpegel"].find(".//n:language", G2).get("tag") == "de"


def test_page_repeats_caption_as_paragraphs():
    metro = script.stories_at("meridian", 0, START)[0]

    text = render_page(metro, SITE).decode()

    assert text.count("on its first day. [Photo/Meridian Wire]") == 3
    assert text.count("<figure>") == 2


def test_page_furniture_repeats_headline_and_adds_blocks():
    library = script.stories_at("meridian", 13, START)[0]

    text = render_page(library, SITE).decode()

    assert text.count(f">{library.story.headline}<") == 2
    assert "Related Post" in text
    assert "Leave a Reply" in text


def test_page_poison_is_deeply_nested_and_unclosed():
    void = script.stories_at("meridian", 20, START)[0]

    document = render_page(void, SITE)

    assert document.count(b"<div>") > 10_000
    assert b"</html>" not in document


def test_truncated_feed_is_malformed_without_items():
    document = render_truncated(feed("north-harbour-sport"), SITE)

    assert feedparser.parse(document).bozo
    assert b"<item" not in document
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(document)


@pytest.mark.parametrize("name", [feed.id for feed in FEEDS])
def test_feed_same_time_gives_same_bytes(name):
    assert render_at(name, 100) == render_at(name, 100)
