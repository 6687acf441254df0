import pytest

from extractors.formats import read, split
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import raw

FEED = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour wire</title>
<item><title>Ferry strike ends</title><link>https://w.test/1</link>
<guid isPermaLink="false">tag:w.test,2026:1</guid>
<description>Crews are back.</description></item>
<item><title>Port reopens</title><link>https://w.test/2</link></item>
</channel></rss>
"""


def test_split_feed_gives_items_with_uris():
    parts = split(raw(FEED))

    assert [part.uri for part in parts] == [
        "tag:w.test,2026:1",
        "https://w.test/2",
    ]
    assert [read(part).headline for part in parts] == [
        "Ferry strike ends",
        "Port reopens",
    ]


def test_split_one_item_document_gives_it_unchanged():
    for part in split(raw(FEED)):
        assert (part,) == split(part)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"\x00\x01\x02\x03\x05" * 50, "not-text"),
        (b'{"a": ', "not-json"),
        (b"<?xml version='1.0'?><kml><Document/></kml>", "unknown-format"),
    ],
)
def test_unreadable_document_is_refused_with_reason(body, reason):
    with pytest.raises(ExtractError, match=reason):
        read(split(raw(body))[0])


@pytest.mark.parametrize(
    ("stated", "created", "signals"),
    [
        ("Sun, 28 Feb 2027 10:00:00 GMT", None, ("copydesk:unread-date",)),
        ("Wed, 03 Jun 2026 09:00:00 GMT", "2026-06-03T09:00:00+00:00", ()),
        ("Sun, 01 Mar 2026 10:00:00 GMT", "2026-03-01T10:00:00+00:00", ()),
    ],
)
def test_date_with_a_year_after_the_fetch_is_not_believed(
    stated, created, signals
):
    item = read(
        raw(
            "<rss><channel><item><title>Snow closes the old bridge</title>"
            f"<pubDate>{stated}</pubDate></item></channel></rss>"
        )
    )

    found = item.first_created and item.first_created.isoformat()
    assert (found, item.signals) == (created, signals)


G2_ITEM = """<newsItem guid="urn:h:{number}" version="1"><contentMeta>
<headline>Ferry {number}</headline></contentMeta></newsItem>"""
NITF_ITEM = """<nitf><head><docdata><doc-id id-string="h-{number}"/></docdata>
</head><body><body.head><hedline><hl1>Ferry {number}</hl1></hedline>
</body.head></body></nitf>"""


@pytest.mark.parametrize("item", [G2_ITEM, NITF_ITEM])
def test_wire_documents_in_an_element_of_another_name_are_its_items(item):
    items = "".join(item.format(number=number) for number in (1, 2))

    parts = split(raw(f"<documents>{items}</documents>"))

    assert [read(part).headline for part in parts] == ["Ferry 1", "Ferry 2"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("item", [G2_ITEM, NITF_ITEM])
def test_wire_document_in_a_wide_encoding_is_read(item, encoding):
    (part,) = split(raw(item.format(number=1).encode(encoding)))

    assert read(part).headline == "Ferry 1"
