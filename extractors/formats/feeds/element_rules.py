"""
Where an element of a feed cannot affect the id or the link of an item.

Names are those of `element_names`. An element that feedparser does not
handle is harmless in most places. An element that it handles is harmless
only in the places where all feeds have it. For every other element
`rss_atom_identity` leaves the item to feedparser.
"""

import re
from collections.abc import Collection

from extractors.formats.feeds.element_names import HANDLED

__all__ = ["IDS", "ITEMS", "LINK", "is_harmless"]

ITEMS = frozenset({"item", "entry"})
IDS = frozenset({"guid", "id"})
LINK = "link"

_TOP = frozenset({"rss", "rdf_rdf", "feed", "channel"})
_TEXTS = frozenset(
    re.findall(
        r"\w+",
        "title description summary content content_encoded subtitle tagline"
        " rights copyright abstract dc_title dc_description dc_rights"
        " media_title media_description itunes_subtitle itunes_summary",
    )
)
_LEAVES = frozenset(
    re.findall(
        r"\w+",
        "pubdate published issued updated modified lastbuilddate created"
        " category keywords enclosure source language generator webmaster"
        " managingeditor cloud dc_date dc_creator dc_author dc_subject"
        " dc_language dc_publisher dc_contributor dcterms_created"
        " dcterms_issued dcterms_modified media_category media_keywords"
        " media_rating media_credit media_restriction media_thumbnail"
        " itunes_author itunes_keywords itunes_image itunes_block"
        " itunes_explicit admin_generatoragent admin_errorreportsto",
    )
)
_PERSON = frozenset({"name", "uri", "url", "email", "homepage"})
_PICTURE = frozenset(
    {"media_content", "media_thumbnail", "media_title"}
    | {"media_description", "media_credit"}
)
_INSIDE = {
    "author": _PERSON,
    "contributor": _PERSON,
    "itunes_owner": frozenset({"itunes_name", "itunes_email"}),
    "itunes_category": frozenset({"itunes_category"}),
    "image": frozenset(
        {"title", LINK, "url", "width", "height", "description"}
    ),
    "textinput": frozenset({"title", LINK, "name", "description"}),
    "media_group": _PICTURE,
    "media_content": _PICTURE,
}
_OUTSIDE_ITEMS = frozenset({"image", "textinput"})
# Feedparser stores links under the name "links", and ignores titles inside
# "svg".
_NEVER = frozenset({"links", "svg"})
_IN_ITEM = _TEXTS | _LEAVES | IDS | {LINK} | (set(_INSIDE) - _OUTSIDE_ITEMS)
_AT_TOP = _TOP | ITEMS | _IN_ITEM | _OUTSIDE_ITEMS


def is_harmless(name: str, path: Collection[str], parent: str) -> bool:
    """
    Return whether an element cannot affect ids and links in this place.

    Args:
        name: name of the element.
        path: names of the elements around it.
        parent: the innermost of these; empty for the root.
    """
    if name in _NEVER:
        return False
    if name in _OUTSIDE_ITEMS and not ITEMS.isdisjoint(path):
        return False
    if parent in _INSIDE:
        return name in _INSIDE[parent]
    if parent in ITEMS:
        return name in _IN_ITEM or name not in HANDLED
    if parent in _TOP or not parent:
        return name in _AT_TOP or name not in HANDLED
    is_inert = parent in _TEXTS or parent not in HANDLED
    return is_inert and name not in HANDLED
