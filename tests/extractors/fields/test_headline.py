"""Copies of the headline, and the site's name behind it."""

import pytest

from extractors.fields.headline import repeats, strip_site_name


@pytest.mark.parametrize(
    ("line", "headline", "expected"),
    [
        ("Snow closes ‘old’ bridge, trains late", "Snow Closes 'Old' Bridge Trains Late", True),
        ("Snow closes bridge", "Snow closes bridges", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_repeats_ignores_case_and_punctuation(line, headline, expected):
    assert repeats(line, headline) == expected


@pytest.mark.parametrize(
    ("title", "heading", "site", "stripped"),
    [
        ("Snow – The Post", "", "The Post", "Snow"),
        ("Snow – The Post", "Snow", "", "Snow"),
        ("Snow – a tale", "", "The Post", "Snow – a tale"),
        ("Snow shuts bridge | Sport", "", "", "Snow shuts bridge"),
        ("橋を閉鎖へ、来年秋まで通行止め｜社会｜日報", "", "", "橋を閉鎖へ、来年秋まで通行止め"),
        ("The Post: Snow shuts bridge", "", "The Post", "Snow shuts bridge"),
        ("The Postman: a tale", "", "The Post", "The Postman: a tale"),
        ("大雪封闭旧桥列车晚点至星期五_山上日报", "", "", "大雪封闭旧桥列车晚点至星期五"),
        ("Snow shuts bridge ~ The Post ~ By Ann Berg", "", "The Post", "Snow shuts bridge"),
        ("A | B is not the end of it", "", "", "A | B is not the end of it"),
    ],
)  # fmt: skip
def test_strip_site_name_title_returns_headline(
    title, heading, site, stripped
):
    assert strip_site_name(title, heading, site) == stripped
