"""
Read embargoes that are stated in words, in notes to editors.

Agencies and press offices write them in any language: ``EMBARGOED to 0001
Monday October 5`` (PA), ``Sperrfrist: Freitag, 4. Dezember, 12.00 Uhr``,
``Sous embargo jusqu'au 4 décembre à 12h00``. A statement is an instruction at
the beginning of a note, a headline or the text. An embargo that a story
reports on stands elsewhere.

An embargo whose end cannot be read with certainty has none: only a later
version ends it. A time without a zone is read in the last zone of the world
(UTC-12), because a release too early cannot be undone; in PA's form it is
London time (PA style guide).
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from extractors.formats.common import dates
from extractors.formats.common.date_forms.month_names import month_of
from extractors.model.item import NewsItem

__all__ = ["OPEN_END_SIGNAL", "Embargo", "read_embargo"]

OPEN_END_SIGNAL = "copydesk:embargo-open-end"
"""The item is under embargo, and its end is not stated or cannot be read."""

_PA_FORM = re.compile(
    r"\bEMBARGO(?:ED)?\b\W{0,3}(?:not for (?:publication|use) before\s+)?"
    r"(?:to|until|till|for|before)?\s*+(?P<hour>\d\d)[:.]?(?P<minute>\d\d)"
    r"\s*+(?:hrs|hours)?\s*+(?P<zone>GMT|BST|UTC)?,?\s*+(?:on\s+)?"
    r"(?:\w+day,?\s+)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>"
    r"[A-Z][a-z]{2,8})|(?P<month2>[A-Z][a-z]{2,8})\s+(?P<day2>\d{1,2}))"
    r"(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_OFFSET = {"GMT": 0, "UTC": 0, "BST": 1}
_HALF_YEAR = timedelta(weeks=26)
_BEGIN = (
    r"(?:\A|[.:;!?)\]\n(\[*\u2013\u2014\u3002-])"
    r"[\s\"'\u201e\u201c\u00ab(\[*-]*+"
)
_FILLER = (
    r"(?:(?:strictly|strikt|strict|strictement|estrictamente|still|under|unter"
    r"|sous|sob|bajo|sotto|onder|with|mit|con|com|avec|achtung|attention"
    r"|aten[cç][ií][oó]n|please|note|media|press|the|this|story|copy|text|item"
    r"|report|release|is|strenge)\s*:?\s+){0,4}"
)
_TERM = (
    r"embargoed|embargad[oa]|sperrfrist|sperrefrist|sp\u00e4rrtid|gesperrt\s+bis"
    r"|frei\s+ab|embargo(?=\s*(?:[:.!)\]\n\u2013\u2014\uff1a-]|\Z|\d"
    r"|(?:until|till?|to|for|before|jusqu|bis|hasta|at[e\u00e9]|fino|tot|do|al"
    r"|am|le|to)\b))"
    r"|\u044d\u043c\u0431\u0430\u0440\u0433\u043e(?=\s*(?:[:.!)-]|\Z|\u0434\u043e\b))"
    r"|ambargo(?=\s*(?:[:.!)-]|\Z|\d))|hold\s+for\s+release"
    r"|not\s+for\s+(?:(?:public|immediate)\s+)?(?:publication|release|use"
    r"|broadcast)(?=\s[^.\n]{0,40}?\b(?:before|until|till|prior)\b)"
    r"|nicht\s+vor(?=[^.\n]{0,60}ver\u00f6ffentlich)"
    r"|ne\s+pas\s+(?:publier|diffuser)\s+avant"
    r"|no\s+(?:publicar|difundir)\s+(?:antes|hasta)"
    r"|n\u00e3o\s+(?:publicar|divulgar|difundir)\s+antes"
    r"|non\s+(?:pubblicare|diffondere)\s+prima"
    r"|niet\s+publiceren\s+v[o\u00f3]{2}r"
    r"|\u043d\u0435\s+\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u0442\u044c"
    r"|\u5831\u9053\u89e3\u7981|\u89e3\u7981(?:\u65e5\u6642|\u6642\u523b|\u6642\u9593|\u65f6\u95f4)?(?=\s*[:\uff1a])"
    r"|\u5d4c\u5165\u7981\u6b62|\u7981\u53d1|\uc5e0\ubc14\uace0"
    r"|\u062d\u0638\u0631\s+\u0627\u0644\u0646\u0634\u0631"
)
_LIFTED = (
    r"\W{0,4}(?:(?:is|has|was|been|now|ist|wurde|est)\s+){0,3}(?:lifted|ended"
    r"|over|expired|removed|none|no\b|n/a|aufgehoben|abgelaufen|keine?\b"
    r"|entf\u00e4llt|lev\u00e9|termin|levantad|aucun|nessun|ningun|sin\b|sem\b"
    r"|scadut|opgeheven|geen\b|\u0441\u043d\u044f\u0442)"
)
_STATEMENT = re.compile(
    rf"{_BEGIN}{_FILLER}(?P<term>{_TERM})(?!{_LIFTED})", re.IGNORECASE
)
_IN_HEADLINE = re.compile(
    r"[\s(\[*]*+(?:EMBARGOED|SPERRFRIST|EMBARGO)\b\s*(?=[:)\]\u2013\u2014-])",
)
_HEAD_PARAGRAPHS = 2
_LONGEST_NOTE = 240
"""Characters: a longer first paragraph is text and no note."""
_SPAN = 140
"""Characters behind a statement in which its end is stated."""
_MOST_TOKENS = 16
_MARKS = " :.,;!-\u2013\u2014()[]'\uff1a"
_LAST_ZONE = timezone(timedelta(hours=-12))
_UTC = re.compile(r"\b(?:GMT|UTC|UCT|WET|TU|UTC0)\b|\dZ\b|\+00")
_STATED_AGAIN = re.compile(
    rf"(?:{_FILLER})(?:{_TERM}|before|until|till|prior\s+to|bis|jusqu'(?:au|\u00e0)"
    r"|avant|hasta|antes\s+de|at[e\u00e9]|fino\s+a\w*|prima\s+d\w*|tot|to|do|til"
    r"|for|\u0434\u043e|public\w*|release|use|broadcast|the|le|la|el|il|am|den|um"
    r"|on|at|on)\b",
    re.IGNORECASE,
)
_WORDS = (
    (re.compile(r"\b(?:12\s*)?(?:noon|midday)\b", re.IGNORECASE), "12:00"),
    (re.compile(r"\b12\s*midnight\b|\bmidnight\b", re.IGNORECASE), "24:00"),
    (re.compile(r"\b(?:ore|kl\.?|klokken|alle)\s+(\d{1,2})\b(?![:.h])",
                re.IGNORECASE), r"\1:00"),
    (re.compile(r"\b(\d{1,2})\s*(?:uhr|h|uur)\b(?!\s*\d)", re.IGNORECASE),
     r"\1:00"),
    (re.compile(r"(?<!\d)([01]\d|2[0-3])([0-5]\d)(?=\s*(?:GMT|UTC|BST|CET|CEST"
                r"|EST|EDT|hrs|hours|on\b|[A-Za-z]+day))"), r"\1:\2"),
    (re.compile(r"\b(?:hrs|hours)\b", re.IGNORECASE), ""),
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Embargo(NamedTuple):
    """
    An embargo that an item states.

    Attributes:
        until: when it ends; None if that is not stated or not certain.
    """

    until: datetime | None


def read_embargo(item: NewsItem) -> Embargo | None:
    """Return the embargo that notes, headline or text state, if any."""
    sent = item.version_created or item.fetched_at
    for text in (item.ed_note, item.headline, item.slugline):
        if match := _PA_FORM.search(text[: _SPAN * 8]):
            return Embargo(_pa_time(match, sent))
    ends = [_find_end(span, item.language, sent) for span in _statements(item)]
    if not ends:
        return None
    return Embargo(next(filter(None, ends), None))


def _statements(item: NewsItem) -> Iterator[str]:
    """Yield the text behind each statement of an embargo."""
    note = item.ed_note[: _SPAN * 8]
    for match in _STATEMENT.finditer(note):
        yield note[match.end() : match.end() + _SPAN]
    if marked := _IN_HEADLINE.match(item.headline):
        yield item.headline[marked.end() : marked.end() + _SPAN]
    head = item.body.split("\n\n", _HEAD_PARAGRAPHS)[:_HEAD_PARAGRAPHS]
    for paragraph in head:
        stated = _STATEMENT.match(paragraph[:_LONGEST_NOTE])
        if stated and _is_note(paragraph, stated):
            yield paragraph[stated.end() : stated.end() + _SPAN]


def _is_note(paragraph: str, stated: re.Match[str]) -> bool:
    """Return whether a paragraph is an instruction and no story's first."""
    is_marked = stated["term"].isupper() or paragraph[
        stated.end() :
    ].lstrip().startswith((":", "\uff1a"))
    return is_marked and len(paragraph) <= _LONGEST_NOTE


