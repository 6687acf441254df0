"""Parse a page once, into the element tree that all other steps use."""

import re

from lxml import html
from lxml.etree import ParserError

from extractors.html.react_fragments import move_fragments
from extractors.model.errors import ExtractError

__all__ = ["parse"]

_LATE_FRAGMENT = 'id="S:'  # see `react_fragments`
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# A tree must not contain these characters (XML 1.0, 2.2), nor references to
# them. C1 controls stay, because they are signs of repairable mojibake.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])"
    r"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]))(?![0-9a-fA-F]);?"
)


def parse(markup: str) -> html.HtmlElement:
    """
    Parse a page or a fragment of one.

    Raises:
        ExtractError: ``empty`` if it has no element.
    """
    # lxml rejects decoded text that has an encoding declaration.
    markup = _REFERENCE.sub("", _CONTROL.sub("", markup))
    markup = _DECLARATION.sub("", markup)
    try:
        tree = html.document_fromstring(markup, parser=_parser())
    except (ParserError, ValueError) as error:
        reason, detail = "empty", "no element in the page"
        raise ExtractError(reason, detail) from error
    if _LATE_FRAGMENT in markup:
        move_fragments(tree)
    return tree


def _parser() -> html.HTMLParser:
    return html.HTMLParser(
        encoding=None,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )
