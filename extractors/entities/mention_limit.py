"""
The most mentions of one item.

All of them are in the item, and once more in the records of its entities. A
list of prices as long as a story would have tens of thousands.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from extractors.model.entity import Entity

__all__ = ["ENTITIES_LIMITED", "MAX_MENTIONS", "limit_mentions"]

MAX_MENTIONS = 5000
"""Running text has about 7 in 1,000 characters: 1,700 in the longest item."""
ENTITIES_LIMITED = "copydesk:entities-limited"
"""Signal of an item with more mentions, of which the others are left out."""


def limit_mentions(
    entities: Iterable[Entity], most: int
) -> tuple[Entity, ...]:
    """
    Return the entities with at most this many mentions in all.

    Args:
        entities: most important first. The last ones are left out, and the
            last mentions of the last one that is kept. Entities without
            mentions (agencies of credit lines) are kept.
    """
    return tuple(_limited(entities, most))


def _limited(entities: Iterable[Entity], most: int) -> Iterator[Entity]:
    for entity in entities:
        mentions = entity.mentions[:most]
        most -= len(mentions)
        if len(mentions) == len(entity.mentions):
            yield entity
        elif mentions:
            yield replace(entity, mentions=mentions)
