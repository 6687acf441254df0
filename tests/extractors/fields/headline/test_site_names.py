import pytest

from extractors.fields.headline.site_names import (
    has_name_of_press,
    is_address,
    is_same_site,
    is_section,
)


@pytest.mark.parametrize(
    ("part", "site", "expected"),
    [
        ("The Northport Gazette", "Northport Gazette", True),
        ("Northport Gazette", "www.northportgazette.example", True),
        ("CoastTV News", "CoastTV", True),
        ("Northport", "Northport Gazette", False),
        ("Gazette of Northport", "Northport Gazette", False),
        ("", "Northport Gazette", False),
        ("Northport Gazette", "", False),
    ],
)
def test_site_in_another_form_is_same_site(part, site, expected):
    assert is_same_site(part, site) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [("World", True), ("Arts & Culture", True), ("Sociedad", True),
     ("社會", True), ("Minister", False), ("World without ferries", False)],
)  # fmt: skip
def test_name_of_section_is_section(part, expected):
    assert is_section(part) == expected


def test_address_and_name_of_press_are_known():
    assert is_address("gazette.example")
    assert not is_address("Gazette. Now")
    assert has_name_of_press("北港新闻网")
    assert not has_name_of_press("北港渡轮")
