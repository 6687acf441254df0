"""The default engine: gazetteers and the conventions of wire prose."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from extractors.entities.engine import Span
from extractors.entities.english.candidates import find_candidates
from extractors.entities.english.disambiguation import disambiguate
from extractors.entities.languages import foreign_entries, read
from extractors.entities.name_lists.builtin import builtin_entries
from extractors.entities.text.gazetteer import Entry, Gazetteer, Hit
from extractors.entities.text.text_context import Reading
from extractors.entities.text.tokens import tokenise

__all__ = ["RuleEngine", "rule_engine"]


class RuleEngine:
    """A recogniser built of gazetteers and the conventions of wire copy."""

    def __init__(self, own: Iterable[Entry], least: float) -> None:
        self._own = tuple(own)
        self._least = least
        self._english = Gazetteer((*self._own, *builtin_entries()))

    @cached_property
    def _abroad(self) -> Gazetteer:
        """All names in all languages; built when one of them comes."""
        return Gazetteer((*self._own, *foreign_entries()))

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        """Mark one text; see ``Engine``."""
        if language and not language.lower().startswith("en"):
            return read(text, language, tuple(self._abroad.find(text)))
        hits = tuple(self._english.find(text))
        reading = Reading(tokenise(text), hits)
        spans = tuple(
            disambiguate(reading, list(find_candidates(reading)), self._least)
        )
        return tuple(sorted((*spans, *_compounds(text, hits, spans))))


def rule_engine(
    own_names: Iterable[Iterable[Entry]] = (),
    least: float = 1.0,
) -> RuleEngine:
    """
    Build the default engine.

    Args:
        own_names: a desk's own gazetteers (see ``read_gazetteer``); their
            names win over the package's, the first over the later.
        least: points of evidence that a name needs to be marked; a known
            name has 3, a head word or a title alone about 2.
    """
    return RuleEngine(chain.from_iterable(own_names), least)


def _compounds(
    text: str, hits: Sequence[Hit], spans: Sequence[Span]
) -> Iterator[Span]:
    """Mark ``Taiwan`` in ``Taiwan-related``, if nothing else names it."""
    named = {text[s.start : s.end] for s in spans}
    taken = {at for s in spans for at in range(s.start, s.end)}
    for start, end, entry in hits:
        joined = text[end : end + 1] == "-" or text[start - 1 : start] == "-"
        sure = entry.type == "place" and entry.sure and entry.id
        new = text[start:end] not in named and start not in taken
        if joined and sure and new:
            yield Span(start, end, "place", 0.6, entry.id, entry.name)
