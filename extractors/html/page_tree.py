"""A page parsed once: the tree that every other step is handed."""

import re

from lxml import html
from lxml.etree import ParserError

from extractors.html.react_fragments import put_in_place
from extractors.model.errors import ExtractError

__all__ = ["parse"]

_LATE = 'id="S:'  # a part that came late
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# No tree may hold these (XML 1.0, 2.2), nor the references to them. C1
# controls stay: they are the traces of mojibake that can be mended.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])"
    r"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]))(?![0-9a-fA-F]);?"
)


def parse(markup: str) -> html.HtmlElement:
    """
    Parse a page or a fragment of one.

    Raises:
        ExtractError: ``empty`` if there is no element in it.
    """
    # lxml refuses text with an encoding declaration; it is decoded already.
    markup = _REFERENCE.sub("", _CONTROL.sub("", markup))
    markup = _DECLARATION.sub("", markup)
    try:
        tree = html.document_fromstring(markup, parser=_parser())
    except (ParserError, ValueError) as error:
        reason, detail = "empty", "no element in the page"
        raise ExtractError(reason, detail) from error
    if _LATE in markup:
        put_in_place(tree)
    return tree


def _parser() -> html.HTMLParser:
    return html.HTMLParser(
        encoding=None,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )
