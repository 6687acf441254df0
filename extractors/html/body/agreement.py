"""Do several readings of one page agree?"""

from extractors.fields.text import fold

__all__ = ["disagree"]

_SAME = 0.5  # of the shorter reading's characters
_MIN_READING = 200  # characters; a shorter reading says nothing
_MANY = 3


def disagree(readings: list[tuple[str, ...]]) -> bool:
    """
    Return whether three readings have less than half of their text in common.

    Args:
        readings: the lines of each; those that are almost empty do not count.
    """
    distinct: list[frozenset[str]] = []
    for lines in readings:
        folded = frozenset(filter(None, map(fold, lines)))
        if _size(folded) >= _MIN_READING and not any(
            _agree(folded, other) for other in distinct
        ):
            distinct.append(folded)
    return len(distinct) >= _MANY


def _agree(lines: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(_size(lines), _size(other))
    return _size(lines & other) >= _SAME * shorter


def _size(lines: frozenset[str]) -> int:
    return sum(map(len, lines))
