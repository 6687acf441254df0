"""
Compare two versions of the items field by field.

``copydesk diff`` uses it to compare a replay under a new prefix with the
items of the live desk, to show the effect of a code change.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from extractors.output.codec import Ninjs
from extractors.output.copydesk_block import DeskEntity

__all__ = ["Comparison", "Difference", "compare_item", "compare_items"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one item that has another value than before."""

    uri: str
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    The result of comparing two sets of items.

    Attributes:
        removed, added: URIs that only the old or only the new set has,
            sorted.
        same: the number of items that are equal in every compared field.
        by_field: the number of items that differ in each field, highest
            first.
        skipped: the number of items that were not compared, because one
            side has not processed their raw record.
    """

    removed: tuple[str, ...]
    added: tuple[str, ...]
    same: int
    by_field: tuple[tuple[str, int], ...]
    differences: tuple[Difference, ...]
    skipped: int = 0


def compare_item(old: Ninjs, new: Ninjs) -> tuple[Difference, ...]:
    """Return the differences that a reader would see, in fixed order."""
    before, after = _compared_fields(old), _compared_fields(new)
    return tuple(
        Difference(new.uri, field, before[field], after[field])
        for field in before
        if before[field] != after[field]
    )


def compare_items(
    pairs: Iterable[tuple[str, Ninjs | None, Ninjs | None]],
    is_comparable: Callable[[Ninjs | None, Ninjs | None], bool] = (
        lambda _old, _new: True
    ),
) -> Comparison:
    """
    Compare two sets of items.

    Args:
        pairs: a URI and its newest item in the old and in the new set; None
            where the set has no such item.
        is_comparable: tells for such a pair whether both sides have
            processed the raw records behind it.
    """
    removed: list[str] = []
    added: list[str] = []
    differences: list[Difference] = []
    same = skipped = 0
    for uri, old, new in sorted(pairs, key=lambda pair: pair[0]):
        if not is_comparable(old, new):
            skipped += 1
        elif new is None:
            removed.append(uri)
        elif old is None:
            added.append(uri)
        else:
            changes = compare_item(old, new)
            differences.extend(changes)
            same += not changes
    counts = Counter(difference.field for difference in differences)
    return Comparison(
        tuple(removed),
        tuple(added),
        same,
        tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(differences),
        skipped,
    )


def _compared_fields(item: Ninjs) -> dict[str, Any]:
    """
    Return the fields that readers see.

    Offsets and times of the run itself are left out: they differ between
    any two runs.
    """
    desk = item.copydesk
    return {
        "status": item.pub_status,
        "event": desk.event,
        "revision": desk.revision,
        "headline": tuple(headline.value for headline in item.headlines),
        "body": tuple(body.value for body in item.bodies),
        "dateline": desk.dateline,
        "byline": item.by,
        "language": item.language,
        "urgency": item.urgency,
        "captions": desk.captions,
        "entities": tuple(map(_entity_key, desk.entities)),
        "signals": desk.signals,
        "spun": desk.spun.examples,
        "members": desk.members,
        "decision": desk.decision.kind,
    }


def _entity_key(
    entity: DeskEntity,
) -> tuple[str, tuple[tuple[int, int], ...]]:
    return entity.id, tuple(
        (mention.start, mention.end) for mention in entity.mentions
    )
