"""The authors of a page's story."""

import pytest

from extractors.html import page_tree
from extractors.html.metadata import schema_org
from extractors.html.metadata.authors import find_authors
from extractors.html.metadata.meta_tags import read_meta_tags
from tests.extractors.html.pages import STORY, linked_data, page_of

HEADING = "<h1>Snow shuts the old bridge</h1>"
SITE = '<meta property="og:site_name" content="The Hill Post">'


@pytest.mark.parametrize(
    ("head", "inner", "names"),
    [
        (linked_data('[{"@type": "NewsArticle", "headline": "Snow", "author": {"@id": "#ann"}}, {"@type": "Person", "@id": "#ann", "name": "Ann Berg"}]'), "", ("Ann Berg",)),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": "Ann Berg and Ole Vik"}'), "", ("Ann Berg", "Ole Vik")),
        (SITE + linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": {"@type": "Organization", "name": "The Hill Post"}}') + '<meta name="dc.creator" content="Ann Berg">', "", ("Ann Berg",)),
        ('<meta name="byl" content="By Ann Berg">', "", ("Ann Berg",)),
        ('<meta name="author" content="Ann Berg"><meta name="author" content="Ole Vik"><meta name="author" content="Ann Berg">', "", ("Ann Berg", "Ole Vik")),
        ("", '<div itemprop="author" itemscope><meta itemprop="name" content="Ann Berg"></div>', ("Ann Berg",)),
        ("", '<div itemscope itemtype="https://schema.org/Comment"><div itemprop="author" itemscope><meta itemprop="name" content="Ann Berg"></div></div>', ()),
        ("<meta name=\"parsely-page\" content='{\"authors\": [\"Ann Berg\", \"Ole Vik\"]}'>", "", ("Ann Berg", "Ole Vik")),
        ('<meta name="parsely-page" content="{broken">', "", ()),
        (linked_data('[{"@type": "NewsArticle", "headline": "Snow", "author": {"@id": "#a"}}, {"@type": "Person", "@id": "#a", "givenName": "Ann", "familyName": "Berg"}]'), "", ("Ann Berg",)),
        ("", '<div class="meta">Piše: Ann Berg</div>', ("Ann Berg",)),
        ('<meta name="twitter:creator" content="@hillpost">', "", ()),
        ('<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ann Berg">', "", ("Ann Berg",)),
        ('<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="5 minutes">', "", ()),
        ("", '<p class="byline">By ANN BERG and OLE VIK</p>', ("ANN BERG", "OLE VIK")),
        ("", '<div class="author-box"><a rel="author">Ann Berg</a> <a class="author-twitter" href="https://x.com/a">Follow Ann</a></div>', ("Ann Berg",)),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": "hillpost7"}'), '<p class="byline">Ann Berg</p>', ("Ann Berg",)),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": "hillpost7"}'), "", ("hillpost7",)),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": {"name": "Hill D", "url": "https://hill.example/author/admin/"}}'), '<p>By <a href="/author/ann">Ann Berg</a></p>', ("Ann Berg",)),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": {"name": "Hill D", "url": "https://hill.example/author/admin/"}}'), '<p>By <a rel="author" href="/author/admin/">Hill D</a></p>', ("Hill D",)),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": "Ann Berg"}'), '<p class="byline">Dr Ann Berg, Ole Vik</p>', ("Dr Ann Berg", "Ole Vik")),
        (linked_data('{"@type": "NewsArticle", "headline": "Snow", "author": {"@type": "NewsMediaOrganization", "name": "Desk hill.example"}}') + '<meta name="author" content="hill.example, Port Merrow, Norland">', "", ("Desk hill.example",)),
        ('<meta name="application-name" content="hill.example"><meta name="author" content="hill.example, Port Merrow">', "", ()),
        ("", '<p class="byline"><span itemprop="author">abe;ovi</span></p>', ("abe", "ovi")),
        ("", '<div class="comments"><span class="author">Ole Vik</span></div>', ()),
    ],
)  # fmt: skip
def test_find_authors_page_returns_names(head, inner, names):
    tree = page_tree.parse(page_of(HEADING + inner + STORY, head))

    found = find_authors(
        tree, schema_org.read_metadata(tree), read_meta_tags(tree)
    )

    assert found.names == names


@pytest.mark.parametrize(
    ("author", "is_certain"),
    [
        ('"Ann Berg"', True),
        ('"山野みどり"', True),
        ('"hillpost7"', False),
        ('{"@type": "Organization", "name": "The Hill Post"}', False),
        ('{"name": "Hill D", "@id": "https://hill.example/author/admin"}', False),
    ],
)  # fmt: skip
def test_find_authors_full_name_of_a_person_is_certain(author, is_certain):
    head = linked_data(
        f'{{"@type": "NewsArticle", "headline": "Snow", "author": {author}}}'
    )
    tree = page_tree.parse(page_of(HEADING + STORY, head))

    found = find_authors(tree, schema_org.read_metadata(tree), {})

    assert found.is_certain is is_certain
