from datetime import UTC, datetime

import pytest

from tests.extractors.formats.helpers import only


def test_first_line_becomes_headline():
    item = only("Ferry strike ends\n\nCrews are back.\n\nThey sail.\n")

    assert (item.headline, item.body) == (
        "Ferry strike ends",
        "Crews are back.\n\nThey sail.",
    )


@pytest.mark.parametrize(
    "first",
    [
        "Snow fell on Friday.",
        "OSLO, Jan 3 (NTB) - Snow fell",
        "Snow fell on Friday .",
        "フェリーが再開した。",
    ],
)
def test_first_line_that_is_text_stays_in_the_body(first):
    item = only(f"{first}\n\nCrews are back.\n")

    assert (item.headline, item.body) == ("", f"{first}\n\nCrews are back.")


@pytest.mark.parametrize(
    "first", ["Ferry firm leaves U.K.", "Brae sues North Ferries Inc."]
)
def test_first_line_that_ends_in_abbreviation_becomes_headline(first):
    item = only(f"{first}\n\nCrews are back.\n")

    assert item.headline == first


FIELDS = """\
HEADLINE: Ferry strike ends
Slug: FERRY-STRIKE
Distribution: all clients
DATE: 1 March 2026 10:00 GMT
Priority: 3
EMBARGO: {embargo}
STORY-ID: H-301

By: Ann Berg

Crews are back.

Brandt: we had no choice.
"""


def test_fields_at_the_top_are_fields_and_no_text():
    item = only(FIELDS.format(embargo="2026-03-02 06:00 GMT"))

    assert (item.headline, item.slugline) == (
        "Ferry strike ends",
        "FERRY-STRIKE",
    )
    assert (item.byline, item.urgency) == ("Ann Berg", 3)
    assert item.uri.endswith(":H-301")
    assert item.version_created == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert item.embargoed_until == datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert item.ed_note == "Distribution: all clients"
    assert item.body == "Crews are back.\n\nBrandt: we had no choice."


def test_embargo_in_words_is_a_note():
    item = only(FIELDS.format(embargo="until the minister has spoken"))

    assert "EMBARGO: until the minister has spoken" in item.ed_note


def test_release_at_once_is_no_embargo():
    item = only(FIELDS.format(embargo="For immediate release"))

    assert "immediate" not in item.ed_note
    assert (item.pub_status, item.embargoed_until) == ("usable", None)


@pytest.mark.parametrize(
    "text",
    [
        "Place: Oslo\nDate: 3 May 2026\n\nCrews are back.",
        "Date: unknown\nPlace: a quay in Oslo\n\nCrews are back.",
        "Title fight: Berg wins\n\nCrews are back.",
        "Note: crews are back.\nThey sail.",
    ],
)
def test_lines_that_only_look_like_fields_are_text(text):
    item = only(text)

    words = f"{item.headline} {item.body}".split()
    assert words == text.split()
