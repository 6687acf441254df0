"""
Parse XML safely, and look up elements by local name.

Only XML's own entities and HTML's named characters are expanded, and no DTD
or file is loaded (`repair.xml_text`).
"""

from collections.abc import Iterator

from lxml import etree

from extractors.formats.common import reasons
from extractors.formats.common.text import one_line
from extractors.formats.repair.xml_text import (
    drop_declaration,
    drop_doctype,
    repair_references,
)
from extractors.formats.syntax import charset
from extractors.model.errors import ExtractError

__all__ = [
    "LANG",
    "Element",
    "attribute",
    "children",
    "descendants",
    "first",
    "first_text",
    "local_name",
    "parse",
    "text",
    "texts",
]

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute ``xml:lang``."""


def parse(body: bytes, label: str = "", language: str = "") -> Element:
    """
    Parse a document, as much of it as is valid.

    Args:
        body: its bytes, in any charset.
        label: charset named outside the document.
        language: BCP 47 of its feed, for a document that states none.

    Raises:
        ExtractError: ``not-xml`` or ``entity-declaration``.
    """
    source = drop_declaration(charset.decode(body, label, language))
    source = repair_references(drop_doctype(source)).lstrip()
    try:
        root: Element | None = etree.fromstring(
            source.encode("utf-8", "replace"), _parser()
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExtractError(reasons.NOT_XML, "no root element") from error
    if root is None:  # lxml recovered no element
        raise ExtractError(reasons.NOT_XML, "no root element")
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield child elements by local name, in document order."""
    for child in () if element is None else element:
        if local_name(child) in names:
            yield child


def descendants(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield descendants by local name, in document order."""
    if element is not None:
        for found in element.iter("{*}*"):
            if found is not element and local_name(found) in names:
                yield found


def first(element: Element | None, *path: str) -> Element | None:
    """Return the element at a path of child names, the first of each."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text(element: Element | None) -> str:
    """Return all text of an element on one line, descendants included."""
    return "" if element is None else one_line("".join(texts(element)))


def texts(element: Element) -> Iterator[str]:
    """Yield every piece of text of an element, in document order."""
    for piece in element.itertext():
        yield piece if isinstance(piece, str) else piece.decode()


def first_text(element: Element | None, *path: str) -> str:
    """Return the text of the element at a path of child names."""
    return text(first(element, *path))


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute on one line; empty if it is missing."""
    return "" if element is None else one_line(element.get(name))
