"""Who had a story first, and by how long; for the metrics alone."""

from collections.abc import Sequence

from streams.records import Pickup

__all__ = ["story_lead"]

HOUR = 3600.0


def story_lead(pickup: Sequence[Pickup]) -> tuple[str, float] | None:
    """
    Say who was first, once a second agency has the story too.

    Args:
        pickup: who carries the story, earliest first, the newest last.

    Returns:
        The first agency and its lead in seconds; None if the newest item
        is not the first one of a second agency.
    """
    agencies = [one.agency for one in pickup]
    if len(set(agencies)) != 2 or agencies.count(agencies[-1]) != 1:
        return None
    return agencies[0], pickup[-1].hours * HOUR
