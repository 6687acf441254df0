"""
What a change of code changed: two versions of the items, side by side.

For ``copydesk diff``: a replay into a fresh prefix against the live one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from extractors.output.codec import Ninjs
from extractors.output.copydesk_block import DeskEntity

__all__ = ["Comparison", "Difference", "compare", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one item that is not what it was."""

    uri: str
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    Two sets of items against each other.

    Attributes:
        gone, come: uris on one side only, sorted.
        same: how many items are equal in every compared field.
        by_field: how many items differ, by field, most first.
    """

    gone: tuple[str, ...]
    come: tuple[str, ...]
    same: int
    by_field: tuple[tuple[str, int], ...]
    differences: tuple[Difference, ...]


def differences(old: Ninjs, new: Ninjs) -> tuple[Difference, ...]:
    """Return the fields that a reader would see changed, in fixed order."""
    before, after = _seen(old), _seen(new)
    return tuple(
        Difference(new.uri, field, before[field], after[field])
        for field in before
        if before[field] != after[field]
    )


def compare(
    pairs: Iterable[tuple[str, Ninjs | None, Ninjs | None]],
) -> Comparison:
    """
    Compare two sets of items.

    Args:
        pairs: uri and the newest record of it on either side, None where
            it has none.
    """
    gone: list[str] = []
    come: list[str] = []
    found: list[Difference] = []
    same = 0
    for uri, old, new in sorted(pairs, key=lambda pair: pair[0]):
        if new is None:
            gone.append(uri)
        elif old is None:
            come.append(uri)
        else:
            changed = differences(old, new)
            found.extend(changed)
            same += not changed
    counts = Counter(one.field for one in found)
    return Comparison(
        tuple(gone),
        tuple(come),
        same,
        tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))),
        tuple(found),
    )


def _seen(item: Ninjs) -> dict[str, Any]:
    """Return what readers see; numbers of the run's own are left out."""
    desk = item.copydesk
    return {
        "status": item.pub_status,
        "event": desk.event,
        "revision": desk.revision,
        "headline": tuple(one.value for one in item.headlines),
        "body": tuple(one.value for one in item.bodies),
        "dateline": desk.dateline,
        "byline": item.by,
        "language": item.language,
        "urgency": item.urgency,
        "captions": desk.captions,
        "entities": tuple(map(_entity, desk.entities)),
        "signals": desk.signals,
        "spun": desk.spun.examples,
        "members": desk.members,
        "decision": desk.decision.kind,
    }


def _entity(one: DeskEntity) -> tuple[str, tuple[tuple[int, int], ...]]:
    return one.id, tuple((each.start, each.end) for each in one.mentions)
