"""
Chains without a common uri, joined by what their copy says.

A later version that calls itself one (``1st Ld-Writethru``, ``UPDATE 2-``,
``(2nd Ld)``, a correction, a kill) belongs to the chain of its supplier's
same slugline, or same headline where there is no slugline. Providers whose
uris end in a revision (AFP, PA, Reuters) are joined by uri already.
"""

from datetime import timedelta

import msgspec
import xxhash

from extractors.formats.common.take_words import story_slug
from extractors.model.item import NewsItem
from extractors.similarity.duplicate_kinds import headlines_agree
from extractors.similarity.tokens import tokens
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.stories.attribution import supplier
from streams.desk.dedupe.verdict import Write
from streams.desk.dedupe.versions.editorial_markers import (
    headline_stem,
    is_kill,
    is_version,
)
from streams.desk.state.models import Chain, KeyPointer, scoped
from streams.desk.state.state import DeskState

__all__ = ["link_writes", "open_case"]

WINDOW = timedelta(hours=36)
STEM_WORDS = 3
"""Words that a headline needs to stand for its story."""
LIKE = 0.34
"""Headline words that versions of one slugline share."""


def open_case(item: NewsItem, state: DeskState, source: str) -> Case:
    """Find the item's chain: by uri, by an alias, by its own words."""
    key = scoped(item.lane, item.uri)
    chain = state.chains.get(key)
    if chain is not None:
        return Case(item, state, source, chain)
    uri = _alias(item, state) or _by_words(item, state)
    joined = state.chains.get(scoped(item.lane, uri)) if uri else None
    if joined is None:
        return Case(item, state, source, Chain(item.uri, item))
    renamed = msgspec.structs.replace(item, uri=joined.uri)
    return Case(renamed, state, source, joined, alias=item.uri)


def link_writes(case: Case) -> tuple[Write, ...]:
    """Return the marks by which later versions find this chain."""
    at = case.item.fetched_at
    uri = case.item.uri
    words = _words_key(case.item)
    writes = [Write("marks", words, KeyPointer(uri, at))] if words else []
    if case.alias:
        alias = scoped(case.item.lane, f"uri|{case.alias}")
        writes.append(Write("marks", alias, KeyPointer(uri, at)))
    return tuple(writes)


def _alias(item: NewsItem, state: DeskState) -> str:
    mark = state.marks.get(scoped(item.lane, f"uri|{item.uri}"))
    return mark.value if mark else ""


def _by_words(item: NewsItem, state: DeskState) -> str:
    if not is_version(item):
        return ""
    key = _words_key(item)
    mark = state.marks.get(key) if key else None
    if mark is None or abs(item.fetched_at - mark.at) > WINDOW:
        return ""
    return mark.value if _alike(item, mark.value, state) else ""


def _alike(item: NewsItem, uri: str, state: DeskState) -> bool:
    """Say whether the headlines agree; a kill's own need not."""
    text = state.texts.get(scoped(item.lane, uri))
    if text is None or is_kill(item):
        return True
    agree = headlines_agree(headline_stem(item.headline), text.headline)
    return agree is None or agree >= LIKE


def _words_key(item: NewsItem) -> str:
    words = tokens(story_slug(item.slugline)[0])
    if not words:
        words = tokens(headline_stem(item.headline))
        if len(words) < STEM_WORDS:
            return ""
    name = " ".join(tokens(supplier(item)))
    # As a hash: a mark outlives a kill, and a headline is text.
    said = xxhash.xxh3_64_hexdigest(f"{name}|{' '.join(words)}".encode())
    return scoped(item.lane, f"words|{said}")
