"""Arabic: people after titles and verbs, organisations after head nouns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import find_known_names
from extractors.entities.languages.span_merge import SpanMerger, find_repeats
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.word_lists import any_of, phrases

__all__ = ["recognise"]

_WORD = r"[\u0621-\u064a\u0671-\u06d3]+"
_FIRST = rf"(?:(?:عبد|أبو|أم) )?{_WORD}"
"""A first name; ``عبد الفتاح`` is one of two words."""

_FULL = rf"{_FIRST}(?: (?:بن |آل |عبد |أبو ){{0,1}}{_WORD})"


def recognise(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Recognise the entities in an Arabic text; see ``dispatch``."""
    merger = SpanMerger()
    merger.add(find_known_names(text, hits))
    merger.add(_find_organisations(text))
    merger.add(_find_people(text, hits))
    merger.add(
        Span(start, end, "place", 0.8, entry.id, entry.name)
        for start, end, entry in hits
        if entry.type == "place" and entry.unambiguous
    )
    people = merger.surfaces(text, "person")
    surnames = (name.split(" ")[-1] for name in people if " " in name)
    merger.add(find_repeats(text, surnames))
    return merger.spans()


def _find_organisations(text: str) -> Iterator[Span]:
    """Yield a head noun with the words of its name: ``وزارة الداخلية``."""
    excluded = phrases("ar", "never")
    for match in _organisation_pattern().finditer(text):
        words = match["name"].split(" ")
        size = next(
            (i for i, word in enumerate(words) if word in excluded), len(words)
        )
        name = " ".join(words[:size])
        if size > 1:
            start = match.start("name")
            yield Span(start, start + len(name), "organisation", 0.7)


@cache
def _organisation_pattern() -> re.Pattern[str]:
    """
    Return a pattern of a head noun and its name.

    Adjectives follow a definite head noun; after another, one word comes
    first.
    """
    heads = phrases("ar", "head")
    definite = "|".join(sorted(h for h in heads if h.startswith("ال")))
    others = "|".join(sorted(h for h in heads if not h.startswith("ال")))
    more = r"(?: (?:لل|ال)[\u0621-\u064a]+)"
    return re.compile(
        rf"(?<!\w)[وبلف]?(?P<name>(?:{definite}){more}{{1,2}}"
        rf"|(?:{others}) {_WORD}{more}{{0,2}})(?!\w)"
    )


def _find_people(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    place_ends = {
        hit.start: hit.end for hit in hits if hit.entry.type == "place"
    }
    excluded = phrases("ar", "never")
    titles = phrases("ar", "title")
    for pattern in _person_patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if place_ends.get(start, start) != start:
                continue
            words = match["name"].split(" ")
            if not match["role"] and _is_construct(words):
                continue
            if words[0].startswith("لل"):
                continue  # ``الأمين العام للأمم المتحدة``
            if excluded.isdisjoint(words) and words[-1] not in titles:
                role = (match["role"],) if match["role"] else ()
                yield Span(start, end, "person", 0.7, roles=role)


def _is_construct(words: Sequence[str]) -> bool:
    """
    Detect a noun and its definite noun behind a verb: ``مدير المصنع``.

    A surname begins with the article as well, so the first name decides.
    """
    return words[-1].startswith("ال") and words[0] not in phrases(
        "ar", "given"
    )


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    title, verbs = any_of("ar", "title"), any_of("ar", "said")
    head = any_of("ar", "head")
    return (
        re.compile(
            rf"(?<!\w)و?(?P<role>{title})(?: ال{_WORD}ي)? "
            rf"(?P<name>{_FULL}(?: ال[\u0621-\u064a]{{2,12}}ي)?)(?!\w)"
        ),
        re.compile(
            rf"(?P<role>)(?<!\w)(?:{verbs}) "
            rf"(?!ال|(?:{title}|{head})(?!\w))(?P<name>{_FULL})"
        ),
        re.compile(
            rf"(?P<role>)(?<!\w)و?(?P<name>(?:{any_of('ar', 'given')}) "
            rf"(?:بن |آل |أبو )?{_WORD})"
        ),
        re.compile(
            rf"(?P<role>)(?<!\w)(?:رئيس|رئيسة) (?:بلدية|وزراء) {_WORD} "
            rf"(?P<name>{_FULL})"
        ),
    )
