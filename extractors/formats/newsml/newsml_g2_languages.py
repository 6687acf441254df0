"""
Leave one language in a NewsML-G2 item.

Headlines, names and contents can be there in several languages
(``xml:lang``). They are translations of each other, and the item has one text.
"""

from collections import defaultdict

from extractors.formats.common.text import one_line
from extractors.formats.syntax import xml
from extractors.model.language_tags import base_language

__all__ = ["keep_language"]

_HTML_LANG = "lang"
_HOLDERS = ("itemMeta", "contentMeta", "rightsInfo", "contentSet")


def keep_language(item: xml.Element, language: str) -> None:
    """
    Remove what an item has in other languages than its own.

    Elements of one name that have no translation into its language are left
    in the language of the first of them.

    Args:
        item: the element, which is changed.
        language: BCP 47 of the item; empty if unknown.
    """
    for holder in xml.children(item, *_HOLDERS):
        _keep_in(holder, base_language(language))
        if not _is_content(holder):
            for part in holder:
                _keep_in(part, base_language(language))


def _keep_in(holder: xml.Element, language: str) -> None:
    groups: defaultdict[str, list[tuple[str, xml.Element]]] = defaultdict(list)
    for part in holder:
        if stated := _language_of(part):
            name = "" if _is_content(holder) else xml.local_name(part)
            role = one_line(part.get("role"))
            groups[f"{name} {role}"].append((stated, part))
    for parts in groups.values():
        languages = [stated for stated, _ in parts]
        kept = language if language in languages else languages[0]
        for stated, part in parts:
            if stated != kept:
                holder.remove(part)


def _is_content(holder: xml.Element) -> bool:
    return xml.local_name(holder) == "contentSet"


def _language_of(part: xml.Element) -> str:
    """Return the language of an element, or of the document in it."""
    first = next(iter(part), None)
    stated = (
        part.get(xml.LANG),
        *(
            (first.get(xml.LANG), first.get(_HTML_LANG))
            if first is not None
            else ()
        ),
    )
    return base_language(one_line(next(filter(None, stated), "")))
