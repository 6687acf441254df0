"""Arabic: people after titles and verbs, heads of bodies."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.engine import Span
from extractors.entities.languages.place_names import named
from extractors.entities.languages.span_merge import Layers
from extractors.entities.languages.word_lists import any_of, phrases
from extractors.entities.text.gazetteer import Hit

__all__ = ["read"]

_WORD = r"[\u0621-\u064a\u0671-\u06d3]+"
_FULL = rf"{_WORD}(?: (?:بن |آل |عبد |أبو ){{0,1}}{_WORD})"


def read(text: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Mark an Arabic text; see ``dispatch.read``."""
    layers = Layers()
    layers.claim(named(text, hits))
    layers.claim(_bodies(text))
    layers.claim(_people(text, hits))
    layers.claim(
        Span(start, end, "place", 0.8, entry.id, entry.name)
        for start, end, entry in hits
        if entry.type == "place" and entry.sure
    )
    called = layers.surfaces(text, "person")
    short = (name.split(" ")[-1] for name in called if " " in name)
    layers.claim(layers.repeats(text, short))
    return layers.spans()


def _bodies(text: str) -> Iterator[Span]:
    """Yield a head and the words of its name: ``وزارة الداخلية``."""
    never = phrases("ar", "never")
    for match in _body().finditer(text):
        words = match["name"].split(" ")
        size = next(
            (n for n, word in enumerate(words) if word in never), len(words)
        )
        name = " ".join(words[:size])
        if size > 1:
            start = match.start("name")
            yield Span(start, start + len(name), "organisation", 0.7)


@cache
def _body() -> re.Pattern[str]:
    """A definite head takes adjectives; another, one word first."""
    heads = phrases("ar", "head")
    definite = "|".join(sorted(h for h in heads if h.startswith("ال")))
    others = "|".join(sorted(h for h in heads if not h.startswith("ال")))
    more = r"(?: (?:لل|ال)[\u0621-\u064a]+)"
    return re.compile(
        rf"(?<!\w)[وبلف]?(?P<name>(?:{definite}){more}{{1,2}}"
        rf"|(?:{others}) {_WORD}{more}{{0,2}})(?!\w)"
    )


def _people(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    lands = {hit.start: hit.end for hit in hits if hit.entry.type == "place"}
    never = phrases("ar", "never")
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if lands.get(start, start) != start:
                continue
            parts = match["name"].split(" ")
            if never.isdisjoint(parts) and parts[-1] not in phrases(
                "ar", "title"
            ):
                role = (match["role"],) if match["role"] else ()
                yield Span(start, end, "person", 0.7, roles=role)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    title, said = any_of("ar", "title"), any_of("ar", "said")
    head = any_of("ar", "head")
    return (
        re.compile(
            rf"(?<!\w)و?(?P<role>{title})(?: {_WORD}ي)? (?P<name>{_FULL})"
        ),
        re.compile(
            rf"(?P<role>)(?<!\w)(?:{said}) "
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
