import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from streams.poller.feeds.feed_list import FEED_ID, RegistryError
from streams.poller.feeds.opml import NAMESPACE, export_opml, import_opml
from streams.records import FeedRegistration

FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head><title>Ports and ferries</title></head>
  <body>
    <outline text="Ports">
      <outline type="rss" text="North Harbour" language="en-gb"
        xmlUrl="https://harbour.example/top.rss" htmlUrl="https://x.example"/>
      <outline text="deeper">
        <outline text="Fährblatt &amp; Söhne" language="unknown"
          xmlUrl=" https://ferry.example/a?b=1&amp;c=2 "/>
      </outline>
    </outline>
    <outline text="North harbour!" xmlUrl="https://harbour.example/b.rss"/>
    <outline text="again" xmlUrl="https://harbour.example/b.rss"/>
    <outline text="埠" xmlUrl="https://port.example/"/>
    <outline text="mail" xmlUrl="ftp://port.example/"/>
    <outline type="link" text="a page" url="https://port.example/"/>
  </body>
</opml>
""".encode()


def test_import_reads_feeds_in_folders():
    imported = import_opml(FOREIGN)

    assert [
        (feed.url, feed.agency, feed.language) for feed in imported.feeds
    ] == [
        ("https://harbour.example/top.rss", "North Harbour", "en-GB"),
        ("https://ferry.example/a?b=1&c=2", "Fährblatt & Söhne", ""),
        ("https://harbour.example/b.rss", "North harbour!", ""),
        ("https://port.example/", "埠", ""),
    ]
    names = [feed.feed for feed in imported.feeds]
    assert names[:2] == ["north-harbour", "fahrblatt-sohne"]
    assert names[2].startswith("north-harbour-")
    assert names[3].startswith("feed-")
    assert imported.problems == (
        "outline 6 (mail): url 'ftp://port.example/' should start with "
        "http:// or https://",
    )
    assert import_opml(FOREIGN) == imported


def test_import_does_not_reuse_registered_ids():
    imported = import_opml(FOREIGN, {"north-harbour", "fahrblatt-sohne"})

    names = {feed.feed for feed in imported.feeds}
    assert len(names) == 4
    assert not names & {"north-harbour", "fahrblatt-sohne"}


def test_import_keeps_copydesk_id():
    assert import_opml(export_opml([FULL]), {FULL.feed}).feeds == (FULL,)


FULL = FeedRegistration(
    "harbour-top",
    "https://harbour.example/top?a=1&b=2",
    agency='North "Harbour" & Sons',
    language="en",
    lane="ports",
    media_type="application/rss+xml",
    full_text=True,
    paused=True,
    interval_min=30.5,
    interval_max=900.0,
    transport="websub",
)


def test_import_of_export_returns_same_feeds():
    bare = FeedRegistration("b", "http://b.example/")

    imported = import_opml(export_opml([FULL, bare]))

    assert imported == ((FULL, bare), ())


@given(
    st.builds(
        replace,
        st.just(FULL),
        feed=st.from_regex(FEED_ID, fullmatch=True),
        agency=st.text(st.characters(categories=["L", "N", "P"])),
        full_text=st.booleans(),
        paused=st.booleans(),
        interval_min=st.floats(0.1, 900.0),
    )
)
def test_import_of_export_of_any_feed_returns_same_feed(feed):
    assert import_opml(export_opml([feed])).feeds == (feed,)


def test_export_has_attributes_of_opml():
    root = etree.fromstring(export_opml([FULL]))

    outline = root.find("body/outline")
    assert root.get("version") == "2.0"
    assert root.findtext("head/title")
    assert outline.get("type") == "rss"
    assert outline.get("text") == FULL.agency
    assert outline.get("xmlUrl") == FULL.url


def test_export_omits_secrets_networks_and_drop_folders():
    secret = replace(FULL, auth="env:KEY", allow_private=("10.0.0.0/8",))
    drop = FeedRegistration("d", "incoming", transport="drop")

    document = export_opml([secret, drop])

    assert b"KEY" not in document
    assert b"10.0.0.0" not in document
    assert b"incoming" not in document


TEXT = st.text(st.characters(categories=["L", "N", "P", "Zs"]))
URL = st.from_regex(r"https?://[a-z]{1,9}\.example/[a-z]{0,9}", fullmatch=True)
COMPLETE = st.builds(
    FeedRegistration,
    feed=st.from_regex(FEED_ID, fullmatch=True),
    url=URL,
    agency=TEXT,
    language=st.sampled_from(["", "en", "de-AT", "zh-Hans"]),
    lane=TEXT,
    media_type=TEXT,
    full_text=st.booleans(),
    paused=st.booleans(),
    interval_min=st.floats(0.1, 900.0),
    interval_max=st.floats(900.0, 2_000_000.0),
    auth=st.sampled_from(["", "env:KEY", "file:/run/secrets/key"]),
    transport=st.sampled_from(["http", "websub", "longpoll", "polltoken"]),
    allow_private=st.lists(
        st.sampled_from(["127.0.0.1", "10.0.0.0/8", "fd00::/8"])
    ).map(tuple),
    hub=st.just("") | URL,
    topic=st.just("") | URL,
)


@given(COMPLETE)
def test_trusted_import_of_complete_export_returns_every_key(feed):
    document = export_opml([feed], complete=True)

    assert import_opml(document, trusted=True) == ((feed,), ())


def test_trusted_import_of_complete_export_keeps_drop_folders():
    drop = FeedRegistration("d", "in coming", transport="drop")
    document = export_opml([drop], complete=True)

    assert import_opml(document, trusted=True).feeds == (drop,)


@pytest.mark.parametrize("networks", ["10.0.0.0/8", "{}", "[1]", "", '["x"]'])
def test_trusted_import_with_wrong_networks_is_a_problem(networks):
    outline = etree.Element("outline", xmlUrl="https://a.example/")
    outline.set(f"{{{NAMESPACE}}}allowPrivate", networks)
    document = (
        b'<opml version="2.0"><body>' + etree.tostring(outline)
        + b"</body></opml>"
    )  # fmt: skip

    imported = import_opml(document, trusted=True)

    assert imported.feeds == ()
    assert len(imported.problems) == 1


def test_import_ignores_auth_private_networks_and_drop_folders():
    document = (
        f'<opml xmlns:c="{NAMESPACE}"><body><outline c:feed="a" '
        'xmlUrl="https://a.example/" c:auth="file:/etc/motd" '
        'c:allowPrivate="10.0.0.0/8" auth="env:KEY"/>'
        f'<outline xmlUrl="/etc" c:transport="drop" c:feed="b"/>'
        "</body></opml>"
    )

    imported = import_opml(document.encode())

    assert imported.feeds == (FeedRegistration("a", "https://a.example/"),)
    assert len(imported.problems) == 1


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"{}",
        b"<opml><body>",
        b"<rss/>",
        b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body/></opml>',
        b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<opml><body><outline text="&a;" xmlUrl="https://a.example"/>'
        b"</body></opml>",
        b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
        b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
        b'<opml><body><outline text="&c;"/></body></opml>',
    ],
)
def test_import_invalid_document_raises(document):
    with pytest.raises(RegistryError):
        import_opml(document)
