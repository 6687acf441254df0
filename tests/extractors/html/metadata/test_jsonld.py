"""JSON-LD as newsrooms really write it."""

import pytest

from extractors.html import page_tree
from extractors.html.metadata import jsonld
from tests.extractors.html.pages import linked_data, page_of


@pytest.mark.parametrize(
    ("script", "types"),
    [
        ('{"@type": "NewsArticle"}', [("NewsArticle",)]),
        ('[{"@type": "Person"}, {"@type": "NewsArticle"}]', [("Person",), ("NewsArticle",)]),
        ('{"@graph": [{"@type": ["NewsArticle", "http://schema.org/Report"]}],}', [(), ("NewsArticle", "Report")]),
        ('{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle"}}', [("WebPage",), ("NewsArticle",)]),
        ('// <![CDATA[\n{"@type": "NewsArticle", "headline": "a\tb"}', [("NewsArticle",)]),
        ("{not json}", []),
        ("", []),
        ('"a string"', []),
    ],
)  # fmt: skip
def test_nodes_are_read(script, types):
    tree = page_tree.parse(page_of("<p>x</p>", linked_data(script)))

    assert [jsonld.types_of(one) for one in jsonld.read_nodes(tree)] == types


def test_a_graph_without_end_is_no_trap():
    deep = '{"@graph": [' * 400 + "]}" * 400
    tree = page_tree.parse(page_of("<p>x</p>", linked_data(deep)))

    assert len(jsonld.read_nodes(tree)) < 400
