import pytest

from extractors.formats import split
from tests.extractors.formats.helpers import only, raw

ANPA = (
    b"\x16\x16\x01h%s\x1f_test\r\nr f\x13\x11 BC-Ferry Strike 03-01 0100\r\n"
    b"\x02^BC-Harbour--Ferry Strike%s,120<\r\n^Ferry strike ends<\r\n"
    b"^Eds: Adds details.<\r\n^By ANN BERG=\r\n^Associated Press=\r\n"
    b"\t   PORT ELLEN, Scotland (AP) _ Crews are back.\r\n\r\n"
    b"\t   ``Glad,'' one said.<\r\n\x03AP-WF-03-01-26 10%sGMT<\r\n\x0c\r\n\x04"
)


def test_story_is_read():
    item = only(ANPA % (b"1234", b", 1st Ld-Writethru", b"30"))

    assert item.headline == "Ferry strike ends"
    assert item.take_key == "1st Ld-Writethru"
    assert item.byline == "ANN BERG"
    assert item.ed_note == "Eds: Adds details."
    assert item.body.endswith("\n\n“Glad,” one said.")
    assert item.sequence == "h1234"
    assert "sig:update" in item.signals


def test_lead_shares_uri_and_has_later_version():
    story = only(ANPA % (b"1234", b"", b"00"))
    lead = only(ANPA % (b"1240", b", 2nd Ld-Writethru", b"45"))

    assert story.uri == lead.uri == only(ANPA % (b"1234", b"", b"00")).uri
    assert int(lead.version) > int(story.version)


def test_add_has_own_uri():
    story = only(ANPA % (b"1234", b"", b"00"))
    add = only(ANPA % (b"1235", b", 1st Add", b"05"))

    assert story.uri != add.uri


def test_kill_in_take_key_cancels():
    assert only(ANPA % (b"1250", b", KILL", b"55")).pub_status == "canceled"


def test_transmission_is_cut_into_stories():
    body = ANPA % (b"1", b"", b"00") + ANPA % (b"2", b", 1st Add", b"01")

    assert len(split(raw(body))) == 2


ALERT = (
    b"\x16\x16\x01a%s\r\nr a \x13 bc-apnewsa 03-01 0120\r\n\n\x02\x02"
    b"^%s,20<\r\n\tOLDPORT (AP) _ %s\r\n\x03\r\nAP-WF-03-01-26 %sGMT<\r\n\x04"
)


@pytest.mark.parametrize(
    "slug", [b"BC-APNewsAlert", b"BC-NewsAlert", b"AP-Urgent", b"NewsAlert"]
)
def test_alerts_under_one_slug_are_told_apart_by_their_texts(slug):
    alerts = [
        only(ALERT % (b"0201", slug, b"Dock closes.", b"1000")),
        only(ALERT % (b"0202", slug, b"Orchestra loses hall.", b"1020")),
        only(ALERT % (b"0203", slug, b"Dock  closes.", b"1040")),
    ]

    assert alerts[0].uri == alerts[2].uri != alerts[1].uri


def test_date_in_the_future_is_no_version():
    future = ALERT.replace(b"03-01-26", b"03-02-26")

    item = only(future % (b"0201", b"BC-Dock", b"Dock closes.", b"1000"))

    assert item.version == ""


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("GMT", "2026-03-01T10:30:00+00:00"),
        ("", "2026-03-01T10:30:00+00:00"),
        ("EST", "2026-03-01T10:30:00-05:00"),
        (" EDT", "2026-03-01T10:30:00-04:00"),
        ("PST", "2026-03-01T10:30:00-08:00"),
        ("ET", "2026-03-01T10:30:00-05:00"),
        ("AEDT", "2026-03-01T10:30:00+11:00"),
    ],
)
def test_trailer_zone_is_read(zone, expected):
    body = (ANPA % (b"1234", b"", b"30")).replace(b"GMT", zone.encode())
    item = only(body)

    assert item.first_created.isoformat() == expected


def test_trailer_with_unknown_zone_is_signalled():
    item = only((ANPA % (b"1234", b"", b"30")).replace(b"GMT", b"QQQ"))

    assert item.first_created is None
    assert "copydesk:unread-date" in item.signals


@pytest.mark.parametrize(
    ("day", "expected"),
    [("03-01", "2026-03-01"), ("12-31", "2025-12-31"), ("02-30", "")],
)
def test_day_of_header_is_not_after_the_fetch(day, expected):
    body = (ANPA % (b"1234", b"", b"30")).replace(
        b"AP-WF-03-01-26 1030GMT", b""
    )
    item = only(body.replace(b"03-01 0100", day.encode() + b" 0100"))

    created = item.first_created
    assert (f"{created:%Y-%m-%d}" if created else "") == expected


