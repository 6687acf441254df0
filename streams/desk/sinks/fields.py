"""What a routing rule can ask about: fields of an item, as lists of values."""

from collections.abc import Callable, Mapping
from typing import Any

from extractors.output.codec import Ninjs

__all__ = ["FIELDS", "PATTERNS", "listed"]

PATTERNS = frozenset({"slugline", "headline", "body", "usage_terms"})
"""Fields whose conditions are regular expressions, searched for."""


def _language(item: Ninjs) -> list[Any]:
    """A rule for ``pt`` takes ``pt-BR`` too (BCP 47, basic filtering)."""
    parts = item.language.split("-")
    return ["-".join(parts[:n]) for n in range(1, len(parts) + 1)]


def _subjects(item: Ninjs) -> list[Any]:
    return [
        text
        for one in item.subjects
        for text in (one.uri, one.literal, one.name)
    ]


def _entities(item: Ninjs) -> list[Any]:
    return [
        text for one in item.copydesk.entities for text in (one.id, one.name)
    ]


def _places(item: Ninjs) -> list[Any]:
    found = [one for one in item.copydesk.entities if one.type == "place"]
    return [
        item.located,
        *(text for one in found for text in (one.id, one.name, one.country)),
    ]


FIELDS: Mapping[str, Callable[[Ninjs], list[Any]]] = {
    "agency": lambda item: [item.copydesk.agency],
    "body": lambda item: [one.value for one in item.bodies],
    "dateline": lambda item: [item.copydesk.dateline],
    "entity": _entities,
    "event": lambda item: [item.copydesk.event],
    "feed": lambda item: [item.copydesk.feed],
    "genre": lambda item: [one.name for one in item.genres],
    "headline": lambda item: [one.value for one in item.headlines],
    "keyword": lambda item: list(item.copydesk.keywords),
    "lane": lambda item: [item.copydesk.lane],
    "language": _language,
    "place": _places,
    "signal": lambda item: list(item.copydesk.signals),
    "slugline": lambda item: [item.slugline],
    "source": lambda item: [one.name for one in item.info_sources],
    "status": lambda item: [item.pub_status],
    "subject": _subjects,
    "urgency": lambda item: [item.urgency] if item.urgency else [],
    "usage_terms": lambda item: [item.usage_terms],
}


def listed(value: Any) -> list[Any]:
    """Return a rule's value as a list of those that may match."""
    return value if isinstance(value, list) else [value]
