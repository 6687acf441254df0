from datetime import UTC, datetime

from tests.extractors.formats.helpers import only

NITF = """<nitf><head><title>1 SHIPPING Ferry</title><docdata management-status="%s">
<doc-id id-string="255dd17c-cecd-4e56-a555-24fcaf1ef3aaHHH-%s-1"/><urgency ed-urg="4"/>
<date.issue norm="20260301T100000Z"/><date.release norm="%s"/><ed-msg info=""/></docdata></head>
<body><body.head><hedline><hl1>FERRY STRIKE ENDS</hl1></hedline><byline>By Ann Berg</byline></body.head>
<body.content><p>Crews of <org>Harbour <b>Lines</b></org> are back.</p>
<media media-type="image"><media-reference source="f.jpg" mime-type="image/jpeg"/><media-caption>The ferry.</media-caption></media>
</body.content></body></nitf>"""


def test_pa_embargo_withholds_until_release():
    item = only(NITF % ("embargoed", 1, "20260302T000100Z"))

    assert item.pub_status == "withheld"
    assert item.embargoed_until == datetime(2026, 3, 2, 0, 1, tzinfo=UTC)


def test_pa_versions_share_uri():
    first = only(NITF % ("usable", 1, ""))
    second = only(NITF % ("usable", 2, ""))

    assert first.uri == second.uri
    assert (first.version, second.version) == ("1", "2")


def test_nested_text_and_captions_are_kept():
    item = only(NITF % ("usable", 1, ""))

    assert "Crews of Harbour <b>Lines</b> are back." in item.markup
    assert item.media[0].caption == "The ferry."
    assert item.byline == "Ann Berg"


def test_release_day_after_issue_is_embargo_until_day_is_over_everywhere():
    item = only(NITF % ("usable", 1, "20260302"))

    assert item.embargoed_until == datetime(2026, 3, 3, 12, tzinfo=UTC)


def test_release_day_of_issue_is_no_embargo():
    item = only(NITF % ("usable", 1, "20260301"))

    assert (item.embargoed_until, item.pub_status) == (None, "usable")


def test_dateline_with_written_date_gives_only_date():
    document = (NITF % ("usable", 1, "")).replace(
        "</hedline>",
        '</hedline><dateline><story.date norm="20261125T101500Z">'
        "25 Nov 2026 10:15</story.date></dateline>",
    )

    assert only(document).dateline is None


def test_dateline_with_place_and_written_date_gives_both():
    document = (NITF % ("usable", 1, "")).replace(
        "</hedline>",
        "</hedline><dateline>Lisboa <story.date>25 Nov</story.date>"
        "</dateline>",
    )
    dateline = only(document).dateline

    assert dateline is not None
    assert (dateline.text, dateline.date) == ("Lisboa", "25 Nov")


def test_byline_two_elements_both_names_are_kept():
    one = "<byline>By Ann Berg</byline>"
    two = "<byline>By Ann Berg<byttl>Sea Writer</byttl></byline><byline>and Ole Vik</byline>"

    assert (
        only((NITF % ("usable", 1, "")).replace(one, two)).byline
        == "Ann Berg, Sea Writer, and Ole Vik"
    )


def test_headline_that_is_escaped_twice_is_read_as_it_was_meant():
    item = only(
        "<nitf><body><body.head><hedline><hl1>Fish &amp;amp; chips</hl1>"
        "</hedline></body.head></body></nitf>"
    )

    assert item.headline == "Fish & chips"


def test_note_to_editors_in_the_head_of_the_body_is_an_editors_note():
    item = only(
        "<nitf><head><docdata><ed-msg info='Adds quote.'/></docdata></head>"
        "<body><body.head><note noteclass='editorsnote'><body.content>"
        "<p>Not for use before noon.</p></body.content></note>"
        "<note noteclass='cpyrt'><body.content><p>2026 Harbour</p>"
        "</body.content></note></body.head>"
        "<body.content><p>Crews are back.</p></body.content></body></nitf>"
    )

    assert item.ed_note == "Adds quote. Not for use before noon."
