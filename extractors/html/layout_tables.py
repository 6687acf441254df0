"""
Turn tables that only lay out a page into blocks.

Old sites put the whole page into a table. Readings make one line of each row
of a table, so such a story became one line of 12,000 characters.
"""

from lxml import html

from extractors.html.dom import text_of

__all__ = ["unwrap_layout_tables"]

_MIN_PROSE = 60  # characters of a paragraph
_MIN_PARAGRAPHS = 2  # of a cell that is a part of the page
_PARTS = ("td", "th", "tr", "tbody", "thead", "tfoot", "table")


def unwrap_layout_tables(tree: html.HtmlElement) -> None:
    """Make blocks of each cell with paragraphs, and of all around it."""
    for cell in list(tree.iter("td")):
        if cell.tag == "td" and _has_prose(cell):
            cell.tag = "div"
            for part in cell.iterancestors(*_PARTS):
                part.tag = "div"


def _has_prose(cell: html.HtmlElement) -> bool:
    """Return whether a cell has several paragraphs, or lines of prose."""
    found = 0
    for paragraph in cell.iter("p", "br"):
        text = (
            text_of(paragraph)
            if paragraph.tag == "p"
            else paragraph.tail or ""
        )
        found += len(text.strip()) >= _MIN_PROSE
        if found >= _MIN_PARAGRAPHS:
            return True
    return False
