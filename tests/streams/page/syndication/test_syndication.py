"""Atom and JSON Feed documents, as files and as readers see them."""

import json
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from streams.page.model.items import ItemRow, item_change
from streams.page.query.filters import EMPTY, filter_of
from streams.page.syndication.atom import ATOM, TOMBSTONE, to_atom
from streams.page.syndication.documents import feed_document, feed_links
from streams.page.syndication.entries import feed_entry
from streams.page.syndication.json_feed import to_json_feed
from tests.streams.page.wire_records import entity, item, killed, record

GOLDEN = Path(__file__).parent / "golden"
BASE = "https://desk.example"
WRITERS = {"atom": to_atom, "json": to_json_feed}
WIRE = (
    item("urn:a", headline="Ferry & tram <meet>", located="Bergen",
         body="The ferry left.\n\nIt arrived < 9:00.", by="Ada Quay",
         subjects=[{"name": "Transport", "uri": "medtop:20000337"}],
         renditions=[{"name": "web", "href": "https://n.example/a"}],
         copyrightNotice="© North Harbour Press",
         firstCreated="2026-03-02T08:00:00Z",
         block={"dateline": "BERGEN, Norway",
                "entities": [entity("Bergen")]}),
    item("https://n.example/2", headline="أول عبارة", language="ar",
         body="وصلت العبارة.", edNote="The date was wrong.",
         block={"event": "correction", "revision": 2,
                "signals": ["sig:correction"]}),
    killed("urn:k", edNote="KILL: do not use"),
)  # fmt: skip


def row_of(value, number=0):
    return item_change(record("items", number, value, value["uri"]), ()).row


def document(form, values=WIRE, wanted=EMPTY, **more):
    entries = tuple(
        feed_entry(row_of(value, number), BASE)
        for number, value in reversed(list(enumerate(values)))
    )
    options = {"base": BASE, "prefix": "wire.", "hub": "", "older": {}} | more
    return WRITERS[form](feed_document(form, wanted, entries, **options))


@pytest.mark.parametrize("form", WRITERS)
def test_feed_document_equals_the_golden_one(form):
    wanted = filter_of([("route", "business"), ("q", "ferry & tram")])
    written = document(
        form, wanted=wanted, hub="https://hub.example/", older={"before": "77"}
    )
    assert written.decode() == (GOLDEN / f"wire.{form}").read_text()


def test_atom_feedparser_reads_entries_without_complaint():
    parsed = feedparser.parse(document("atom"))
    kill, correction, first = parsed.entries
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert first.id == "urn:a"
    assert first.title == "Ferry & tram <meet>"
    assert first.author == "Ada Quay"
    assert first.updated == "2026-03-02T09:00:00.000Z"
    assert first.published == "2026-03-02T08:00:00.000Z"
    assert first.tags[0].term == "medtop:20000337"
    assert "BERGEN, Norway — The ferry left." in first.content[0].value
    assert "arrived &lt; 9:00" in first.content[0].value
    assert correction.content[0].language == "ar"
    assert "Correction." in correction.content[0].value
    assert "Do not use its text" in kill.content[0].value


def test_atom_killed_item_is_a_tombstone_and_an_entry_without_text():
    root = etree.fromstring(document("atom"))
    (tombstone,) = root.iter(f"{{{TOMBSTONE}}}deleted-entry")
    killed_entry = next(root.iter(f"{{{ATOM}}}entry"))
    updated = killed_entry.findtext(f"{{{ATOM}}}updated")
    assert tombstone.attrib == {"ref": "urn:k", "when": updated}
    assert killed_entry.findtext(f"{{{ATOM}}}id") == "urn:k"
    assert (
        killed_entry.findtext(f"{{{ATOM}}}title") == "This item was withdrawn"
    )


def required_of_atom(element):
    """Yield what RFC 4287 requires of a feed or entry and is not there."""
    for name in ("id", "title", "updated", "author"):
        if len(element.findall(f"{{{ATOM}}}{name}")) != 1:
            yield name
    alternates = [
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{{{ATOM}}}link")
        if link.get("rel") == "alternate"
    ]
    if len(alternates) != len(set(alternates)):
        yield "alternate"


TEXT = st.text(max_size=40)


@given(headline=TEXT, body=TEXT, by=TEXT, language=TEXT, note=TEXT,
       subject=TEXT, agency=TEXT)  # fmt: skip
def test_feeds_of_any_text_are_well_formed(
    headline, body, by, language, note, subject, agency
):
    value = item(
        "urn:a", headline=headline, body=body, by=by, language=language,
        edNote=note, subjects=[{"name": subject, "literal": subject}],
        block={"agency": agency},
    )  # fmt: skip
    root = etree.fromstring(document("atom", [value]))
    (entry,) = json.loads(document("json", [value]))["items"]
    assert list(required_of_atom(root)) == []
    assert list(required_of_atom(next(root.iter(f"{{{ATOM}}}entry")))) == []
    assert entry["id"] == "urn:a"
    assert entry["content_html"].count("<") == entry["content_html"].count(">")


def test_json_feed_has_what_the_version_requires():
    feed = json.loads(document("json"))
    kill, _, first = feed["items"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(
        {"id", "content_html", "_copydesk"} <= entry.keys()
        for entry in feed["items"]
    )
    assert first["_copydesk"]["entities"][0]["name"] == "Bergen"
    assert first["content_text"] == "The ferry left.\n\nIt arrived < 9:00."
    assert kill["_copydesk"]["pubStatus"] == "canceled"
    assert "content_text" not in kill


def test_feed_entry_id_stays_and_its_time_grows_with_each_version():
    first = feed_entry(row_of(item("urn:a"), 1), BASE)
    back = item("urn:a", versionCreated="2020-01-01T00:00:00Z")
    second = feed_entry(row_of(back, 2), BASE)
    assert first.uri == second.uri
    assert first.updated < second.updated


def test_feed_entry_address_that_is_no_web_address_is_left_out():
    value = item(
        "urn:a", renditions=[{"name": "web", "href": "javascript:alert(1)"}]
    )
    assert feed_entry(row_of(value), BASE).web == ""
    assert isinstance(row_of(value), ItemRow)


def test_feed_links_of_a_filter_name_both_formats():
    wanted = filter_of([("q", "ferry")])
    assert [address for *_, address in feed_links(wanted)] == [
        "/items.atom?q=ferry", "/items.json?q=ferry",
    ]  # fmt: skip
