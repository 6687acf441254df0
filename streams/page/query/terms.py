"""
What a person types into the search field.

    harbour ferry         both words
    "battery ferry"       the phrase
    harb*                 words that begin so
    -strike               without the word
    ferry OR tram         one of the two
    headline:ferry        in the headline only
    agency:"North Harbour" place:Bergen lang:en
    since:2026-03-01 until:2026-03-02

Every text is a search; nothing of it is an error.
"""

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["FIELDS", "WORD_FIELDS", "Condition", "Search", "Word",
           "parse_search"]  # fmt: skip

FIELDS = (
    "agency", "language", "event", "feed", "story", "urgency", "status",
    "subject", "route", "signal", "place", "person", "organisation",
    "entity", "uri",
)  # fmt: skip
"""Fields of conditions; the names are also those of an address' query."""
WORD_FIELDS = {
    "headline": "headline",
    "title": "headline",
    "slug": "slug",
    "body": "body",
    "text": "body",
    "by": "byline",
    "byline": "byline",
    "caption": "caption",
    "name": "entity",
    "topic": "subject",
}
"""Name in a search text -> column of the full-text index."""
_OTHER_NAMES = {"lang": "language", "org": "organisation", "kind": "event"}
_TIMES = {"since": "since", "after": "since",
          "until": "until", "before": "until"}  # fmt: skip
_TERM = re.compile(
    r"(?P<minus>-)?(?:(?P<field>[a-z]{2,20}):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
)
MAX_TERMS = 30


class Condition(NamedTuple):
    """One value that a field must have, or must not have."""

    field: str
    value: str
    is_negated: bool = False


class Word(NamedTuple):
    """
    One word or phrase.

    Attributes:
        column: of the full-text index; empty for all.
        is_prefix: words that begin so match, too.
        is_alternative: this word or the one before it.
    """

    text: str
    column: str = ""
    is_prefix: bool = False
    is_negated: bool = False
    is_alternative: bool = False


class Search(NamedTuple):
    """A search text in its parts."""

    words: tuple[Word, ...] = ()
    conditions: tuple[Condition, ...] = ()
    since: str = ""
    until: str = ""


@lru_cache(maxsize=256)
def parse_search(text: str) -> Search:
    """Return the parts of a search text."""
    words: list[Word] = []
    conditions: list[Condition] = []
    times = {"since": "", "until": ""}
    is_alternative = False
    for found in list(_TERM.finditer(text))[:MAX_TERMS]:
        field = found["field"] or ""
        is_phrase = found["phrase"] is not None
        value = (found["phrase"] or found["word"] or "").strip()
        if not field and not is_phrase and value == "OR":
            is_alternative = bool(words)
            continue
        name = _OTHER_NAMES.get(field, field)
        if name in _TIMES:
            times[_TIMES[name]] = value
        elif name in FIELDS and value:
            conditions.append(Condition(name, value, bool(found["minus"])))
        else:
            if field and field not in WORD_FIELDS:
                value = f"{field} {value}"  # such as 10:30 or a web address
            word = _word(value, field, found, is_alternative=is_alternative)
            words += [word] if word else []
        is_alternative = False
    return Search(tuple(words), tuple(conditions), **times)


def _word(
    value: str, field: str, found: re.Match[str], *, is_alternative: bool
) -> Word | None:
    """Return a word; None if it has no letter and no digit."""
    is_prefix = found["phrase"] is None and value.endswith("*")
    if not any(character.isalnum() for character in value):
        return None
    return Word(
        value.rstrip("*") if is_prefix else value,
        WORD_FIELDS.get(field, ""),
        is_prefix,
        bool(found["minus"]),
        is_alternative and not found["minus"],
    )
