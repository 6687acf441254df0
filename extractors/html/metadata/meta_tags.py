"""Meta elements: Open Graph, Dublin Core and older names."""

from lxml import html

from extractors.fields.text import join_lines

__all__ = ["read_meta_tags"]


def read_meta_tags(tree: html.HtmlElement) -> dict[str, str]:
    """
    Return the page's meta elements by name, in lower case.

    ``property``, ``name`` and ``itemprop`` are not distinguished. The first
    element of a name is used.
    """
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = join_lines(meta.get("content") or "")
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        for name in names:
            if name and content:
                tags.setdefault(name.strip().lower(), content)
    return tags
