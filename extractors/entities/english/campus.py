"""The town in a university's name: ``University of California, Davis``."""

from collections.abc import Iterator

from extractors.entities.places.regions import (
    Region,
    is_city_in,
    region_of,
    subnational_region,
)
from extractors.entities.text.lexicon import section
from extractors.entities.text.text_context import TextContext

__all__ = ["campus_end"]

_SCHOOLS = section("heads.txt", "school")
_LONGEST_REGION = 3


def campus_end(context: TextContext, first: int, last: int) -> int:
    """
    Return the end of a school's name with the town of its campus.

    The name has a state or region (``University of Texas``) or a people
    (``Indian Institute of Technology``), and the town after a comma or
    ``at`` lies there. Any other town is only where the school is.

    Args:
        context: the text.
        first, last: the tokens of the name without the town.

    Returns:
        One past the town; ``last`` itself if no town belongs to the name.
    """
    behind = context.hits.get(last)
    if behind is not None and _is_town_of_school(context, first, last):
        return behind[0]
    known = context.hits.get(last + 1)
    if (
        known is None
        or context.words[last] not in {",", "at"}
        or known[1].entry.type != "place"
        or not any(word in _SCHOOLS for word in context.words[first:last])
    ):
        return last
    end = known[0]
    town = context.surface(last + 1, end)
    for name, region in _regions(context, first, last):
        if name != town and region.country and is_city_in(town, region):
            return end
    return last


def _is_town_of_school(context: TextContext, first: int, last: int) -> bool:
    """Detect the town in ``University College London``."""
    _, hit = context.hits[last]
    return (
        hit.entry.type == "place"
        and not hit.entry.id
        and context.words[last - 1] in _SCHOOLS
        and last - first > 1
        and not (context.breaks[last] or context.possessive[last - 1])
    )


def _regions(
    context: TextContext, first: int, last: int
) -> Iterator[tuple[str, Region]]:
    """Yield the state or people at either end of a school's name."""
    for start in range(max(first, last - _LONGEST_REGION), last):
        if context.words[start - 1] in {"of", "the"}:
            name = context.surface(start, last)
            yield name, subnational_region(name)
    known = context.hits.get(first)
    if known is None:
        return
    name, after = context.surface(first, known[0]), context.words[known[0]]
    if after == "State":
        yield name, subnational_region(name)
    elif known[1].entry.type == "people" and after != "University":
        yield name, region_of(name)
