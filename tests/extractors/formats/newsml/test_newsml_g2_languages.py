"""One language of a NewsML-G2 item that is in several."""

import pytest

from tests.extractors.formats.helpers import only

BODY = """<inlineXML contenttype="application/xhtml+xml" {lang}>
<html xmlns="http://www.w3.org/1999/xhtml" {inner}><body>{text}</body></html>
</inlineXML>"""
ITEM = """<newsItem guid="urn:newsml:harbour.test:20260301:ferry" xml:lang="en">
<contentMeta><headline xml:lang="fr">Le bac part</headline>
<headline xml:lang="en-GB">Ferry leaves</headline>
<subject qcode="m:1"><name xml:lang="fr">transport maritime</name>
<name xml:lang="en">shipping</name></subject></contentMeta>
<contentSet>{contents}</contentSet></newsItem>"""
EN, FR = "<p>Crews are back.</p>", "<p>Les marins sont de retour.</p>"


@pytest.mark.parametrize("place", ["lang", "inner"])
def test_item_in_two_languages_keeps_its_own(place):
    other = {"lang": "", "inner": ""}
    contents = "".join(
        BODY.format(text=text, **{**other, place: f'xml:lang="{language}"'})
        for language, text in (("fr", FR), ("en", EN))
    )

    item = only(ITEM.format(contents=contents))

    assert (item.headline, item.subjects[0].name) == (
        "Ferry leaves",
        "shipping",
    )
    assert item.markup == EN


def test_paragraph_in_another_language_stays():
    text = f'{EN}<p xml:lang="fr">\u00ab Enfin ! \u00bb</p>'
    contents = BODY.format(text=text, lang='xml:lang="en"', inner="")

    assert "Enfin" in only(ITEM.format(contents=contents)).markup


def test_item_only_in_another_language_keeps_its_text():
    contents = BODY.format(text=FR, lang='xml:lang="fr"', inner="")

    assert only(ITEM.format(contents=contents)).markup == FR


def test_nitf_inside_gives_byline_and_dateline():
    nitf = (
        "<inlineXML><nitf><body><body.head><byline>By Ann Berg</byline>"
        "<dateline><location>OSLO</location></dateline></body.head>"
        f"<body.content>{EN}</body.content></body></nitf></inlineXML>"
    )

    item = only(ITEM.format(contents=nitf))

    assert item.byline == "Ann Berg"
    assert item.dateline is not None
    assert item.dateline.text == "OSLO"
