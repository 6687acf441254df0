"""
Finds the chain of an item: by its uri, an alias, a reference, or its words.

An item that calls itself a later version (``1st Ld-Writethru``,
``UPDATE 2-``, ``(2nd Ld)``, a correction, a kill) belongs to the chain of
the same supplier with the same slugline, or with the same headline if there
is no slugline. Providers whose uris end in a revision (AFP, PA, Reuters) are
linked by uri already.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

import msgspec
import xxhash

from extractors.fields.alert import is_alert_label
from extractors.fields.take_words import story_slug
from extractors.model.item import NewsItem
from extractors.similarity.duplicate_kinds import headlines_agree
from extractors.similarity.overlap import containment
from extractors.words.tokens import read, tokens
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.copies.attribution import supplier
from streams.desk.dedupe.copies.relation import (
    NEXT_RUN,
    assess_item,
    is_next_run,
)
from streams.desk.dedupe.verdict import Write
from streams.desk.dedupe.versions import shared_addresses
from streams.desk.dedupe.versions.editorial_markers import (
    headline_stem,
    is_correction,
    is_kill,
    is_substitute,
    is_version,
)
from streams.desk.dedupe.versions.stated_references import (
    find_advance_kill,
    find_named,
    find_referenced,
    kill_writes,
    number_writes,
)
from streams.desk.state.models import Chain, KeyPointer, scoped_key
from streams.desk.state.state import DeskState

__all__ = ["link_writes", "open_case"]

WINDOW = timedelta(hours=36)
STEM_WORDS = 3
"""Words that a headline must have to identify its story."""
QUOTED = re.compile(
    '["\u201c\u201e\u201d\u00ab\u300c\u300e\u201a]\\s*'
    '([^"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f\\n]{10,250})'
    '["\u201c\u201d\u00bb\u300d\u300f\u2018]'
)
MAX_QUOTES = 4
MAX_NOTE = 2000
"""Characters of a kill in which it names its story."""
HALF = 0.5
"""Containment from which a lead under another headline keeps the text."""
MIN_AGREEMENT = 0.34
"""Share of headline words that versions of one slugline have in common."""


def open_case(item: NewsItem, state: DeskState, source: str) -> Case:
    """Return the item's case, with its chain; a new chain if it has none."""
    key = scoped_key(item.lane, item.uri)
    chain = state.chains.get(key)
    if chain is not None:
        return shared_addresses.open_case_at(item, state, source, chain)
    uri = (
        _find_alias(item, state)
        or find_advance_kill(item, state)
        or find_referenced(item, state)
        or _find_by_words(item, state)
    )
    linked = state.chains.get(scoped_key(item.lane, uri)) if uri else None
    if linked is None:
        return Case(item, state, source, Chain(item.uri, item))
    renamed = msgspec.structs.replace(item, uri=linked.uri)
    return Case(renamed, state, source, linked, alias=item.uri)


def link_writes(case: Case) -> tuple[Write, ...]:
    """Return the pointers by which later versions find this chain."""
    at = case.item.fetched_at
    uri = case.item.uri
    keys = (
        _words_key(case.item),
        _headline_key(case.item.headline, case.item),
    )
    writes = [
        Write("marks", key, KeyPointer(uri, at))
        for key in dict.fromkeys(filter(None, keys))
    ]
    if case.alias:
        alias = scoped_key(case.item.lane, f"uri|{case.alias}")
        writes.append(Write("marks", alias, KeyPointer(uri, at)))
    return (
        *writes,
        *number_writes(case.item),
        *kill_writes(case.item, case.state),
        *shared_addresses.address_writes(case),
    )


def _find_alias(item: NewsItem, state: DeskState) -> str:
    pointer = state.marks.get(scoped_key(item.lane, f"uri|{item.uri}"))
    return pointer.value if pointer else ""


