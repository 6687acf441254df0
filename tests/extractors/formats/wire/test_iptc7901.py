from datetime import UTC, datetime

import pytest

from extractors.formats import read, split
from tests.extractors.formats.helpers import only, raw

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


BARE = """dk00075 4 i 210    hrb 1003

/sport/Rowing/
Blue Heron wins the
harbour cup
By Ann Berg, hrb =

Port Ellen (hrb) - The crew won = by a length.

They row again on Sunday.
011000 GMT Mar 26
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_story_without_control_characters_is_read(newline):
    item = only(BARE.replace("\n", newline))

    assert item.headline == "Blue Heron wins the harbour cup"
    assert item.slugline == "/sport/Rowing/"
    assert item.byline.startswith("Ann Berg")
    assert item.body.startswith("Port Ellen (hrb) - The crew won = by a")
    assert item.body.endswith("They row again on Sunday.")
    assert item.version_created == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert (item.urgency, item.provider) == (4, "hrb")


@pytest.mark.parametrize(
    ("line", "headline", "take"),
    [
        ("ZUSAMMENFASSUNG", "Rower am Ziel", "ZUSAMMENFASSUNG"),
        ("PRÉCISION", "Les rameurs au but", "PRÉCISION"),
        ("PAPIER GÉNÉRAL", "Les rameurs au but", "PAPIER GÉNÉRAL"),
        ("BLUE HERON WINS CUP", "Crew of eight rows home", ""),
        ("BLUE HERON WINS", "THE HARBOUR CUP", ""),
        ("Rowing", "Blue Heron wins", ""),
    ],
)
def test_line_in_capitals_above_the_headline_is_a_take(line, headline, take):
    lines = f"{line}\n{headline}"
    item = only(
        BARE.replace("Blue Heron wins the\nharbour cup", lines).encode()
    )

    assert item.take_key == take
    assert item.headline == (headline if take else f"{line} {headline}")


@pytest.mark.parametrize(
    ("language", "line", "byline"),
    [
        ("de-DE", "Von Ann Berg, hrb =", "Ann Berg"),
        ("nl", "Door Jan Roe =", "Jan Roe"),
        ("de", "von der Leyen im Hafen", ""),
        ("en", "Door to the harbour", ""),
        ("it", "Di Anna Fabbri, hrb  =", "Anna Fabbri, hrb"),
        ("it", "Di Maio lascia il governo", ""),
    ],
)
def test_line_by_the_author_in_the_language_of_the_feed_is_a_byline(
    language, line, byline
):
    text = BARE.replace("By Ann Berg, hrb =", line)
    item = only(text, language=language)

    assert item.byline.startswith(byline)
    assert bool(item.byline) == bool(byline)
    assert (line in item.headline) != bool(byline)


def test_story_without_key_words_has_no_slug():
    item = only(BARE.replace("/sport/Rowing/\n", ""))

    assert item.headline == "Blue Heron wins the harbour cup"
    assert item.slugline == ""


@pytest.mark.parametrize(
    "text",
    [
        BARE.replace(" =\n", "\n").replace("/sport/Rowing/", "Rowing"),
        BARE.replace("hrb 1003", "hrb and 1003 more"),
        "Route 66 4 lanes = wide\n",
    ],
)
def test_text_that_only_looks_like_a_service_line_stays_text(text):
    assert only(text).provider == ""


def test_idle_characters_before_a_story_are_skipped():
    idle = b"\x7f\x7f\r\n\x7f"

    item = only(idle + IPTC % (b"062", b"Situation Ellery:\r\n", b"1000"))

    assert item.headline == "Situation Ellery: Ferry strike ends"


SERVICE = "hw00075 3 i 510    hw 1003\n\n"
STORY = "\nGrey Harbour (hw) - The council\nagreed.\n\nBoats wait.\n"


@pytest.mark.parametrize(
    "top",
    [
        "/politics/Harbour/\n2ND LEAD\nCouncil votes\nBy Ann Deskford, hw  =\n",
        "Hafen/Rat/\nCouncil votes =\n",
        "/politics/Harbour/\nCouncil votes\n",
        "Council votes =\n",
        "\x02Council votes =\n",
    ],
)
@pytest.mark.parametrize("end", ["", "\n241200 GMT Feb 26\n"])
def test_variants_without_control_characters_are_read(top, end):
    item = only(SERVICE + top + STORY + end)

    assert item.headline == "Council votes"
    assert item.body == (
        "Grey Harbour (hw) - The council agreed.\n\nBoats wait."
    )
    assert item.sequence == "hw00075"
    assert bool(item.first_created) == bool(end)


def test_stories_without_control_characters_are_cut_apart():
    story = f"{SERVICE}/a/b/\nCouncil votes =\n{STORY}\n241200 GMT Feb 26\n\n"
    other = story.replace("hw00075", "hw00076").replace("votes", "waits")

    assert [read(part).headline for part in split(raw(story + other))] == [
        "Council votes",
        "Council waits",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Flight hw00075 3 i 510 hw 1003\n\n/a/b/\nCouncil votes =\n",
        "hw00075 3 i 510 hw 1003\n\nA list of numbers\n\nand no more.\n",
        "Sums 3\n\nx = y =\n",
    ],
)
def test_text_without_service_line_and_keywords_is_no_wire_story(text):
    assert not only(text).uri.startswith("urn:iptc7901:")


@pytest.mark.parametrize(
    ("story", "headline", "body"),
    [
        ("Lage \nGreyland:\nFerry strike ends = \n \n   Oldport (hw) - It ends.",
         "Lage Greyland: Ferry strike ends", "Oldport (hw) - It ends."),
        ("hrb062 3 i 90  hw 0045\nFerries/\nFerry strike ends =\n\nIt ends.",
         "Ferry strike ends", "It ends."),
        ("   Oldport (hw) - It ends\nat last.\n   Crews sail.",
         "Ferries/strike/", "Oldport (hw) - It ends at last.\n\nCrews sail."),
        ("Oldport (hw) - It ends.\n\nCrews sail.",
         "Ferries/strike/", "Oldport (hw) - It ends.\n\nCrews sail."),
        ("2ND LEAD\nFerry strike ends\n\nOldport (hw) - It ends.",
         "Ferry strike ends", "Oldport (hw) - It ends."),
        ("Ferry strike ends.", "Ferry strike ends.", ""),
    ],
)  # fmt: skip
def test_headline_and_story_are_told_apart(story, headline, body):
    start, rest = IPTC.decode("latin-1").split("\x02")
    end = rest.partition("\x03")[2]
    item = only(f"{start}\x02{story}\n\x03{end}" % ("062", "1000"))

    assert (item.headline, item.body) == (headline, body)


def test_idle_bytes_before_a_story_are_ignored():
    body = b"\x7f\x7f\r\n\x7f" + IPTC % (b"062", b"", b"1000")

    assert only(body).headline == "Ferry strike ends"
