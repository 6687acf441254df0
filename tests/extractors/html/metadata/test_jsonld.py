"""JSON-LD as newsrooms write it, malformed too."""

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
        ('{"@type": "NewsArticle", "headline": "The "last" ferry", "author": {"name": "Ann "Bo" Berg"}}', [("NewsArticle",)]),
        ('{"@type": "NewsArticle",\n  "headline": "Ferry "Ann" sinks",\n\t"keywords": ["a", "b" ]}', [("NewsArticle",)]),
        ("{not json}", []),
        ("", []),
        ('"a string"', []),
    ],
)  # fmt: skip
def test_read_nodes_script_returns_types(script, types):
    tree = page_tree.parse(page_of("<p>x</p>", linked_data(script)))

    assert [jsonld.types_of(node) for node in jsonld.read_nodes(tree)] == types


def test_read_nodes_deep_graph_is_limited():
    deep = '{"@graph": [' * 400 + "]}" * 400
    tree = page_tree.parse(page_of("<p>x</p>", linked_data(deep)))

    assert len(jsonld.read_nodes(tree)) < 400
