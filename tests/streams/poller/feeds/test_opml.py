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


def test_a_foreign_list_is_read_through_its_folders():
    found = import_opml(FOREIGN)

    assert [(one.url, one.agency, one.language) for one in found.feeds] == [
        ("https://harbour.example/top.rss", "North Harbour", "en-gb"),
        ("https://ferry.example/a?b=1&c=2", "Fährblatt & Söhne", ""),
        ("https://harbour.example/b.rss", "North harbour!", ""),
        ("https://port.example/", "埠", ""),
    ]
    names = [one.feed for one in found.feeds]
    assert names[:2] == ["north-harbour", "fahrblatt-sohne"]
    assert names[2].startswith("north-harbour-")
    assert names[3].startswith("feed-")
    assert found.problems == (
        "outline 6 (mail): url 'ftp://port.example/' should start with "
        "http:// or https://",
    )
    assert import_opml(FOREIGN) == found


def test_an_id_that_another_feed_has_is_not_given_again():
    found = import_opml(FOREIGN, {"north-harbour", "fahrblatt-sohne"})

    names = {one.feed for one in found.feeds}
    assert len(names) == 4
    assert not names & {"north-harbour", "fahrblatt-sohne"}


def test_an_id_of_ours_is_kept():
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


def test_what_is_exported_is_imported_as_it_was():
    bare = FeedRegistration("b", "http://b.example/")

    found = import_opml(export_opml([FULL, bare]))

    assert found == ((FULL, bare), ())


@given(
    st.builds(
        replace,
        st.just(FULL),
        feed=st.from_regex(FEED_ID, fullmatch=True),
        agency=st.text(st.characters(categories=["L", "N", "P"])),
        full_text=st.booleans(),
        paused=st.booleans(),
        interval_min=st.floats(0.001, 900.0),
    )
)
def test_any_registration_survives_the_round_trip(one):
    assert import_opml(export_opml([one])).feeds == (one,)


def test_an_export_is_what_other_readers_know():
    root = etree.fromstring(export_opml([FULL]))

    outline = root.find("body/outline")
    assert root.get("version") == "2.0"
    assert root.findtext("head/title")
    assert outline.get("type") == "rss"
    assert outline.get("text") == FULL.agency
    assert outline.get("xmlUrl") == FULL.url


def test_secrets_networks_and_drop_folders_stay_at_home():
    secret = replace(FULL, auth="env:KEY", allow_private=("10.0.0.0/8",))
    drop = FeedRegistration("d", "incoming", transport="drop")

    written = export_opml([secret, drop])

    assert b"KEY" not in written
    assert b"10.0.0.0" not in written
    assert b"incoming" not in written


def test_a_list_does_not_say_where_credentials_go():
    written = (
        f'<opml xmlns:c="{NAMESPACE}"><body><outline c:feed="a" '
        'xmlUrl="https://a.example/" c:auth="file:/etc/motd" '
        'c:allowPrivate="10.0.0.0/8" auth="env:KEY"/>'
        f'<outline xmlUrl="/etc" c:transport="drop" c:feed="b"/>'
        "</body></opml>"
    )

    found = import_opml(written.encode())

    assert found.feeds == (FeedRegistration("a", "https://a.example/"),)
    assert len(found.problems) == 1


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
def test_what_is_no_list_is_refused(document):
    with pytest.raises(RegistryError):
        import_opml(document)
