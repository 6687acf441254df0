"""
The reasons why a document gives no item; formats use no others.

They are values of a metric label and of the ``reason`` of dead letters.
"""

__all__ = [
    "EMPTY",
    "ENTITIES",
    "NOT_JSON",
    "NOT_NEWS",
    "NOT_TEXT",
    "NOT_XML",
    "NO_ITEM",
    "TOO_LARGE",
    "TOO_LONG",
    "UNKNOWN",
    "UNREADABLE",
]

EMPTY = "empty"
"""No bytes, or white space only."""

ENTITIES = "entity-declaration"
"""XML that declares its own entities."""

NO_ITEM = "no-item"
"""A document of a news format, or a page, that says that it has no item."""

NOT_JSON = "not-json"
"""Starts like JSON but is not valid JSON."""

NOT_NEWS = "not-news"
"""A document of another kind: a concept, a catalogue, a plan."""

NOT_TEXT = "not-text"
"""Binary data."""

NOT_XML = "not-xml"
"""No root element was found."""

TOO_LARGE = "too-large"
"""More items, or more bytes in all of them, than a document may have."""

TOO_LONG = "too-long"
"""More text than an item may have: `extractors.pipeline.text_length`."""

UNKNOWN = "unknown-format"
"""In none of the formats that are supported."""

UNREADABLE = "unreadable"
"""In a supported format, but too damaged to read."""
