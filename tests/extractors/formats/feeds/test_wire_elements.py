"""The elements of agencies in the items of feeds."""

from datetime import UTC, datetime

import pytest

from tests.extractors.formats.helpers import only

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:apcm="http://ap.org/schemas/03/2005/apcm"
 xmlns:apnm="http://ap.org/schemas/03/2005/apnm"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<title>Harbour</title><entry><title>Ferry-Strike</title>
<id>urn:publicid:harbour.test:f1</id><updated>2026-03-01T10:00:00Z</updated>
{elements}<content type="{type}"><nitf xmlns=""><body><body.content>
<p>Crews are back.</p></body.content></body></nitf></content></entry></feed>"""
AP = """<apnm:NewsManagement>
<apnm:ManagementSequenceNumber>3</apnm:ManagementSequenceNumber>
<apnm:PublishingStatus>{status}</apnm:PublishingStatus></apnm:NewsManagement>
<apcm:ContentMetadata><apcm:HeadLine>Ferry strike ends</apcm:HeadLine>
<apcm:SlugLine>BC-EU--Ferry Strike</apcm:SlugLine>
<apcm:ByLine>By ANN BERG</apcm:ByLine><apcm:Priority Numeric="4"/>
</apcm:ContentMetadata>"""


def feed(elements: str, kind: str = "text/xml") -> str:
    return FEED.format(elements=elements, type=kind)


def test_item_of_ap_has_the_fields_of_the_wire():
    item = only(feed(AP.format(status="Usable")))

    assert (item.headline, item.slugline, item.version) == (
        "Ferry strike ends",
        "BC-EU--Ferry Strike",
        "3",
    )
    assert (item.byline, item.urgency) == ("ANN BERG", 4)
    assert item.markup == "<p>Crews are back.</p>"
    assert item.url == ""


@pytest.mark.parametrize(
    ("stated", "status"), [("Canceled", "canceled"), ("Withheld", "withheld")]
)
def test_status_of_the_wire_is_that_of_the_item(stated, status):
    assert only(feed(AP.format(status=stated))).pub_status == status


def test_embargo_in_an_element_holds_the_item():
    date = "<prism:embargoDate>2026-03-02T06:00:00Z</prism:embargoDate>"

    item = only(feed(date))

    assert item.embargoed_until == datetime(2026, 3, 2, 6, tzinfo=UTC)


def test_empty_element_is_no_embargo():
    item = only(feed("<prism:embargoDate/>"))

    assert (item.pub_status, item.embargoed_until) == ("usable", None)


def test_xml_as_content_is_the_text():
    item = only(feed("", "application/nitf+xml"))

    assert (item.headline, item.markup) == (
        "Ferry-Strike",
        "<p>Crews are back.</p>",
    )
