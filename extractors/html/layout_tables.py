"""
Turn tables that only lay out a page into blocks.

Old sites put the whole page into a table. Readings make one line of each row
of a table, so such a story became one line of 12,000 characters.
"""

from collections import Counter

from lxml import html

from extractors.html.dom import text_of

__all__ = ["unwrap_layout_tables"]

_MIN_PROSE = 60  # characters of a paragraph
_MIN_PARAGRAPHS = 2  # of a cell that is a part of the page
_PARTS = ("td", "th", "tr", "tbody", "thead", "tfoot", "table")


def unwrap_layout_tables(tree: html.HtmlElement) -> None:
    """Make blocks of each cell with paragraphs, and of all around it."""
    if next(tree.iter("td"), None) is None:
        return
    paragraphs: Counter[html.HtmlElement] = Counter()
    for element in tree.iter("p", "br"):
        cells = list(element.iterancestors("td"))
        if cells and len(_text(element)) >= _MIN_PROSE:
            paragraphs.update(cells)
    for cell, count in paragraphs.items():
        if count >= _MIN_PARAGRAPHS:
            for part in (cell, *cell.iterancestors(*_PARTS)):
                part.tag = "div"


def _text(element: html.HtmlElement) -> str:
    """Return the text of a paragraph, or of the line behind a break."""
    if element.tag == "p":
        return text_of(element)
    return (element.tail or "").strip()
