"""The author of an Atom feed is that of its entries."""

import pytest

from tests.extractors.formats.helpers import only

ENTRY = (
    "<entry><id>urn:1</id><title>Snow closes the old bridge</title>{author}"
    "<updated>2026-02-28T10:00:00Z</updated><summary>Snow.</summary></entry>"
)


def byline(title, author, own=""):
    """Return the byline of the entry of an Atom feed."""
    return only(
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{title}</title><author><name>{author}</name></author>"
        f"{ENTRY.format(author=own)}</feed>"
    ).byline


def test_author_of_atom_feed_is_byline_of_entry():
    assert byline("The Hill Post", "Ann Berg") == "Ann Berg"


def test_author_of_entry_goes_before_that_of_feed():
    own = "<author><name>Ole Vik</name></author>"

    assert byline("The Hill Post", "Ann Berg", own) == "Ole Vik"


@pytest.mark.parametrize(
    "author", ["The Hill Post", "Hill Post Online", "admin", "The Desk"]
)
def test_site_as_author_of_atom_feed_is_no_byline(author):
    assert byline("The Hill Post", author) == ""


def test_managing_editor_of_rss_is_no_byline():
    item = only(
        "<rss><channel><title>Post</title>"
        "<managingEditor>desk@post.example (Ann Berg)</managingEditor>"
        "<item><title>Snow closes the old bridge</title></item>"
        "</channel></rss>"
    )

    assert item.byline == ""
