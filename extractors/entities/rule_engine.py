"""The default engine: gazetteers, and rules for news agency copy."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice

from extractors.entities.engine import MAX_SPANS, Span
from extractors.entities.english.candidates import find_candidates
from extractors.entities.english.disambiguation import disambiguate
from extractors.entities.languages import (
    NORWEGIAN,
    foreign_entries,
    own_organisations,
    recognise,
)
from extractors.entities.name_lists.builtin import builtin_entries
from extractors.entities.name_lists.party_acronyms import drop_foreign_parties
from extractors.entities.places.listed_names import listed_names
from extractors.entities.places.own_places import own_places
from extractors.entities.text.calendar_names import calendar_names
from extractors.entities.text.gazetteer import Entry, Gazetteer, Hit
from extractors.entities.text.inflected_names import (
    find_inflected,
    merge_hits,
)
from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import tokenise
from extractors.model.language_tags import base_language
from extractors.words.cldr import locale_of

__all__ = ["RuleEngine", "rule_engine"]


class RuleEngine:
    """A recogniser made of gazetteers and rules for news agency copy."""

    def __init__(self, entries: Iterable[Entry], min_score: float) -> None:
        self._custom = tuple(entries)
        self._min_score = min_score
        self._listed = listed_names("names.txt")
        self._by_language: dict[str, Gazetteer] = {}
        self._english = Gazetteer(
            (*self._custom, *builtin_entries()), (self._listed,)
        )

    @cached_property
    def _foreign(self) -> Gazetteer:
        """Names in all languages; built at the first text that needs them."""
        return Gazetteer(
            (*self._custom, *foreign_entries()),
            (self._listed, listed_names("foreign_names.txt")),
        )

    def _of_language(self, language: str) -> Gazetteer:
        """Names in one language; built at its first text."""
        own = self._by_language.get(language)
        if own is None:
            own = Gazetteer(
                (
                    *self._custom,
                    *own_organisations(language),
                    *own_places(language),
                )
            )
            self._by_language[language] = own
        return own

    def _find(self, text: str, language: str) -> tuple[Hit, ...]:
        """Return the known names in a text that is not English."""
        base = base_language(language)
        named = NORWEGIAN.get(base, base)
        own = self._of_language(named if locale_of(base) else "")

        def look_up(name: str) -> Entry | None:
            return own.look_up(name) or self._foreign.look_up(name)

        hits = merge_hits(own.find(text), self._foreign.find(text))
        inflected = list(find_inflected(text, named, hits, look_up))
        if inflected:
            hits = merge_hits(inflected, hits)
        hits = drop_foreign_parties(hits, named)
        return tuple(_drop_calendar_names(hits, base))

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Recognise the entities in one text; see ``Engine``."""
        if language and not language.lower().startswith("en"):
            return recognise(text, language, self._find(text, language))
        hits = tuple(self._english.find(text))
        context = TextContext(tokenise(text), hits)
        candidates = list(islice(find_candidates(context), MAX_SPANS))
        spans = tuple(disambiguate(context, candidates, self._min_score))
        return tuple(sorted((*spans, *_find_compounds(text, hits, spans))))


def _drop_calendar_names(hits: Iterable[Hit], language: str) -> Iterator[Hit]:
    """Yield the hits that are no months or weekdays: ``Mai`` is no town."""
    names = calendar_names(language)
    for hit in hits:
        entry = hit.entry
        if entry.type != "place" or entry.surface.casefold() not in names:
            yield hit


def rule_engine(
    gazetteers: Iterable[Iterable[Entry]] = (),
    min_score: float = 1.0,
) -> RuleEngine:
    """
    Build the default engine.

    Args:
        gazetteers: the operator's own gazetteers (see ``read_gazetteer``).
            Their names replace built-in ones; if two of them have a name,
            the first is used.
        min_score: points that a name needs to be an entity; a known name
            has 3, a head noun or a title alone about 2.
    """
    return RuleEngine(chain.from_iterable(gazetteers), min_score)


def _find_compounds(
    text: str, hits: Sequence[Hit], spans: Sequence[Span]
) -> Iterator[Span]:
    """Yield ``Taiwan`` in ``Taiwan-related`` if no other span names it."""
    compounds = [hit for hit in hits if _is_in_compound(text, hit)]
    if not compounds:
        return
    named = {text[span.start : span.end] for span in spans}
    taken = {at for span in spans for at in range(span.start, span.end)}
    for start, end, entry in compounds:
        if text[start:end] not in named and start not in taken:
            yield Span(start, end, "place", 0.6, entry.id, entry.name)


def _is_in_compound(text: str, hit: Hit) -> bool:
    """Return whether a hit is an unambiguous place beside a hyphen."""
    start, end, entry = hit
    return (
        (text[end : end + 1] == "-" or text[start - 1 : start] == "-")
        and entry.type == "place"
        and entry.unambiguous
        and bool(entry.id)
    )
