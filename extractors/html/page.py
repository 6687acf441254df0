"""A page parsed once: the tree that every other step is handed."""

import re

from lxml import html
from lxml.etree import ParserError

from extractors.errors import ExtractError

__all__ = ["parse"]

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


def parse(markup: str) -> html.HtmlElement:
    """
    Parse a page or a fragment of one.

    Raises:
        ExtractError: ``empty`` if there is no element in it.
    """
    # lxml refuses text with an encoding declaration; it is decoded already.
    markup = _DECLARATION.sub("", markup).replace("\x00", "")
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