def _find_end(span: str, language: str, sent: datetime) -> datetime | None:
    """Return the first moment that a span states with certainty."""
    for pattern, replacement in _WORDS:
        span = pattern.sub(replacement, span)
    span = re.sub(r"\s+", " ", span).strip(_MARKS)
    while match := _STATED_AGAIN.match(span):
        span = span[match.end() :].lstrip(_MARKS)
    tokens = span.split(" ")[:_MOST_TOKENS]
    for count in range(len(tokens), 0, -1):
        text = " ".join(tokens[:count]).rstrip(".,;:!)]")
        if until := _parse(text, language, sent):
            return until
    return None


def _parse(text: str, language: str, sent: datetime) -> datetime | None:
    """Parse a moment; without a year it is the next such day."""
    if _YEAR.search(text):
        return _in_its_zone(text, language)
    until = _in_its_zone(f"{text} {sent.year}", language)
    if until is not None and until < sent - _HALF_YEAR:
        return _in_its_zone(f"{text} {sent.year + 1}", language)
    return until


def _in_its_zone(text: str, language: str) -> datetime | None:
    until = dates.parse(text, language)
    if until is None or until.utcoffset() or _UTC.search(text):
        return until
    return until.replace(tzinfo=_LAST_ZONE)


def _pa_time(match: re.Match[str], sent: datetime) -> datetime | None:
    month = month_of(match["month"] or match["month2"], "en")
    year = int(match["year"] or sent.year)
    try:
        when = datetime(
            year,
            month,
            int(match["day"] or match["day2"]),
            int(match["hour"]),
            int(match["minute"]),
            tzinfo=ZoneInfo("Europe/London"),
        )
    except ValueError:
        return None
    when = _to_utc(when, (match["zone"] or "").upper())
    # An item sent in December for a day in January means the next year.
    is_next_year = not match["year"] and when < sent - _HALF_YEAR
    return when.replace(year=year + 1) if is_next_year else when


def _to_utc(when: datetime, zone: str) -> datetime:
    if zone not in _OFFSET:
        return when.astimezone(UTC)
    return when.replace(tzinfo=UTC) - timedelta(hours=_OFFSET[zone])
