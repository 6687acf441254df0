"""Names of people in other cases: ``Petra Fialy`` is ``Petr Fiala``."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from extractors.entities.engine import Span
from extractors.entities.text.case_endings import person_base_forms
from extractors.entities.text.lexicon import first_names, has_name, surnames
from extractors.entities.text.patterns import CYRILLIC_UPPER, UPPER
from extractors.entities.text.word_lists import phrases

__all__ = ["find_inflected_surnames", "name_in_nominative"]

_CAPITALISED = re.compile(
    rf"(?<![\w-])((?:{UPPER}|{CYRILLIC_UPPER})\w{{2,40}})"
)
_NEXT_IS_NAME = re.compile(rf" (?:{UPPER}|{CYRILLIC_UPPER})\w")
_WORD_BEFORE = re.compile(r"(\w{1,40})[ ]\Z")
_GENITIVE_S = frozenset(["de", "sv", "da", "nb"])
_SHORTEST_STEM = 2
"""Letters that no case changes."""

_VOWELS = frozenset("aeiouyáéíóúýěäöåąęаеиоуыэюяіїє")


def name_in_nominative(
    text: str, language: str, spans: Sequence[Span]
) -> tuple[Span, ...]:
    """
    Give each inflected full name of a person its nominative in the text.

    Only a name whose nominative the text has too is changed, and only if
    each of its words is a case of the other's.
    """
    names = {
        text[span.start : span.end] for span in spans if span.type == "person"
    }
    full_names = {name for name in names if " " in name}
    nominatives = dict(_find_nominatives(full_names, language))
    if language in _GENITIVE_S:
        for name in full_names - nominatives.keys():
            nominatives.update(_without_s(name))
    if not nominatives:
        return tuple(spans)
    bearers = Counter(name.rpartition(" ")[2] for name in full_names)
    for name, nominative in tuple(nominatives.items()):
        surname = name.rpartition(" ")[2]
        if bearers[surname] == 1:
            nominatives.setdefault(surname, nominative)
    return tuple(
        span.identified(span.id, nominatives[name])
        if span.type == "person"
        and (name := text[span.start : span.end]) in nominatives
        else span
        for span in spans
    )


def _without_s(name: str) -> Iterator[tuple[str, str]]:
    """Yield ``Mette Frederiksens`` with a listed surname without ``s``."""
    surname = name.rpartition(" ")[2]
    listed = surnames()
    if (
        surname.endswith("s")
        and has_name(listed, surname[:-1])
        and not has_name(listed, surname)
    ):
        yield name, name[:-1]


def _find_nominatives(
    names: set[str], language: str
) -> Iterator[tuple[str, str]]:
    """Yield each inflected name with its nominative."""
    for name in names:
        found = [base for base in _base_names(name, language) if base in names]
        if len(found) == 1:
            [base] = found
            if name not in _base_names(base, language):
                yield name, base


def _base_names(name: str, language: str) -> set[str]:
    """Return the names of which a full name can be a case."""
    first, *inner, last = name.split(" ")
    if first in phrases(language, "woman"):
        firsts: tuple[str, ...] = (first,)
    else:
        firsts = (first, *person_base_forms(first, language))
    lasts = (last, *person_base_forms(last, language))
    return {
        " ".join((base_first, *inner, base_last))
        for base_first in firsts
        for base_last in lasts
        if (base_first, base_last) != (first, last)
        and not _is_another_person(
            first, base_first, same_surname=last == base_last
        )
    }


def _is_another_person(first: str, base: str, *, same_surname: bool) -> bool:
    """
    Distinguish ``Jana Nowak`` from ``Jan Nowak``.

    The surname of a man has the case of his first name.
    """
    return same_surname and first != base and base[-1] not in _VOWELS


def find_inflected_surnames(
    text: str, language: str, spans: Sequence[Span]
) -> Iterator[Span]:
    """
    Yield the surnames in another case: ``Babišovi`` for ``Andrej Babiš``.

    Only the surnames of people who have a full name in the text, and each
    only if one of them has it.
    """
    full_names = _by_surname(text, spans)
    if not full_names:
        return
    excluded = phrases(language, "open", "never", "given")
    starts = {surname[:_SHORTEST_STEM] for surname in full_names}
    for match in _CAPITALISED.finditer(text):
        word = match[1]
        if word[:_SHORTEST_STEM] not in starts:
            continue  # most words
        name = _full_name(word, full_names, language)
        if not name or word in excluded or has_name(first_names(), word):
            continue
        if _NEXT_IS_NAME.match(text, match.end()):
            continue
        start = _start_of_name(text, match.start(), name, language)
        if start is not None:
            yield Span(start, match.end(), "person", 0.6, name=name)


def _by_surname(text: str, spans: Sequence[Span]) -> Mapping[str, str]:
    """Return the full name by the surname; empty if two people share it."""
    found: dict[str, str] = {}
    for span in spans:
        name = span.name or text[span.start : span.end]
        first, _, last = name.rpartition(" ")
        if span.type == "person" and first:
            known = found.setdefault(last, name)
            if known != name:
                found[last] = ""
    return found


def _full_name(word: str, names: Mapping[str, str], language: str) -> str:
    if word in names:
        return ""  # a nominative is found as a repeated name
    found = {
        names[base]
        for base in person_base_forms(word, language)
        if base in names
    }
    return found.pop() if len(found) == 1 else ""


def _start_of_name(text: str, at: int, name: str, language: str) -> int | None:
    """
    Return where a surname starts with the first name before it.

    ``None`` behind a first name of somebody else.
    """
    before = _WORD_BEFORE.search(text, max(0, at - 42), at)
    if before is None or not before[1][0].isupper():
        return at
    word, first = before[1], name.split(" ", maxsplit=1)[0]
    if word in phrases(language, "woman"):
        return None
    if word == first or first in person_base_forms(word, language):
        return before.start()
    return at if word in phrases(language, "open") else None
