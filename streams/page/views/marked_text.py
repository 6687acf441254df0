"""Texts in segments: search hits, entities, changed words."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from extractors.output.copydesk_block import DeskEntity
from streams.page.model.segmentation import join_characters
from streams.page.query.items import MARK_END, MARK_START

__all__ = [
    "Change",
    "EntityText",
    "Hit",
    "changes_between",
    "entity_paragraphs",
    "hits_in",
    "paragraphs",
]

MAX_DIFF_WORDS = 6000
"""Words of a text that are compared; time and memory grow as the square."""
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class Hit(NamedTuple):
    """A part of a found text."""

    text: str
    is_hit: bool


class EntityText(NamedTuple):
    """A part of a body; ``kind`` is empty outside of entities."""

    text: str
    kind: str = ""
    id: str = ""
    name: str = ""


class Change(NamedTuple):
    """A part of two texts: ``same``, ``deleted`` or ``inserted``."""

    text: str
    kind: str


def hits_in(text: str) -> tuple[Hit, ...]:
    """Return the parts of a text with marks of the full-text index."""
    parts = []
    for number, part in enumerate(join_characters(text).split(MARK_START)):
        hit, mark, rest = part.partition(MARK_END)
        if number and mark:
            parts += [Hit(hit, is_hit=True), Hit(rest, is_hit=False)]
        else:
            parts.append(Hit(part, is_hit=False))
    return tuple(part for part in parts if part.text)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a body."""
    return tuple(filter(None, map(str.strip, _BLANK_LINE.split(text))))


def entity_paragraphs(
    body: str, entities: Iterable[DeskEntity]
) -> tuple[tuple[EntityText, ...], ...]:
    """
    Return the paragraphs of a body in parts, mentions of entities apart.

    Where two mentions overlap, the one that starts first counts.
    """
    mentions = sorted(
        (mention.start, -mention.end, entity.type, entity.id, entity.name)
        for entity in entities
        for mention in entity.mentions
        if 0 <= mention.start < mention.end <= len(body)
    )
    parts: list[EntityText] = []
    position = 0
    for start, negative_end, kind, id_, name in mentions:
        if start < position:
            continue
        parts.append(EntityText(body[position:start]))
        parts.append(EntityText(body[start:-negative_end], kind, id_, name))
        position = -negative_end
    parts.append(EntityText(body[position:]))
    return tuple(_split_paragraphs(parts))


def _split_paragraphs(
    parts: Sequence[EntityText],
) -> Iterable[tuple[EntityText, ...]]:
    """Yield parts by paragraph; an entity never spans two."""
    current: list[EntityText] = []
    for part in parts:
        first, *others = (
            [part.text] if part.kind else _BLANK_LINE.split(part.text)
        )
        if first:
            current.append(part._replace(text=first))
        for text in others:
            yield tuple(current)
            current = [EntityText(text)] if text else []
    yield tuple(current)


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """
    Return the words that are gone, are new, and are in both.

    White space between two changed words belongs to the change.
    """
    old = _WORDS.findall(before)[: 2 * MAX_DIFF_WORDS]
    new = _WORDS.findall(after)[: 2 * MAX_DIFF_WORDS]
    changes: list[Change] = []
    deleted = inserted = ""
    codes = list(Indel.opcodes(old, new))
    for number, code in enumerate(codes):
        old_part = "".join(old[code.src_start : code.src_end])
        new_part = "".join(new[code.dest_start : code.dest_end])
        is_gap = not new_part.strip() and 0 < number < len(codes) - 1
        if code.tag == "equal" and not is_gap:
            changes += [
                Change(deleted, "deleted"),
                Change(inserted, "inserted"),
            ]
            changes.append(Change(new_part, "same"))
            deleted = inserted = ""
        else:
            deleted, inserted = deleted + old_part, inserted + new_part
    changes += [Change(deleted, "deleted"), Change(inserted, "inserted")]
    return tuple(change for change in changes if change.text)
