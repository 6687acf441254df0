"""
Find the identity of a NewsML 1.2 item (IPTC NewsML 1.2 guidelines, 5.5.2).

A public identifier is ``urn:newsml:PROVIDER:DAY:ITEM:REVISION``. Some systems
write only its beginning, which is the same for all their items. Then the
parts of the news identifier are joined. If these do not name the item either,
its other marks do: a guid, the identifier of its component, or its headline.
"""

import re

from extractors.formats.common.format import fingerprint
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import one_line
from extractors.formats.syntax import xml
from extractors.model.raw import RawItem

__all__ = ["identifier", "read_uri"]

_DAY = re.compile(
    r"\d{4}(?:-?\d\d){0,2}(?:T\d{6}(?:Z|[+-]\d{4})?)?", re.IGNORECASE
)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_SCHEMES = frozenset({"urn", "newsml", "tag", "http", "https"})
_OWN_ID = re.compile(r"(?=.*\d.*\d.*\d)[\w.-]{8,200}")
"""An id that is unlikely to be on every document, unlike ``NC00001``."""
_COUNTER = re.compile(r"[A-Za-z_.-]*0*\d{1,3}")


def identifier(item: xml.Element, name: str) -> str:
    """Return a part of the item's news identifier."""
    return xml.first_text(item, "Identification", "NewsIdentifier", name)


def read_uri(raw: RawItem, item: xml.Element) -> str:
    """
    Return the identity of an item.

    Args:
        raw: the document with this item.
    """
    public = identifier(item, "PublicIdentifier")
    if public and _names_an_item(public, item):
        return scope_guid(public, raw.feed)
    provider = identifier(item, "ProviderId")
    day = identifier(item, "DateId")
    number = identifier(item, "NewsItemId")
    if number:
        # `split_revision` finds the revision by the day before the item.
        revision = identifier(item, "RevisionId") if day else ""
        return _join(provider, day, number, revision)
    marks = _marks(item)
    if not marks:
        return scope_guid(fingerprint(raw.body), raw.feed)
    return _join(provider or raw.feed, *marks)


def _join(*parts: str) -> str:
    return ":".join(("urn:newsml", *filter(None, parts)))


def _names_an_item(public: str, item: xml.Element) -> bool:
    """
    Return whether more than provider, day and revision is in it.

    If the item has a number that is not in it, a word is no name of the item.
    """
    number = identifier(item, "NewsItemId").lower()
    if number:
        whole = rf"(?<!\w){re.escape(number)}(?!\w)"
        if re.search(whole, public.lower()):
            return True
    revision = identifier(item, "RevisionId").lower()
    known = {
        *(identifier(item, "ProviderId").lower(), revision),
        *(f"{revision}{mark}" for mark in "nua"),
    }
    return not all(
        part in known
        or (number and not any(map(str.isdigit, part)))
        or part in _SCHEMES
        or _DAY.fullmatch(part)
        or _HOST.fullmatch(part)
        for part in filter(None, re.split(r"[:/]", public.lower()))
    )


def _marks(item: xml.Element) -> tuple[str, ...]:
    """Return what tells an item without number from others; may be empty."""
    guid = one_line(next(map(xml.text, xml.descendants(item, "guid")), ""))
    if guid:
        return (guid,)
    created = xml.first_text(item, "NewsManagement", "FirstCreated")
    component = _component_id(item)
    if component:
        return tuple(filter(None, (created, component)))
    headlines = map(xml.text, xml.descendants(item, "HeadLine"))
    headline = next(filter(None, headlines), "")
    if not headline:
        return ()
    return (fingerprint(f"{created}|{one_line(headline)}".encode()),)


def _component_id(item: xml.Element) -> str:
    """Return the first id of the item that is more than a counter."""
    for element in (item, *xml.descendants(item, "NewsComponent")):
        for name in ("Euid", "Duid"):
            stated = xml.attribute(element, name)
            if _OWN_ID.fullmatch(stated) and not _COUNTER.fullmatch(stated):
                return stated
    return ""
