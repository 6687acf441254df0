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
