"""
Choose the texts of a NewsML 1.2 item that are in its own language.

A component can hold the same text in several languages. Each is in a
component of its own that states its language.
"""

from collections.abc import Sequence

from extractors.formats.common.text import one_line
from extractors.formats.syntax import xml
from extractors.model.language_tags import base_language

__all__ = ["in_language"]


def in_language(
    contents: Sequence[xml.Element], language: str
) -> list[xml.Element]:
    """
    Return the contents in a language, and those that state none.

    Args:
        contents: ``ContentItem`` elements of one item.
        language: BCP 47 of the item. If no content is in it, that of the
            first one counts.
    """
    stated = [_language_of(content) for content in contents]
    known = list(filter(None, stated))
    own = base_language(language)
    kept = {"", own if own in known or not known else known[0]}
    return [
        content
        for content, tag in zip(contents, stated, strict=True)
        if tag in kept
    ]


def _language_of(content: xml.Element) -> str:
    """Return the language of the component that a content is in."""
    component = content.getparent()
    if component is None or xml.local_name(component) != "NewsComponent":
        return ""
    named = xml.first(component, "DescriptiveMetadata", "Language")
    stated = xml.attribute(named, "FormalName") or one_line(
        component.get(xml.LANG)
    )
    return base_language(stated)
