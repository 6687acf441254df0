"""What a page states of its story, and whether it calls itself one."""

import pytest
from lxml import html

from extractors.html.metadata.stated_metadata import read_stated_metadata

JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle",'
    ' "headline": "Ferry back in service", "inLanguage": "nb"}</script>'
)
META_DATE = '<meta property="article:published_time" content="2026-03-01">'


def read(head, *, url="", lang="en"):
    page = (
        f'<html lang="{lang}"><head>{head}</head><body><p>x</p></body></html>'
    )
    return read_stated_metadata(html.document_fromstring(page), url, None)


def test_stated_metadata_language_of_json_ld_goes_before_that_of_the_page():
    assert read(JSON_LD).language == "nb"
    assert read("").language == "en"


@pytest.mark.parametrize("head", [JSON_LD, META_DATE])
def test_stated_metadata_headline_or_date_in_the_head_makes_a_story(head):
    assert read(head).is_story


@pytest.mark.parametrize("url", ["", "https://t.example/2026/03/01/ferry"])
def test_stated_metadata_date_of_the_address_makes_no_story(url):
    assert not read("<title>Log in</title>", url=url).is_story
