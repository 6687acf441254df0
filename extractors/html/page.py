"""A page parsed once: the tree that every other step is handed."""

import re

from lxml import html
from lxml.etree import ParserError

from extractors.errors import ExtractError

__all__ = ["parse"]

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
# No tree may hold these (XML 1.0, 2.2), nor the references to them.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
)
_REFERENCE = re.compile(r"&#(?:[xX]0*[0-9a-fA-F]{1,2}|0*\d{1,3});?")


def parse(markup: str) -> html.HtmlElement:
    """
    Parse a page or a fragment of one.

    Raises:
        ExtractError: ``empty`` if there is no element in it.
    """
    # lxml refuses text with an encoding declaration; it is decoded already.
    markup = _REFERENCE.sub(_harmless, _CONTROL.sub("", markup))
    markup = _DECLARATION.sub("", markup)
    try:
        return html.document_fromstring(markup, parser=_parser())
    except (ParserError, ValueError) as error:
        reason, detail = "empty", "no element in the page"
        raise ExtractError(reason, detail) from error


def _parser() -> html.HTMLParser:
    return html.HTMLParser(
        encoding=None,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=False,
    )


def _harmless(found: re.Match[str]) -> str:
    number = found[0][2:].rstrip(";")
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return "" if code < 32 and code not in {9, 10, 13} else found[0]
