"""
Read the end of an embargo from the words that follow its mark.

The words are read one after the other: parts of a date, times, zones, and
small words between them. The first other word after a date or time ends the
reading. Nothing is guessed from words that are not known.
"""

import re
from typing import Any, NamedTuple

from msgspec.structs import replace

from extractors.providers.embargo.clock_reader import (
    match_half,
    match_time,
    move_to_half,
)
from extractors.providers.embargo.day_reader import (
    match_date,
    match_day_of_month,
    match_relative_day,
    match_weekday,
    match_year,
)
from extractors.providers.embargo.mark_words import ON_OR_AFTER
from extractors.providers.embargo.moments import EndParts
from extractors.providers.embargo.zones import match_zone

__all__ = ["Reading", "read_end"]

_LONGEST = 240  # characters after the mark
_MOST_TOKENS = 60

_SPACE = re.compile(r"[\s,;:()\[\]/|*_\"“”„«»、。（）【】：～~'’·–—-]+|\.+")
_FILLER = re.compile(
    rf"(?:{ON_OR_AFTER}|until|untill|till|til|to|at|on|from|after|before|"
    r"by|the|of|and|"
    r"for|not|then|thereafter|hrs?|hours?|o'clock|onwards?|local|"
    r"release|publication|use|public|broadcast|applies|ends?|lifts|expires|"
    r"is|will|shall|be|lifted|time|date|gilt|endet|wird|aufgehoben|sera|"
    r"levé|expire|termina|será|levantado|sarà|"
    r"this|diese[nrsm]?|cet?|este|esta|questo|deze|detta|denne|"
    r"bis|zum|zur|am|um|ab|den|der|dem|uhr|mittags|frei|vor|"
    r"jusqu['’]?(?:au?|à)?|au|aux|à|le|la|l['’]|les|du|de|des|d['’]|avant|"
    r"partir|heures?|"
    r"hasta|el|las|los|del|a|antes|partir|horas?|día|h|hs|"
    r"fino|al|alle|alla|ore|ora|di|del|della|dello|prima|delle|non|il|giorno|"
    r"até|ate|às|as|ao|do|da|das|dos|dia|o|"
    r"tot|om|op|uur|van|vóór|voor|"
    r"до|на|в|во|с|по|час(?:а|ов|у)?|года?|г|числа|року|години|"
    r"do|od|dnia|dnia|godz|godziny|godzin[aęy]|przed|v|ve|hod|hodin|"
    r"til|till|kl|klo|klockan|klokken|den|den|asti|saakka|saat|"
    r"t/m|indtil|până|hingga|sampai|pukul|ora|έως|ως|μέχρι|στις|την|ώρα|günü|"
    # ``embargada su difusión hasta``; Finnish ``pe 4.12.``
    r"u\.?s\.?(?=\s(?:eastern|central|mountain|pacific))|kadar|beachten|"
    r"para|su|difusi[oó]n|difusão|publicaci[oó]n|publicação|divulgação|"
    r"pubblicazione|diffusione|diffusion|veröffentlichung|"
    r"(?:ma|ti|ke|to|pe|la|su)(?=\s\d{1,2}\.\d{1,2}\.)|"
    r"حتى|الى|إلى|يوم|الساعة|في|من|قبل|بتوقيت|"
    r"以降|まで|より|から|に|の|前|后|後|至|直到|까지)"
    r"(?!\w)",
    re.IGNORECASE,
)
_CJK_FILLER = re.compile(
    "以降|まで|より|から|[はにの前后後至時时]|까지|이후|낮"
)


class Reading(NamedTuple):
    """
    What was read after the mark of an embargo.

    Attributes:
        parts: the parts of the date and time.
        end: place in the text behind them; the place of the mark's end if
            there are none.
    """

    parts: EndParts
    end: int


class _State(NamedTuple):
    parts: EndParts
    afternoon: bool | None = None
    """Whether a word before the hour says so (``午後3時``)."""


def read_end(text: str, start: int) -> Reading:
    """
    Read a date and time in a text.

    Args:
        text: one line; digits are ASCII.
        start: where to start, behind the mark of the embargo.
    """
    span = text[: start + _LONGEST]
    state, at, end = _State(EndParts()), start, start
    for _ in range(_MOST_TOKENS):
        if at >= len(span):
            break
        step = _read_token(span, at, state)
        if step is None:
            break
        new, at = step
        if new != state:
            state, end = new, at
    if at == len(text) and not state.parts.is_empty:
        end = at  # small words end the text: ``25 ноября 2026 года``
    return Reading(state.parts, end)


def _read_token(
    text: str, at: int, state: _State
) -> tuple[_State, int] | None:
    """Read what stands at a place; None if it is no part of an end."""
    for read in (_read_date, _read_time, _read_zone, _read_day, _skip_filler):
        step = read(text, at, state)
        if step is not None:
            return step
    return None


def _skip_filler(
    text: str, at: int, state: _State
) -> tuple[_State, int] | None:
    for pattern in (_SPACE, _FILLER, _CJK_FILLER):
        if match := pattern.match(text, at):
            return state, match.end()
    return None


def _read_date(text: str, at: int, state: _State) -> tuple[_State, int] | None:
    """Read a date, or the year of a date that had none."""
    days = state.parts.days
    if not days:
        found = match_date(text, at)
        return found and (_with(state, days=found[0]), found[1])
    if any(year for year, _, _ in days):
        return None
    year = match_year(text, at)
    if year is None:
        return None
    dated = tuple((year[0], month, day) for _, month, day in days)
    return _with(state, days=dated), year[1]


def _read_time(text: str, at: int, state: _State) -> tuple[_State, int] | None:
    """Read a time; a word for the half of the day corrects the hour."""
    half = match_half(text, at)
    if half is not None:
        return state._replace(afternoon=half[0]), half[1]
    minutes = state.parts.minutes
    found = (
        match_time(text, at, afternoon=state.afternoon)
        if minutes is None
        else move_to_half(text, at, minutes)
    )
    return found and (_with(state, minutes=found[0]), found[1])


def _read_zone(text: str, at: int, state: _State) -> tuple[_State, int] | None:
    """Read a zone behind a time."""
    if state.parts.minutes is None or state.parts.zones:
        return None
    found = match_zone(text, at)
    return found and (_with(state, zones=found[0]), found[1])


def _read_day(text: str, at: int, state: _State) -> tuple[_State, int] | None:
    """Read a weekday, or a word for today or tomorrow."""
    weekday = match_weekday(text, at)
    if weekday is not None and state.parts.weekday is None:
        state = _with(state, weekday=weekday[0])
        numbered = match_day_of_month(text, weekday[1])
        if numbered is None or state.parts.days:
            return state, weekday[1]
        return _with(state, days=numbered[0]), numbered[1]
    ahead = match_relative_day(text, at)
    if ahead is None:
        return None
    # "Freitag morgen" is Friday morning.
    known = state.parts.has_day
    return (state if known else _with(state, days_ahead=ahead[0])), ahead[1]


def _with(state: _State, **changes: Any) -> _State:
    return state._replace(parts=replace(state.parts, **changes))