PLAIN = (
    "\x01a0106HWIRE\x1fkoko-\r\nu s\x14\x12 BC-Ferry   11-24 0344\r\n"
    "\x02BC-Ferry\r\nFerry strike ends at Port Ellen+\r\nBy Ann Berg\r\n"
    "     PORT ELLEN, Nov. 24 HWIRE - Crews are back. \r\n"
    "They sail at noon.\r\n==\x03\r\n11-24-25 1900GMT\r\n\x04"
)


def test_story_without_syn_and_carets_is_read():
    item = only(PLAIN)

    assert item.headline == "Ferry strike ends at Port Ellen"
    assert item.byline == "Ann Berg"
    assert item.body.endswith("Crews are back. They sail at noon.")
    assert item.version_created.isoformat() == "2025-11-24T19:00:00+00:00"
    assert item.signals == ()


def test_transmission_without_syn_is_cut_into_stories():
    assert len(split(raw(PLAIN + PLAIN.replace("a0106", "a0107")))) == 2


def test_story_without_indents_keeps_all_its_lines():
    body = ANPA % (b"1234", b"", b"00")
    text = only(body.replace(b"\t   ", b"")).body

    assert "Crews are back." in text
    assert "one said" in text


def test_long_run_of_syn_without_story_is_cut_in_linear_time():
    assert len(split(raw(b"\x16" * 200_000))) == 1


UNMARKED = (
    b"\x01a0105X\x1fkoko-\r\nu s%s BC-Cup  02-24 0344\r\n\x02BC-Harbour-Cup\r\n"
    b"%s     OLDPORT, Feb. 24 (HW) - Blue won\r\nthe race again.\r\n"
    b"     Red came second.\r\n==\x03\r\n%s\r\n\x04"
)


@pytest.mark.parametrize("typed", [b"\x14\x12", b"\x13\x11", b""])
def test_story_without_syn_is_read(typed):
    body = UNMARKED % (typed, b"Blue wins cup+\r\n", b"02-24-26 1200JST")

    item = only(body)

    assert item.headline == "Blue wins cup"
    assert item.uri == "urn:anpa:harbour:20260224:Harbour-Cup"
    assert len(split(raw(body + body.replace(b"Cup", b"Bowl")))) == 2


@pytest.mark.parametrize(
    ("top", "headline", "byline"),
    [
        (b"Coupe: Bleu gagne <\r\n", "Coupe: Bleu gagne", ""),
        (b"\r\nBlue wins cup\r\n\r\n", "Blue wins cup", ""),
        (b"Blue wins cup=\r\nBy ANN BERG=\r\n", "Blue wins cup", "ANN BERG"),
        (b"Eds: Adds.\r\nBlue wins cup\r\n", "Blue wins cup", ""),
        (b"", "Harbour-Cup", ""),
    ],
)
def test_headline_without_mark_is_above_an_indented_story(
    top, headline, byline
):
    item = only(UNMARKED % (b"\x14\x12", top, b"02-24-26 1200GMT"))

    assert (item.headline, item.byline) == (headline, byline)
    assert item.body == (
        "OLDPORT, Feb. 24 (HW) - Blue won the race again.\n\nRed came second."
    )


@pytest.mark.parametrize(
    "lead", [b"Blue won the race.\r\n", b"Blue won again\r\nin the rain\r\n"]
)
def test_first_paragraph_without_indent_stays_in_the_story(lead):
    item = only(UNMARKED % (b"\x14\x12", lead, b"02-24-26 1200GMT"))

    assert item.body.startswith("Blue won")


@pytest.mark.parametrize(
    ("trailer", "expected"),
    [
        (b"02-24-26 1200EST", "2026-02-24T12:00:00-05:00"),
        (b"02-24-26 1200JST", "2026-02-24T12:00:00+09:00"),
        (b"AP-NY-02-24-26 1200 EST", "2026-02-24T12:00:00-05:00"),
        (b"AP-WF-02-24-26 12:00GMT", "2026-02-24T12:00:00+00:00"),
    ],
)
def test_trailer_with_or_without_agency_is_read(trailer, expected):
    item = only(UNMARKED % (b"\x14\x12", b"", trailer))

    assert item.first_created.isoformat() == expected
