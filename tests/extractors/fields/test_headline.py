"""The headline's copies, and the site's name behind it."""

import pytest

from extractors.fields.headline import repeats, strip_site_name


@pytest.mark.parametrize(
    ("line", "headline", "holds"),
    [
        ("Snow closes ‘old’ bridge, trains late", "Snow Closes 'Old' Bridge Trains Late", True),
        ("Snow closes bridge", "Snow closes bridges", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_a_copy_in_any_dress(line, headline, holds):
    assert repeats(line, headline) == holds


@pytest.mark.parametrize(
    ("title", "heading", "site", "bare"),
    [
        ("Snow – The Post", "", "The Post", "Snow"),
        ("Snow – The Post", "Snow", "", "Snow"),
        ("Snow – a tale", "", "The Post", "Snow – a tale"),
        ("Snow shuts bridge | Sport", "", "", "Snow shuts bridge"),
        ("A | B is not the end of it", "", "", "A | B is not the end of it"),
    ],
)
def test_a_title_loses_its_site(title, heading, site, bare):
    assert strip_site_name(title, heading, site) == bare
