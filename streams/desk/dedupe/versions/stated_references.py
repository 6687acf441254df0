"""
Finds the chain of the earlier item that an item names.

A provider names it in a link or a property, or a kill names it in its text:
``Please kill urn:newsml:agency:20261124:1``. An item reaches only the items
of its own supplier. A kill can come before the item that it names; then a
pointer remembers it.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from extractors.model.guid_revision import split_revision
from extractors.model.item import NewsItem
from extractors.words.tokens import tokens
from streams.desk.dedupe.copies.attribution import is_same_agency, supplier
from streams.desk.dedupe.verdict import Write
from streams.desk.dedupe.versions.editorial_markers import (
    is_correction,
    is_kill,
    is_substitute,
)
from streams.desk.state.models import Chain, KeyPointer, scoped_key
from streams.desk.state.state import DeskState

__all__ = [
    "find_advance_kill",
    "find_named",
    "find_referenced",
    "kill_writes",
    "number_writes",
]

MAX_TEXT = 2000
"""Characters of a kill in which it names its story."""
MAX_NAMES = 16
NUMBERED = timedelta(hours=36)
NAME = re.compile(r"[A-Za-z0-9](?=[^\s\"'<>()]{0,200}\d)[^\s\"'<>()]{3,200}")
"""An id or a URI: it has a figure."""
END = ".,;:!?]}\u201d\u00bb"


def find_referenced(item: NewsItem, state: DeskState) -> str:
    """
    Return the uri of the chain that the item replaces; empty if none.

    What an item is only derived from is meant if it is withdrawn or
    corrected. A translation is no version of its original.
    """
    if not item.references:
        return ""
    reaches_all = is_kill(item) or is_correction(item)
    for reference in item.references:
        if reaches_all or reference.relation == "replaces":
            chain = _own_chain(reference.uri, item, state)
            if chain and not (chain.killed_by and is_substitute(item)):
                return chain.uri
    return ""


def find_named(item: NewsItem, state: DeskState) -> str:
    """
    Return the uri of the chain that a kill names in its words.

    It is named by its uri, by the end of it, or by the number of its
    transmission, which begins again after some days.
    """
    scope = re.split(r"(?<=[:/])(?=[^:/]*\Z)", item.uri)[0]
    for name in _names(item):
        for uri in (split_revision(name)[0], f"{scope}{name}"):
            chain = _own_chain(uri, item, state) if uri != item.uri else None
            if chain:
                return chain.uri
        pointer = state.marks.get(_number_key(name, item))
        if pointer and abs(item.fetched_at - pointer.at) <= NUMBERED:
            return pointer.value
    return ""


def number_writes(item: NewsItem) -> Iterator[Write]:
    """Yield the pointer from the number of an item's transmission."""
    if item.sequence and not item.sequence.isdecimal():
        key = _number_key(item.sequence, item)
        yield Write("marks", key, KeyPointer(item.uri, item.fetched_at))


def kill_writes(item: NewsItem, state: DeskState) -> Iterator[Write]:
    """Yield the pointers by which a kill reaches items that are not here."""
    if not item.references or not is_kill(item):
        return
    for reference in item.references:
        if scoped_key(item.lane, reference.uri) not in state.chains:
            key = _kill_key(reference.uri, item)
            yield Write("marks", key, KeyPointer(item.uri, item.fetched_at))


def find_advance_kill(item: NewsItem, state: DeskState) -> str:
    """Return the uri of the kill that named an item before it came."""
    pointer = state.marks.get(_kill_key(item.uri, item))
    chain = (
        state.chains.get(scoped_key(item.lane, pointer.value))
        if pointer
        else None
    )
    return chain.uri if chain and _is_of_supplier(chain, item) else ""


def _number_key(number: str, item: NewsItem) -> str:
    name = " ".join(tokens(supplier(item)))
    return scoped_key(item.lane, f"number|{name}|{number.lower()}")


def _kill_key(uri: str, item: NewsItem) -> str:
    return scoped_key(item.lane, f"kill|{uri}")


def _names(item: NewsItem) -> Iterator[str]:
    """Yield what can be an identity in the words of a kill."""
    text = f"{item.headline}\n{item.ed_note}\n{item.description}\n{item.body}"
    for count, match in enumerate(NAME.finditer(text[:MAX_TEXT])):
        if count == MAX_NAMES:
            return
        yield match[0].rstrip(END)


def _own_chain(uri: str, item: NewsItem, state: DeskState) -> Chain | None:
    """Return the chain of a uri, if it is of the item's own supplier."""
    pointer = state.marks.get(scoped_key(item.lane, f"uri|{uri}"))
    chain = state.chains.get(
        scoped_key(item.lane, pointer.value if pointer else uri)
    )
    return chain if chain and _is_of_supplier(chain, item) else None


def _is_of_supplier(chain: Chain, item: NewsItem) -> bool:
    return is_same_agency(supplier(chain.shell), supplier(item))
