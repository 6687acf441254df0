"""Stories without end: the N-th one is a pure function of N."""

from streams.demo import copy
from streams.demo.model import AGENCIES, Agency, Facts, Story

__all__ = ["trickled"]


def _pick(names: tuple[str, ...], number: int) -> str:
    return names[number % len(names)]


def _person(facts: Facts, number: int) -> str:
    # 7 and 5 are prime to the list lengths: no pair of names comes back soon
    first = _pick(facts.people, number * 7 + 3)
    return f"{first} {_pick(facts.families, number * 5 + number // 3)}"


def _filling(facts: Facts, number: int) -> dict[str, str | int]:
    return {
        "town": _pick(facts.towns, number * 3),
        "other": _pick(facts.towns, number * 3 + 5),
        "person": _person(facts, number * 2),
        "second": _person(facts, number * 2 + 1),
        "firm": _pick(facts.firms, number * 3 + 1),
        "day": _pick(facts.days, number),
        "n": 2 + number * 3 % 8,
        "m": 11 + number * 37 % 87,
        "k": 102 + number * 389 % 888,
    }


def _agency(number: int) -> Agency:
    return AGENCIES[number % len(AGENCIES)]


def trickled(number: int) -> Story:
    """
    Return the N-th story after the script, from 0.

    The agencies take turns; a frame comes back only when all the others of
    its language have been used, and then with other names and numbers.
    """
    agency = _agency(number)
    facts, frames = copy.facts(agency.language), copy.frames(agency.language)
    frame = frames[_turn(number) % len(frames)]
    filling = _filling(facts, number)
    paragraphs = frame.body.strip().format_map(filling)
    return Story(
        id=f"{frame.slug}-{number}",
        agency=agency.id,
        headline=frame.headline.format_map(filling),
        body=paragraphs,
        summary=paragraphs.split("\n\n")[0],
        byline=_person(facts, number * 2 + 5),
        dateline=str(filling["town"]),
        slugline=f"{frame.slug.upper()}-{filling['town']}",
    )


def _turn(number: int) -> int:
    """Which of its language's turns the N-th story is."""
    rounds, place = divmod(number, len(AGENCIES))
    language = AGENCIES[place].language
    sharing = [one for one in AGENCIES if one.language == language]
    return rounds * len(sharing) + sharing.index(AGENCIES[place])
