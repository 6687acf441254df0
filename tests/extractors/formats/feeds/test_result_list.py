from datetime import UTC, datetime

import pytest

from extractors.formats import read, slice_document, split
from extractors.formats.feeds.result_list import document_address
from tests.extractors.formats.helpers import raw

LIST = b"""<?xml version="1.0"?>
<results xmlns="urn:x-list"><status code="10"/><numFound>2</numFound>
<pollToken>7f3a</pollToken>
<result><id>tag:w.test,2026:b:2</id><guid>tag:w.test,2026:b</guid>
<version>2</version><headline>Port reopens &amp; ferries sail</headline>
<dateCreated>2026-03-01T11:00:00Z</dateCreated><slug>PORT-FERRY/</slug>
<language>en</language></result>
<result><id>tag:w.test,2026:a:1</id><headline>Crews are back</headline>
<link>/docs/a.xml</link></result>
</results>"""


def test_list_is_cut_into_results():
    parts = split(raw(LIST, "application/xml"))

    assert [part.uri for part in parts] == [
        "tag:w.test,2026:b",
        "tag:w.test,2026:a:1",
    ]
    item = read(parts[0])
    assert item.headline == "Port reopens & ferries sail"
    assert (item.version, item.slugline) == ("2", "PORT-FERRY/")
    assert item.first_created == datetime(2026, 3, 1, 11, tzinfo=UTC)
    assert item.body == ""


def test_result_in_later_response_has_same_fingerprint():
    other = LIST.replace(b"7f3a", b"9c01").replace(b">2<", b">9<", 1)

    assert [part.fingerprint for part in slice_document(raw(LIST))] == [
        part.fingerprint for part in slice_document(raw(other))
    ]


def test_list_without_results_gives_no_slices():
    assert (
        slice_document(raw(b"<results><pollToken>a</pollToken></results>"))
        == ()
    )


@pytest.mark.parametrize(
    ("url", "addresses"),
    [
        (
            "https://api.w.test/v1/xml/items?channel=A&pollToken=6",
            (
                "https://api.w.test/v1/xml/item?id=tag%3Aw.test%2C2026%3Ab%3A2",
                "https://api.w.test/docs/a.xml",
            ),
        ),
        ("https://api.w.test/list", ("", "https://api.w.test/docs/a.xml")),
    ],
)
def test_document_address_is_link_or_item_url(url, addresses):
    parts = slice_document(raw(LIST, url=url))

    assert tuple(document_address(part.item) for part in parts) == addresses
