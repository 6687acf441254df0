"""
Tells apart the stories that a web feed sends under one uri.

Some feeds give all their entries one guid, or no guid and one link. The first
story keeps the uri. Another one gets a uri of its own, made from its words,
and a chain of its own. A later version is linked to the story whose text it
shares most with. The versions of a wire document are numbered by its
provider, whose identities are trusted.

An item is another story only if nothing is shared: neither the headlines nor
the texts, nor the headline of one with the text of the other.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import xxhash

from extractors.model.item import NewsItem
from extractors.words.tokens import tokens
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.verdict import Write
from streams.desk.dedupe.versions.editorial_markers import is_kill, is_version
from streams.desk.dedupe.versions.story_words import Likeness, StoryWords
from streams.desk.dedupe.versions.version_chain import find_produced
from streams.desk.dedupe.versions.version_order import field_hashes
from streams.desk.state.models import Chain, KeyPointer, scoped_key
from streams.desk.state.state import DeskState

__all__ = ["address_writes", "open_case_at"]

MAX_STORIES = 100
"""Stories remembered for one uri."""
TRUSTED = frozenset({"", "document"})
"""Text sources whose identities are the provider's."""
SPECIFIC = Likeness(headlines=0.17, crossed=0.2, texts=0.12)
GENERIC = Likeness(headlines=0.25, crossed=0.34, texts=0.3)
"""
What two stories may share at most.

Of 704 pairs of two outlets on one event, 0.9 % share no more than `SPECIFIC`
and 7 % no more than `GENERIC`; of 3,000 pairs on different events 77 % and
97 %. A uri that names a story is itself a reason to believe in a new version.
"""
_NAME = re.compile(
    r"\d{5}|(?<!\d)(?!(?:19|20)\d\d)\d{4}(?!\d)|=[^&=]*\d"
    r"|[^\W_]{2,}(?:[-_][^\W_]+){2}|(?=[a-f-]*\d)[\da-f-]{8}|(?:%\w\w){8}",
    re.IGNORECASE,
)
_MAX_NAME = 300
"""Characters at the end of a uri in which it can name a story."""


class Known(NamedTuple):
    """A story of a uri, and how like it the item is; None if not known."""

    chain: Chain
    likeness: Likeness | None


def open_case_at(
    item: NewsItem, state: DeskState, source: str, chain: Chain
) -> Case:
    """
    Return the case of an item whose uri is known.

    Args:
        chain: the chain of the first story with this uri.
    """
    if item.text_source in TRUSTED or item.version:
        return Case(item, state, source, chain)
    chains = (chain, *_other_chains(item, state))
    found = _find_judged(chains, source) or _find_story(item, state, chains)
    if found is chain:
        return Case(item, state, source, chain)
    uri = found.uri if found else _derive_uri(item)
    renamed = msgspec.structs.replace(item, uri=uri)
    key = scoped_key(item.lane, uri)
    found = found or state.chains.get(key) or Chain(uri, renamed)
    return Case(renamed, state, source, found, address=item.uri)


def address_writes(case: Case) -> tuple[Write, ...]:
    """Return the pointer from a uri to the other stories sent under it."""
    if not case.address:
        return ()
    key = _mark(case.item.lane, case.address)
    known = case.state.marks.get(key)
    others = dict.fromkeys(known.others if known else ())
    others[case.item.uri] = None
    pointer = KeyPointer(
        case.address, case.item.fetched_at, tuple(others)[-MAX_STORIES:]
    )
    return (Write("marks", key, pointer),)


def _other_chains(item: NewsItem, state: DeskState) -> Iterator[Chain]:
    pointer = state.marks.get(_mark(item.lane, item.uri))
    for uri in pointer.others if pointer else ():
        chain = state.chains.get(scoped_key(item.lane, uri))
        if chain is not None:
            yield chain


def _mark(lane: str, uri: str) -> str:
    return scoped_key(lane, f"stories|{uri}")


def _find_judged(chains: tuple[Chain, ...], source: str) -> Chain | None:
    """Return the chain that this source was judged for before."""
    for chain in chains:
        if find_produced(chain, source) is not None:
            return chain
    return None


def _find_story(
    item: NewsItem, state: DeskState, chains: tuple[Chain, ...]
) -> Chain | None:
    """Return the chain of the item's story; None if it is another one."""
    prints = field_hashes(item)
    for chain in chains:
        if _is_same_text(chain.prints, prints):
            return chain
    words = StoryWords.of(item.headline, item.body)
    known = [
        Known(chain, _likeness(item, words, chain, state)) for chain in chains
    ]
    is_named = _names_a_story(item.uri)
    alike = [
        (like, chain)
        for chain, like in known
        if like
        and (is_version(item) or not _is_other(like, is_named=is_named))
    ]
    if alike:
        return max(alike, key=lambda pair: pair[0].total)[1]
    first = known[0]
    is_alone = len(known) == 1 and first.likeness is None
    return first.chain if is_alone or is_kill(item) else None


def _is_other(like: Likeness, *, is_named: bool) -> bool:
    """
    Return whether so little is shared that it is another story.

    Args:
        is_named: whether the uri names a story. A few words are not enough
            to speak against it.
    """
    if is_named:
        return not like.is_short and like.is_within(SPECIFIC)
    return like.is_within(GENERIC)


def _is_same_text(old: dict[str, str], new: dict[str, str]) -> bool:
    names = ("body", "headline")
    return any(new.get(name) for name in names) and all(
        old.get(name) == new.get(name) for name in names
    )


def _likeness(
    item: NewsItem, words: StoryWords, chain: Chain, state: DeskState
) -> Likeness | None:
    """Return what the item shares with a chain's text, if that is known."""
    key = scoped_key(item.lane, chain.uri)
    held = state.held.get(key)
    if held is not None:
        known = StoryWords.of(held.item.headline, held.item.body)
        return words.likeness(known)
    text = state.texts.get(key)
    if text is None and chain.root:
        text = state.texts.get(scoped_key(item.lane, chain.root))
    if text is None or text.killed:
        return None
    return words.likeness(StoryWords.of(text.headline, text.body))


def _names_a_story(uri: str) -> bool:
    """Return whether the end of a uri looks like one story's name."""
    tail = re.split(r"[/:]", uri[-_MAX_NAME:].rstrip("/:#"))[-1]
    return _NAME.search(tail) is not None


def _derive_uri(item: NewsItem) -> str:
    """Return the uri of another story, from its first words."""
    words = tokens(item.headline) or tokens(item.body)[:30]
    digest = xxhash.xxh3_64_hexdigest(" ".join(words).encode())
    return f"{item.uri}{'.' if '#' in item.uri else '#'}story-{digest}"
