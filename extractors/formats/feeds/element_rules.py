"""
Where elements may stand in a feed so that they touch no item's id or link.

Names are those of `feed_names`. An element that feedparser does not act on
is harmless in most places; one that it acts on is only where all feeds have
it. What is in neither list is not plain (`rss_atom_glance`).
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
# Feedparser keeps links under this name, and sees no titles in drawings.
_NEVER = frozenset({"links", "svg"})
_IN_ITEM = _TEXTS | _LEAVES | IDS | {LINK} | (set(_INSIDE) - _OUTSIDE_ITEMS)
_AT_TOP = _TOP | ITEMS | _IN_ITEM | _OUTSIDE_ITEMS


def is_harmless(name: str, path: Collection[str], parent: str) -> bool:
    """
    Say whether an element in this place leaves ids and links alone.

    Args:
        path: the elements that it stands in.
        parent: the innermost of them; empty for the root.
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
