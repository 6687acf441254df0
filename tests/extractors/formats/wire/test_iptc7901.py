from datetime import UTC, datetime

import pytest

from tests.extractors.formats.helpers import only

IPTC = (
    b"\x01hrb%s 3 i 90  dpa 0045\r\n\r\nFerries/strike/\r\n"
    b"\x02%sFerry strike ends\r\nBy Ann Berg =\r\n\r\nPort Ellen (dpa) - Crews of\r\nthe line are back.\r\n\r\n"
    b"They sail at caf\xe9 time.\r\n\r\n\x0301%s GMT Mar 26\r\n\x7f\x04"
)


def test_story_is_read():
    item = only(IPTC % (b"062", b"", b"1000"))

    assert item.headline == "Ferry strike ends"
    assert item.byline == "Ann Berg"
    assert (
        item.body
        == "Port Ellen (dpa) - Crews of the line are back.\n\nThey sail at café time."
    )
    assert (item.sequence, item.urgency, item.slugline) == (
        "hrb062",
        3,
        "Ferries/strike/",
    )
    assert item.version_created == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_notebook_moves_to_ed_note():
    body = IPTC.replace(
        b"They sail at caf\xe9 time.",
        b"# dpa NOTEBOOK\r\n\r\nNot for publication: +49 30 1\r\n",
    )
    item = only(body % (b"062", b"", b"1000"))

    assert "NOTEBOOK" not in item.body
    assert "+49" not in item.body
    assert "+49" in item.ed_note


def test_refile_shares_uri():
    story = only(IPTC % (b"062", b"", b"1000"))
    refile = only(IPTC % (b"070", b"REFILE\r\n1ST LEAD\r\n", b"1030"))

    assert story.uri == refile.uri
    assert "sig:update" in refile.signals


def test_alerts_with_one_label_are_told_apart_by_their_texts():
    label = IPTC.replace(b"Ferry strike ends\r\nBy Ann Berg", b"Eilmeldung")
    other = label.replace(b"the line are back", b"Port Ellen strike")

    uris = [only(text % (b"062", b"", b"1000")).uri for text in (label, other)]

    assert len(set(uris)) == 2
    assert only(label % (b"063", b"", b"1010")).uri == uris[0]


@pytest.mark.parametrize(
    ("trailer", "expected"),
    [
        ("031200 GMT Mrz 26", "2026-03-03T12:00:00+00:00"),
        ("031200 Mär 26", "2026-03-03T12:00:00+00:00"),
        ("031200 MEZ März 2026", "2026-03-03T12:00:00+01:00"),
        ("031200 GMT août 26", "2026-08-03T12:00:00+00:00"),
        ("031200 CEST ago 26", "2026-08-03T12:00:00+02:00"),
        ("031200 GMT Okt 26", "2026-10-03T12:00:00+00:00"),
    ],
)
def test_trailer_month_and_zone_of_any_language_are_read(trailer, expected):
    body = IPTC.decode("latin-1") % ("062", "", "1000")
    item = only(body.replace("011000 GMT Mar 26", trailer))

    assert item.first_created.isoformat() == expected


def test_trailer_with_unknown_zone_is_signalled():
    body = IPTC % (b"062", b"", b"1000")
    item = only(body.replace(b"GMT", b"QQQ"))

    assert item.first_created is None
    assert "copydesk:unread-date" in item.signals
