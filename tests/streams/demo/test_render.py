from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree, html

from streams.demo import script
from streams.demo.model import FEEDS, feed
from streams.demo.render import document
from streams.demo.render_html import page
from streams.demo.render_rss import broken

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SITE = "http://127.0.0.1:8090"
G2 = {"n": "http://iptc.org/std/nar/2006-10-01/"}


def made(name, seconds):
    carried = script.carried(name, seconds, START)
    return document(feed(name), carried, SITE)


@pytest.mark.parametrize(
    ("name", "version", "language"),
    [
        ("north-harbour", "rss20", "en"),
        ("meridian", "rss20", "en"),
        ("rhodane", "atom10", "fr"),
    ],
)
def test_feeds_are_well_formed_and_whole(name, version, language):
    parsed = feedparser.parse(made(name, 40))

    assert not parsed.bozo
    assert (version, language) == (parsed.version, parsed.feed.language)
    assert len(script.carried(name, 40, START)) == len(parsed.entries)
    assert all(entry.id and entry.link for entry in parsed.entries)


def test_full_text_goes_along_with_its_dateline():
    (entry,) = feedparser.parse(made("north-harbour", 0)).entries

    text = html.fromstring(entry.content[0].value).text_content()

    assert text.startswith("BERGEN, Norway (NHP) - A battery-powered ferry")
    assert "car deck" in text
    assert entry.media_content[0]["medium"] == "image"


def test_the_correction_says_so_before_the_dateline():
    entry = feedparser.parse(made("north-harbour", 26)).entries[0]

    assert entry.title.startswith("CORRECTED-")
    assert "<p>(Corrects share" in entry.content[0].value
    assert "<p>BERGEN, Norway (NHP) - " in entry.content[0].value


def test_summaries_have_no_text():
    parsed = feedparser.parse(made("meridian", 10))

    assert all(not entry.get("content") for entry in parsed.entries)
    assert "escalators" in parsed.entries[-1].summary


def test_newsml_carries_the_news_management():
    root = etree.fromstring(made("kompass", 34))
    items = {
        item.get("guid").rpartition(":")[2]: item
        for item in root.iterfind(".//n:newsItem", G2)
    }

    assert {"rheinpegel", "werft", "museumspreis"} == set(items)
    assert items["rheinpegel"].get("version") == "2"
    assert items["werft"].find(".//n:pubStatus", G2).get("qcode") == (
        "stat:canceled"
    )
    assert items["werft"].find(".//n:signal", G2).get("qcode") == "sig:kill"
    assert items["museumspreis"].findtext(".//n:embargoed", None, G2) == (
        "2026-03-02T09:00:30+00:00"
    )
    assert items["rheinpegel"].find(".//n:language", G2).get("tag") == "de"


def test_a_page_repeats_its_caption():
    metro = script.carried("meridian", 0, START)[0]

    text = page(metro, SITE).decode()

    assert text.count("on its first day. [Photo/Meridian Wire]") == 3
    assert text.count("<figure>") == 2


def test_the_furniture_page_is_full_of_it():
    library = script.carried("meridian", 13, START)[0]

    text = page(library, SITE).decode()

    assert text.count(f">{library.story.headline}<") == 2
    assert "Related Post" in text
    assert "Leave a Reply" in text


def test_the_poison_page_has_no_word_and_no_end():
    void = script.carried("meridian", 20, START)[0]

    document = page(void, SITE)

    assert document.count(b"<div>") > 10_000
    assert b"</html>" not in document


def test_the_broken_feed_is_cut_before_its_first_story():
    document = broken(feed("north-harbour-sport"), SITE)

    assert feedparser.parse(document).bozo
    assert b"<item" not in document
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(document)


@pytest.mark.parametrize("name", [one.id for one in FEEDS])
def test_the_same_moment_gives_the_same_bytes(name):
    assert made(name, 100) == made(name, 100)
