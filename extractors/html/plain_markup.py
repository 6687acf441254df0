"""
Read markup that is nothing but paragraphs, as wires and short entries send it.

All of such markup is the story, so nothing has to be told from the rest of a
page. Its lines are read as they are: trafilatura puts a space between a link
and the comma behind it, and joins lines that `br` separates.
"""

from lxml import html

from extractors.html import page_tree
from extractors.html.body.live_blogs import has_clock_times
from extractors.html.dom import count_characters, text_lines
from extractors.model.errors import ExtractError

__all__ = ["read_plain_markup"]

_BLOCKS = frozenset(
    {"body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
     "ul", "ol", "li"}
)  # fmt: skip
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "em", "i", "q", "s", "small", "span",
     "strong", "sub", "sup", "time", "u"}
)  # fmt: skip
"""`text_lines` ends a line at all other elements, and at ``br``."""
_ATTRIBUTES = frozenset({"dir", "lang"})
_LINK_ATTRIBUTES = _ATTRIBUTES | {"href", "target", "title"}


def read_plain_markup(markup: str) -> tuple[str, ...] | None:
    """
    Return the lines of markup that has only text, one for each block.

    Returns:
        None if an element or an attribute can mean more than text, as a
        class can; if a block has more text in links than outside, as a list
        of other stories has; for a live blog; and if there is no text.
    """
    try:
        tree = page_tree.parse(markup)
    except ExtractError:
        return None
    if not all(map(_is_text, tree.iterdescendants())) or _has_links(tree):
        return None
    lines = tuple(text_lines(tree))
    return None if has_clock_times(lines) or not lines else lines


def _is_text(element: html.HtmlElement) -> bool:
    """Return whether an element says only how its text is shown."""
    tag = element.tag
    if tag not in _BLOCKS and tag not in _INLINE:
        return False
    known = _LINK_ATTRIBUTES if tag == "a" else _ATTRIBUTES
    return known.issuperset(element.keys())


def _has_links(tree: html.HtmlElement) -> bool:
    """Return whether a block has more text in links than outside."""
    if tree.find(".//a") is None:
        return False
    counts = count_characters(tree)
    return any(
        2 * unlinked < total
        for total, unlinked in (counts[e] for e in tree.iter(*_BLOCKS))
    )
