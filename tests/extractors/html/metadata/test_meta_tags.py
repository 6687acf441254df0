"""Meta elements: the first of a name is used, in any attribute."""

from extractors.html import page_tree
from extractors.html.metadata.meta_tags import read_meta_tags
from tests.extractors.html.pages import page_of


def test_read_meta_tags_first_of_name_wins():
    head = (
        '<meta property="og:title" content="Snow"><meta name="OG:Title" content="Ice">'
        '<meta itemprop="datePublished" content="2026-01-02"><meta name="empty" content="">'
    )  # fmt: skip

    assert read_meta_tags(page_tree.parse(page_of("<p>x</p>", head))) == {
        "og:title": "Snow",
        "datepublished": "2026-01-02",
    }
