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
