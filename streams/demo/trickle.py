"""Generated stories without end: story N is a pure function of N."""

from streams.demo import copy
from streams.demo.model import AGENCIES, Agency, Facts, Story

__all__ = ["trickle_story"]


def _pick(names: tuple[str, ...], number: int) -> str:
    return names[number % len(names)]


def _pick_person(facts: Facts, number: int) -> str:
    # 7 and 5 are coprime to the lengths of the lists, so a pair of first and
    # last name does not repeat soon.
    first = _pick(facts.people, number * 7 + 3)
    return f"{first} {_pick(facts.families, number * 5 + number // 3)}"


def _fill_placeholders(facts: Facts, number: int) -> dict[str, str | int]:
    return {
        "town": _pick(facts.towns, number * 3),
        "other": _pick(facts.towns, number * 3 + 5),
        "person": _pick_person(facts, number * 2),
        "second": _pick_person(facts, number * 2 + 1),
        "firm": _pick(facts.firms, number * 3 + 1),
        "day": _pick(facts.days, number),
        "n": 2 + number * 3 % 8,
        "m": 11 + number * 37 % 87,
        "k": 102 + number * 389 % 888,
    }


def _agency_of(number: int) -> Agency:
    return AGENCIES[number % len(AGENCIES)]


def trickle_story(number: int) -> Story:
    """
    Return story N after the end of the script; N starts at 0.

    The agencies take turns. A frame is used again only after all other
    frames of its language, and then with other names and numbers.
    """
    agency = _agency_of(number)
    facts, frames = copy.facts(agency.language), copy.frames(agency.language)
    frame = frames[_turn_of(number) % len(frames)]
    values = _fill_placeholders(facts, number)
    paragraphs = frame.body.strip().format_map(values)
    return Story(
        id=f"{frame.slug}-{number}",
        agency=agency.id,
        headline=frame.headline.format_map(values),
        body=paragraphs,
        summary=paragraphs.split("\n\n")[0],
        byline=_pick_person(facts, number * 2 + 5),
        dateline=str(values["town"]),
        slugline=f"{frame.slug.upper()}-{values['town']}",
    )


def _turn_of(number: int) -> int:
    """Return how many stories of the same language precede story N."""
    rounds, index = divmod(number, len(AGENCIES))
    language = AGENCIES[index].language
    same = [agency for agency in AGENCIES if agency.language == language]
    return rounds * len(same) + same.index(AGENCIES[index])
