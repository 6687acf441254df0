from datetime import UTC, datetime

import pytest

from extractors.formats import read, split
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import only, raw

G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:harbour.test:20260301:ferry" version="4" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Harbour"/>
<versionCreated>2026-03-01T10:00:00Z</versionCreated>
<embargoed>2026-03-02T06:00:00Z</embargoed>
<pubStatus qcode="stat:usable"/><edNote>Adds quote.</edNote>
<signal qcode="sig:update"/></itemMeta>
<contentMeta><urgency>3</urgency><by>Ann Berg</by><slugline>FERRY-STRIKE</slugline>
<headline>Ferry strike ends</headline><subject qcode="medtop:20000002"><name>labour</name></subject>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Crews of <org>Harbour Lines</org> are <b>back</b> at work.</p>
</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:newsml:harbour.test:20260301:broken"><itemMeta/></newsItem>
<conceptItem guid="c"><concept/></conceptItem>
<newsItem guid="urn:newsml:harbour.test:20260301:port"><contentMeta><headline>Port reopens</headline></contentMeta></newsItem>
</itemSet></newsMessage>"""


def test_message_with_concept_gives_news_items_only():
    parts = split(raw(G2))

    assert len(parts) == 3
    assert read(parts[2]).headline == "Port reopens"
    with pytest.raises(ExtractError, match="empty"):
        read(parts[1])


def test_news_item_keeps_fields_and_mixed_content():
    item = read(split(raw(G2))[0])

    assert (item.uri, item.version) == (
        "urn:newsml:harbour.test:20260301:ferry",
        "4",
    )
    assert "Crews of Harbour Lines are <b>back</b> at work." in item.markup
    assert item.signals == ("sig:update",)
    assert item.embargoed_until == datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert (item.urgency, item.byline, item.language) == (3, "Ann Berg", "en")
    assert item.subjects[0].name == "labour"


@pytest.mark.parametrize(
    "root", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"]
)
def test_other_item_kinds_are_refused_as_not_news(root):
    (part,) = split(raw(f"<{root} guid='a'><concept/></{root}>"))

    with pytest.raises(ExtractError, match="not-news"):
        read(part)


def test_package_body_lists_headlines():
    item = only(
        "<packageItem guid='urn:p:1'><contentMeta><headline>Digest</headline></contentMeta>"
        "<groupSet><group><itemRef residref='a'><headline>Ferry</headline></itemRef>"
        "<itemRef residref='b'><headline>Port</headline></itemRef></group></groupSet></packageItem>"
    )

    assert item.body == "Ferry\n\nPort"
    assert "copydesk:package" in item.signals
