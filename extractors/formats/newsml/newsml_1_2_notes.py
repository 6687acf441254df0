"""Read the notes to editors of a NewsML 1.2 item."""

import re

from extractors.formats.syntax import xml

__all__ = ["formal_name", "read_notes"]

_IS_NOTE = re.compile(
    r"advisory|note|instruction|embargo|sperrfrist", re.IGNORECASE
)


def formal_name(element: xml.Element | None) -> str:
    """Return the formal name of an element, else its text."""
    return xml.attribute(element, "FormalName") or xml.text(element)


def read_notes(item: xml.Element, management: xml.Element | None) -> str:
    """Join the instructions and the news lines for editors."""
    notes = [
        formal_name(instruction)
        for instruction in xml.children(management, "Instruction")
    ]
    notes += [
        xml.text(comment)
        for holder in (item, management)
        for comment in xml.children(holder, "Comment")
    ]
    notes += [
        xml.attribute(part, "Value")
        for part in xml.children(management, "Property")
        if _IS_NOTE.search(xml.attribute(part, "FormalName"))
    ]
    for line in xml.descendants(item, "NewsLine"):
        kind = formal_name(xml.first(line, "NewsLineType")).lower()
        if _IS_NOTE.search(kind):
            notes.append(xml.first_text(line, "NewsLineText"))
    return " ".join(dict.fromkeys(filter(None, notes)))
