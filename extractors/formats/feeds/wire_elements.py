"""
Read the elements with which agencies extend their feeds.

AP's Atom feeds have the status, the sequence number and the headline of the
wire in ``apnm`` and ``apcm``, magazines an embargo in ``prism``. Others put
properties of NewsML-G2 or ninjs into an item. Their names are unlike those of
feeds, so they are read in any namespace.
"""

import re

from msgspec.structs import replace

from extractors.fields import dateline
from extractors.formats.common.embargo import read_embargo
from extractors.formats.common.text import parse_urgency, strip_html
from extractors.formats.syntax import xml
from extractors.formats.syntax.markup import body_html
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["add_wire_elements"]

_STATUS = ("publishingstatus", "pubstatus")
_EMBARGO = (
    "embargoed", "embargodate", "embargodatetime", "embargountil",
    "embargoeduntil", "embargo",
)  # fmt: skip
_NOTES = (
    "ednote", "editornote", "editorialnote", "specialinstructions",
    "instructions",
)  # fmt: skip
_AROUND = frozenset({"newsmanagement", "contentmetadata", "itemmeta"})
_MARK = re.compile(
    rb"<[\w.-]{0,40}:?(?:NewsManagement|ContentMetadata|"
    + "|".join((*_STATUS, *_EMBARGO, *_NOTES)).encode()
    + rb")[\s>/]|<content\b[^<>]*\btype\s*=\s*[\"'][\w/.-]*\+?xml[\"']",
    re.IGNORECASE,
)


_DOCUMENT = re.compile(r"(?:text|application)/(?:(?!xhtml)[\w.-]+\+)?xml")
"""Media types of an article, but not of XHTML and of drawings."""


_DRAWINGS = frozenset({"math", "svg"})


def add_wire_elements(item: NewsItem, raw: RawItem) -> NewsItem:
    """
    Return a feed item with what the elements of its agency say.

    Args:
        item: as it is without them.
        raw: the one-item document.
    """
    if not _MARK.search(raw.body):
        return item
    try:
        root = xml.parse(raw.body, language=raw.language)
    except ExtractError:
        return item
    entry = next(xml.descendants(root, "item", "entry"), None)
    fields = _fields(entry)
    embargo = read_embargo(
        _first(fields, *_EMBARGO) or None,
        _first(fields, *_STATUS),
        item.language or raw.language,
    )
    notes = (fields[name] for name in _NOTES if name in fields)
    return replace(
        item,
        version=_first(fields, "managementsequencenumber"),
        embargoed_until=embargo.until,
        pub_status=embargo.pub_status,
        signals=(*item.signals, *embargo.signals),
        urgency=_urgency(entry),
        headline=strip_html(_first(fields, "headline")) or item.headline,
        slugline=_first(fields, "slugline"),
        byline=item.byline or _first(fields, "byline"),
        dateline=dateline.parse_supplied(_first(fields, "dateline")),
        ed_note=" ".join(filter(None, notes)),
        markup=item.markup if item.body else _content(entry) or item.markup,
    )


def _fields(entry: xml.Element | None) -> dict[str, str]:
    """Return the text of each element by its name in small letters."""
    fields: dict[str, str] = {}
    for element in _elements(entry):
        name = xml.local_name(element).lower()
        fields.setdefault(name, xml.text(element))
    return fields


def _elements(entry: xml.Element | None) -> list[xml.Element]:
    own = [] if entry is None else list(entry)
    inner = [
        child
        for element in own
        if xml.local_name(element).lower() in _AROUND
        for child in element
    ]
    return own + inner


def _urgency(entry: xml.Element | None) -> int:
    for element in _elements(entry):
        if xml.local_name(element).lower() in {"urgency", "priority"}:
            stated = xml.attribute(element, "Numeric") or xml.text(element)
            return parse_urgency(stated)
    return 0


def _first(fields: dict[str, str], *names: str) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _content(entry: xml.Element | None) -> str:
    """Return an article that is the content as XML, which is no XHTML."""
    content = xml.first(entry, "content")
    if content is None or not len(content):
        return ""
    if xml.local_name(content[0]) in _DRAWINGS:
        return ""
    kind = xml.attribute(content, "type").lower()
    return body_html(content) if _DOCUMENT.fullmatch(kind) else ""
