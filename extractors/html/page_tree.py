"""Parse a page once, into the element tree that all other steps use."""

import re

from lxml import html
from lxml.etree import ElementDefaultClassLookup, ParserError

from extractors.html.layout_tables import unwrap_layout_tables
from extractors.html.react_fragments import move_fragments
from extractors.model.errors import ExtractError

__all__ = ["parse"]

_LATE_FRAGMENT = 'id="S:'  # see `react_fragments`
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# A tree must not contain these characters (XML 1.0, 2.2), nor references to
# them. C1 controls stay, because they are signs of repairable mojibake.
_CONTROLS = tuple(
    map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF))
)
_CONTROL = re.compile(f"[{re.escape(''.join(_CONTROLS))}]")
_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)"
    r"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]));?"
)
_REPLACEMENT = "\ufffd"


def parse(markup: str) -> html.HtmlElement:
    """
    Parse a page or a fragment of one.

    Raises:
        ExtractError: ``empty`` if it has no element.
    """
    if any(mark in markup for mark in _CONTROLS):
        markup = _CONTROL.sub("", markup)
    if "&#" in markup:
        markup = _REFERENCE.sub("", markup)
        # What stood on both sides of a reference can be another one.
        markup = _REFERENCE.sub(_REPLACEMENT, markup)
    # lxml rejects decoded text that has an encoding declaration.
    markup = _DECLARATION.sub("", markup)
    try:
        tree = html.document_fromstring(markup, parser=_parser())
    except (ParserError, ValueError) as error:
        reason, detail = "empty", "no element in the page"
        raise ExtractError(reason, detail) from error
    if _LATE_FRAGMENT in markup:
        move_fragments(tree)
    unwrap_layout_tables(tree)
    return tree


def _parser() -> html.HTMLParser:
    parser = html.HTMLParser(
        encoding=None,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )
    # One class for all elements: lxml chooses it without a call of Python.
    parser.set_element_class_lookup(
        ElementDefaultClassLookup(element=html.HtmlElement)
    )
    return parser
