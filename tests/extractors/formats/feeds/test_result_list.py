from datetime import UTC, datetime

import pytest

from extractors.formats import read, slice_document, split
from extractors.formats.feeds.result_list import document_address
from tests.extractors.formats.test_formats import raw

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


def test_a_list_is_cut_at_its_results():
    parts = split(raw(LIST, "application/xml"))

    assert [one.uri for one in parts] == [
        "tag:w.test,2026:b",
        "tag:w.test,2026:a:1",
    ]
    item = read(parts[0])
    assert item.headline == "Port reopens & ferries sail"
    assert (item.version, item.slugline) == ("2", "PORT-FERRY/")
    assert item.first_created == datetime(2026, 3, 1, 11, tzinfo=UTC)
    assert item.body == ""


def test_the_same_result_in_another_answer_is_the_same():
    other = LIST.replace(b"7f3a", b"9c01").replace(b">2<", b">9<", 1)

    assert [one.fingerprint for one in slice_document(raw(LIST))] == [
        one.fingerprint for one in slice_document(raw(other))
    ]


def test_a_list_without_results_holds_no_news():
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
def test_a_result_leads_to_its_document(url, addresses):
    parts = slice_document(raw(LIST, url=url))

    assert tuple(document_address(one.item) for one in parts) == addresses


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (b"[]", 0),
        (b'{"items": []}', 0),
        (b'{"data": {"items": [], "next_page": "/x"}, "id": "q"}', 0),
        (b'{"pollToken": "a", "results": []}', 0),
        (b'{"uri": "urn:x:1", "headline": "Ferry", "items": []}', 1),
        (b'{"results": [{"uri": "urn:x:1"}, {"uri": "urn:x:2"}]}', 2),
        (b'{"uri": "urn:x:1", "headline": "Ferry"}', 1),
    ],
)
def test_an_empty_list_in_json_is_no_item(body, count):
    assert len(slice_document(raw(body, "application/json"))) == count