def _find_by_words(item: NewsItem, state: DeskState) -> str:
    if not is_version(item):
        return _find_earlier_kill(item, state)
    uri = _find_pointed(_words_key(item), item, state)
    if is_kill(item) and not _is_alive(uri, item, state):
        # Notices of kills have a headline and a slug of their own.
        named = find_named(item, state) or _find_quoted(item, state)
        return named or uri
    return uri if uri and _is_next(item, uri, state) else ""


def _find_earlier_kill(item: NewsItem, state: DeskState) -> str:
    """
    Return the kill with the headline of an item that came before its item.

    The item is older than the kill, and the kill has found no other story.
    A slug can be on several stories.
    """
    key = _headline_key(item.headline, item)
    uri = _find_pointed(key, item, state)
    chain = state.chains.get(scoped_key(item.lane, uri)) if uri else None
    if chain is None or not chain.killed_by or chain.revision > 1:
        return ""
    at, killed_at = item.version_created, chain.shell.version_created
    return uri if at and killed_at and at < killed_at else ""


def _is_alive(uri: str, item: NewsItem, state: DeskState) -> bool:
    chain = state.chains.get(scoped_key(item.lane, uri)) if uri else None
    return chain is not None and not chain.killed_by


def _find_pointed(key: str, item: NewsItem, state: DeskState) -> str:
    pointer = state.marks.get(key) if key else None
    if pointer is None or abs(item.fetched_at - pointer.at) > WINDOW:
        return ""
    return pointer.value


def _find_quoted(item: NewsItem, state: DeskState) -> str:
    """Return the story whose headline a kill quotes: ``headlined "..."``."""
    quotes = QUOTED.findall(f"{item.ed_note}\n{item.body}"[:MAX_NOTE])
    found = (
        _find_pointed(_headline_key(quote, item), item, state)
        for quote in quotes[:MAX_QUOTES]
    )
    return next(filter(None, found), "")


def _is_next(item: NewsItem, uri: str, state: DeskState) -> bool:
    """
    Return whether the item is a version of the story that its words name.

    The substitute for a killed story is a story of its own.
    """
    chain = state.chains.get(scoped_key(item.lane, uri))
    if chain and chain.killed_by and is_substitute(item):
        return False
    return _headlines_fit(item, uri, state) and not _runs_again(
        item, uri, state
    )


def _runs_again(item: NewsItem, uri: str, state: DeskState) -> bool:
    """Return whether a daily report has the marks and slug of yesterday's."""
    text = state.texts.get(scoped_key(item.lane, uri))
    if text is None or text.killed or is_kill(item) or is_correction(item):
        return False
    apart = abs(item.fetched_at - text.seen_at)
    return apart >= NEXT_RUN and is_next_run(assess_item(item, text), apart)


def _headlines_fit(item: NewsItem, uri: str, state: DeskState) -> bool:
    """
    Return whether the headlines agree, or the texts; always for a kill.

    A lead may have a headline of its own over the text of the story.
    """
    text = state.texts.get(scoped_key(item.lane, uri))
    if text is None or is_kill(item):
        return True
    agree = headlines_agree(headline_stem(item.headline), text.headline)
    if agree is None or agree >= MIN_AGREEMENT:
        return True
    return containment(read(item.body), read(text.body)) >= HALF


def _words_key(item: NewsItem) -> str:
    slug = story_slug(item.slugline)[0]
    words = [] if is_alert_label(slug) else tokens(slug)
    if words:
        return _key_of(words, item)
    return _headline_key(item.headline, item)


def _headline_key(headline: str, item: NewsItem) -> str:
    words = tokens(headline_stem(headline))
    return _key_of(words, item) if len(words) >= STEM_WORDS else ""


def _key_of(words: Sequence[str], item: NewsItem) -> str:
    name = " ".join(tokens(supplier(item)))
    # A hash, because the pointer is kept after a kill and must hold no text.
    digest = xxhash.xxh3_64_hexdigest(f"{name}|{' '.join(words)}".encode())
    return scoped_key(item.lane, f"words|{digest}")
