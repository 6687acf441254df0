"""
Why a document gives no item: the closed list that formats choose from.

Metric labels and the ``reason`` of dead letters are made of these.
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
    "UNKNOWN",
    "UNREADABLE",
]

EMPTY = "empty"
"""No bytes, or nothing but white space."""

ENTITIES = "entity-declaration"
"""XML that declares its own entities."""

NO_ITEM = "no-item"
"""A good document of a news format that holds no item."""

NOT_JSON = "not-json"
"""Starts as JSON and does not go on as such."""

NOT_NEWS = "not-news"
"""A document about other things: a concept, a catalogue, a plan."""

NOT_TEXT = "not-text"
"""Binary data."""

NOT_XML = "not-xml"
"""No root element to be found."""

TOO_LARGE = "too-large"
"""Larger than any news document."""

UNKNOWN = "unknown-format"
"""In no format that we know."""

UNREADABLE = "unreadable"
"""In a known format, but damaged beyond reading."""
