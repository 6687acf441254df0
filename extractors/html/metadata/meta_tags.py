"""Meta elements: Open Graph, Dublin Core and older names."""

import re

from lxml import html

from extractors.fields.text import join_lines

__all__ = ["read_meta_tags"]

_AUTHOR = re.compile(r"(?:^|[.:_-])(?:author|creator)$")
_MAX_AUTHORS = 500  # characters; a longer text is no list of names
_NO_STORY = re.compile(r"Comment|Review|Answer")


def read_meta_tags(tree: html.HtmlElement) -> dict[str, str]:
    """
    Return the page's meta elements by name, in lower case.

    ``property``, ``name`` and ``itemprop`` are not distinguished. The first
    element of a name is used. Several authors can have an element each; they
    are joined by semicolons. In microdata the name of an author can be an
    element inside that of the author.
    """
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = join_lines(meta.get("content") or "")
        names = (meta.get("property"), meta.get("name"), meta.get("itemprop"))
        is_author = meta.get("itemprop") == "name" and _names_author(meta)
        for name in ("author",) if is_author else names:
            if name and content:
                _add(tags, name.strip().lower(), content)
    return tags


def _add(tags: dict[str, str], name: str, content: str) -> None:
    stated = tags.setdefault(name, content)
    is_list = len(stated) <= _MAX_AUTHORS and _AUTHOR.search(name)
    if is_list and content not in stated.split("; "):
        tags[name] = f"{stated}; {content}"


def _names_author(meta: html.HtmlElement) -> bool:
    """Return whether an element is inside the author of a story."""
    scopes = [
        e for e in meta.iterancestors() if e.get("itemscope") is not None
    ]
    return (
        bool(scopes)
        and "author" in (scopes[0].get("itemprop") or "").split()
        and not any(
            _NO_STORY.search(scope.get("itemtype") or "") for scope in scopes
        )
    )
