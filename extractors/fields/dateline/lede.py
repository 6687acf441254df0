"""The dateline at the head of a paragraph, in all scripts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from extractors.fields import byline
from extractors.fields.dateline import east_asian
from extractors.fields.dateline.acceptance import split_places
from extractors.fields.dateline.agencies import fold
from extractors.fields.dateline.dates import is_date
from extractors.fields.dateline.forms import FORMS
from extractors.fields.dateline.places import is_place
from extractors.model.item import Dateline

__all__ = ["is_place_only", "parse", "split_byline"]

_MAX_HEAD = 200  # characters; no dateline is longer
_MAX_BYLINE = 12  # words before the dateline
_ARABIC_ON = " في"  # before a date
_OF_REPORTER = re.compile(r"(?:Корр\.|Кор\.)\s(?P<agency>\S{2,14})\s")
"""``/Корр. ТАСС Иван Петров/``"""
_REPORTER_BEFORE = re.compile(
    r"(?=\S{0,15}[a-zß-ÿğış])[^\W\d_]{2,15}(?:\s[^\W\d_]{2,15})?"
    r"\s[A-ZÇĞİÖŞÜ]{2,15}\s?/\s?(?=[A-ZÇĞİÖŞÜ]{2})"
)
"""``Ali DERE/ANKARA, (DHA)``: a surname in capitals before the place."""
_BEFORE_PLACE = re.compile(r"\s+(?=[^\W\d_]{2})")


def parse(
    paragraph: str,
    agencies: Iterable[str] = (),
    dialect: re.Pattern[str] | None = None,
) -> tuple[Dateline | None, str]:
    """
    Separate the dateline at the head of a paragraph from the text.

    Args:
        paragraph: the first paragraph of a body, one line.
        agencies: names of the agency that supplied the item. They are known
            in addition to the listed ones.
        dialect: the complete dateline of that agency, tried if no common
            form matches; with the groups ``place`` and ``date``.

    Returns:
        The dateline and the paragraph without it. ``None`` and the unchanged
        paragraph if it has no dateline.
    """
    own = frozenset(fold(name) for name in agencies if name)
    start = len(paragraph) - len(paragraph.lstrip())
    head = paragraph[start : start + _MAX_HEAD]
    found = _find(head, own) or _find_dialect(head, agencies, dialect)
    if found is None:
        return None, paragraph
    parsed, end = found
    return parsed, paragraph[start + end :].lstrip()


def is_place_only(parsed: Dateline) -> bool:
    """Return whether a dateline has neither agency nor date."""
    return not parsed.agency and not parsed.date


def split_byline(
    paragraph: str, agencies: Iterable[str] = ()
) -> tuple[str, str]:
    """
    Separate a byline from the dateline that follows in the same line.

    In ``By Ann Berg OSLO, Nov 24 (Reuters) - Snow`` nothing separates them.
    The byline ends where the rest is a dateline with place and agency.

    Returns:
        The names and the paragraph without them; no names and the unchanged
        paragraph if it has no such byline.
    """
    own = frozenset(fold(name) for name in agencies if name)
    head = paragraph[:_MAX_HEAD].lstrip()
    skipped = len(paragraph) - len(paragraph.lstrip())
    if not byline.parse(" ".join(head.split()[:3])):
        return "", paragraph
    found = list(_rest_after_names(head, own))
    if not found:
        return "", paragraph
    in_capitals = (split for split in found if split.place.isupper())
    chosen = next(in_capitals, found[-1])
    return chosen.names, paragraph[skipped + chosen.end :]


class _Split(NamedTuple):
    """A byline, where it ends, and the place after it."""

    names: str
    end: int
    place: str


def _rest_after_names(head: str, own: frozenset[str]) -> Iterator[_Split]:
    """Yield the splits after which a dateline with an agency follows."""
    for gap in islice(_BEFORE_PLACE.finditer(head), 1, _MAX_BYLINE):
        names = byline.parse(head[: gap.start()].rstrip(" ,|-–—"))
        found = _find(head[gap.end() :], own) if names else None
        if found and found[0].agency and found[0].places:
            place = found[0].text
            if place.partition(",")[0].isupper() or is_place(place):
                yield _Split(names, gap.end(), place.partition(",")[0])


def _find(head: str, own: frozenset[str]) -> tuple[Dateline, int] | None:
    """Return the dateline of a head and its length."""
    if found := east_asian.parse(head, own):
        return found
    for form in FORMS:
        match = form.needs.search(head) and form.pattern.match(head)
        if match and form.accepts(match, own) and not _is_byline(match):
            return _from_parts(match.groupdict()), match.end()
    return None


def _find_dialect(
    head: str, agencies: Iterable[str], dialect: re.Pattern[str] | None
) -> tuple[Dateline, int] | None:
    match = dialect.match(head) if dialect else None
    if match is None:
        return None
    stated = match[0].casefold()
    named = (name for name in agencies if name and name.casefold() in stated)
    groups = {"agency": next(named, "")} | match.groupdict()
    return _from_parts(groups), match.end()


def _is_byline(match: re.Match[str]) -> bool:
    """Return whether the place found is a byline, and maybe a place."""
    place = match.groupdict().get("place") or ""
    return bool(byline.parse(place)) and not is_place(place)


def _from_parts(groups: Mapping[str, str | None]) -> Dateline:
    parts = {name: value for name, value in groups.items() if value}
    place = parts.get("place", "")
    if reporter := _REPORTER_BEFORE.match(place):
        place = place[reporter.end() :]
    text = _trim(place)
    agency = (
        parts.get("agency") or parts.get("slashed") or parts.get("bare", "")
    )
    date = parts.get("date") or parts.get("after", "")
    if any(map(str.isdigit, agency)) and is_date(agency):
        agency, date = "", agency  # ``LONDON (March 3) -``
    own = _OF_REPORTER.match(agency)
    return Dateline(
        text=text,
        places=tuple(map(_trim, split_places(text))),
        agency=own["agency"] if own else agency,
        date=date,
    )


def _trim(place: str) -> str:
    """Return a place without the stop behind it, ``Fla.`` unchanged."""
    place = place.strip(" ,").removesuffix(_ARABIC_ON)
    is_abbreviation = "," in place or "." in place[:-1]
    return place if is_abbreviation else place.rstrip(".")
