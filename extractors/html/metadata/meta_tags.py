"""Meta elements: Open Graph, Dublin Core and the names before them."""

from lxml import html

from extractors.fields.text import as_sent

__all__ = ["read_meta_tags"]


def read_meta_tags(tree: html.HtmlElement) -> dict[str, str]:
    """
    Give the page's meta elements, names in lower case.

    The first of a name wins; ``property``, ``name`` and ``itemprop``
    share one space.
    """
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = as_sent(meta.get("content") or "")
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        for name in names:
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found
