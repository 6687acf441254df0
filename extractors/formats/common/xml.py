"""
XML for reading news and nothing else.

No entity is expanded beyond XML's own and HTML's characters, no DTD or file
is fetched, and a document that declares entities is refused: no wire needs
them, every bomb does (CWE-776, CWE-611).
"""

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from extractors.formats.common import charset, reasons
from extractors.formats.common.text import line
from extractors.model.errors import ExtractError

__all__ = [
    "Element",
    "attribute",
    "children",
    "descendants",
    "first",
    "first_text",
    "local",
    "parse",
    "text",
    "texts",
]

Element = etree._Element  # noqa: SLF001 - lxml names its type so

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_NUMBER = re.compile(r"&#(?:x([0-9a-f]{1,20})|([0-9]{1,20}));", re.IGNORECASE)
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]*\?>")
_DECLARES = re.compile(r"<!ENTITY\b", re.IGNORECASE)


def parse(body: bytes, label: str = "") -> Element:
    """
    Parse a document as far as it can be read.

    Args:
        body: its bytes, in any charset.
        label: charset named outside the document.

    Raises:
        ExtractError: ``not-xml`` or ``entity-declaration``.
    """
    source = charset.decode(body, label)
    if _DECLARES.search(source):
        raise ExtractError(reasons.ENTITIES, "declares its own entities")
    source = _ENTITY.sub(_character, _DECLARATION.sub("", source)).lstrip()
    source = _NUMBER.sub(_decodable, source)
    try:
        root: Element | None = etree.fromstring(
            source.encode("utf-8", "replace"), _parser()
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExtractError(reasons.NOT_XML, "no root element") from error
    if root is None:  # recovered nothing at all
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


def _character(found: re.Match[str]) -> str:
    if found[1] in _XML_OWN:
        return found[0]
    characters = html5.get(f"{found[1]};", "")
    return "".join(f"&#{ord(one)};" for one in characters) or found[0]


def _decodable(found: re.Match[str]) -> str:
    """Replace half a surrogate pair: lxml cannot decode what it becomes."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else found[0]


def local(element: Element) -> str:
    """Give the name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Give child elements by local name, in document order."""
    for child in () if element is None else element:
        if local(child) in names:
            yield child


def descendants(element: Element | None, *names: str) -> Iterator[Element]:
    """Give elements below by local name, in document order."""
    if element is not None:
        for name in element.iter("{*}*"):
            if name is not element and local(name) in names:
                yield name


def first(element: Element | None, *path: str) -> Element | None:
    """Follow child names down, the first of each."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text(element: Element | None) -> str:
    """Give all text of an element on one line, nested markup included."""
    return "" if element is None else line("".join(texts(element)))


def texts(element: Element) -> Iterator[str]:
    """Give every piece of text of an element, in document order."""
    for piece in element.itertext():
        yield piece if isinstance(piece, str) else piece.decode()


def first_text(element: Element | None, *path: str) -> str:
    """Give the text at the end of a path of child names."""
    return text(first(element, *path))


def attribute(element: Element | None, name: str) -> str:
    """Give an attribute's value, spaces trimmed; empty if it is not there."""
    return "" if element is None else line(element.get(name))
