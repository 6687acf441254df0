"""The fields of an item that a routing rule can test, as lists of values."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from extractors.model.item import PubStatus
from extractors.model.language_tags import canonical_tag
from extractors.output.codec import Ninjs
from streams.records import Event

__all__ = [
    "FIELDS",
    "PATTERNS",
    "VOCABULARIES",
    "as_list",
    "is_equal",
    "language_problem",
    "language_ranges",
]

PATTERNS = frozenset({"slugline", "headline", "body", "usage_terms"})
"""Fields whose conditions are regular expressions (``re.search``)."""

VOCABULARIES: Mapping[str, tuple[Any, ...]] = {
    "event": get_args(Event),
    "status": get_args(PubStatus),
    "urgency": tuple(range(10)),
}
"""All values that a field can have; the other fields have any."""


def language_ranges(tag: str) -> list[str]:
    """Return ``pt`` and ``pt-BR`` for ``pt-BR`` (BCP 47, basic filter)."""
    parts = tag.split("-")
    return ["-".join(parts[:n]) for n in range(1, len(parts) + 1)]


def _subjects(item: Ninjs) -> list[Any]:
    return [
        text
        for subject in item.subjects
        for text in (subject.uri, subject.literal, subject.name)
    ]


def _entities(item: Ninjs) -> list[Any]:
    return [
        text
        for entity in item.copydesk.entities
        for text in (entity.id, entity.name)
    ]


def _places(item: Ninjs) -> list[Any]:
    return [
        item.located,
        *(
            text
            for entity in item.copydesk.entities
            if entity.type == "place"
            for text in (entity.id, entity.name, entity.country)
        ),
    ]


FIELDS: Mapping[str, Callable[[Ninjs], list[Any]]] = {
    "agency": lambda item: [item.copydesk.agency],
    "body": lambda item: [body.value for body in item.bodies],
    "dateline": lambda item: [item.copydesk.dateline],
    "entity": _entities,
    "event": lambda item: [item.copydesk.event],
    "feed": lambda item: [item.copydesk.feed],
    "genre": lambda item: [genre.name for genre in item.genres],
    "headline": lambda item: [line.value for line in item.headlines],
    "keyword": lambda item: list(item.copydesk.keywords),
    "lane": lambda item: [item.copydesk.lane],
    "language": lambda item: list(language_ranges(item.language)),
    "place": _places,
    "signal": lambda item: list(item.copydesk.signals),
    "slugline": lambda item: [item.slugline],
    "source": lambda item: [source.name for source in item.info_sources],
    "status": lambda item: [item.pub_status],
    "subject": _subjects,
    "urgency": lambda item: [item.urgency] if item.urgency else [],
    "usage_terms": lambda item: [item.usage_terms],
}


def is_equal(actual: Any, wanted: Any) -> bool:
    """
    Return whether a field has a wanted value, in any case.

    Language tags have no case (BCP 47), and agencies and people write names
    and keywords in different ones.
    """
    if isinstance(actual, str) and isinstance(wanted, str):
        return actual.casefold() == wanted.casefold()
    return bool(actual == wanted)


def language_problem(tag: str) -> str:
    """Return what is wrong with a language to match; empty if nothing."""
    if canonical_tag(tag):
        return ""
    return f"takes a BCP 47 tag such as en or pt-BR, not {tag!r}"


def as_list(value: Any) -> list[Any]:
    """Return a condition's value as a list of values that may match."""
    return value if isinstance(value, list) else [value]
