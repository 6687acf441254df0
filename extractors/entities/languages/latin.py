"""
Languages in Latin script: the same steps for all.

They are Spanish, French, German, Italian, Portuguese, Dutch, Indonesian,
Malay, Swedish, Danish, Norwegian, Finnish, Polish, Czech and Turkish.
"""

from collections.abc import Sequence

from extractors.entities.engine import Span
from extractors.entities.languages.organisations import (
    drop_surnames,
    drop_words,
    find_acronyms,
    find_clubs,
    find_organisations,
)
from extractors.entities.languages.people import (
    find_people,
    find_titles,
    short_names,
)
from extractors.entities.languages.place_names import find_known_names
from extractors.entities.languages.places import drop_people, find_places
from extractors.entities.languages.span_merge import (
    SpanMerger,
    drop_inner,
    find_repeats,
)
from extractors.entities.text.gazetteer import Hit
from extractors.entities.text.other_names import find_other_names
from extractors.entities.text.person_cases import (
    find_inflected_surnames,
    name_in_nominative,
)

__all__ = ["LANGUAGES", "NORWEGIAN", "recognise"]

LANGUAGES = (
    "es", "fr", "de", "it", "pt", "nl", "id", "ms", "sv", "da", "nb", "no",
    "nn", "fi", "pl", "cs", "tr",
)  # fmt: skip

NORWEGIAN = {"no": "nb", "nn": "nb"}
"""All Norwegian has the word lists and names of Bokmål."""
_RULES_OF = {"ms": "id", **NORWEGIAN}
"""Malay uses the word lists of Indonesian, which have words of both."""


def recognise(
    text: str, language: str, hits: Sequence[Hit]
) -> tuple[Span, ...]:
    """Recognise entities in one of ``LANGUAGES``; see ``dispatch``."""
    rules = _RULES_OF.get(language, language)
    merger = SpanMerger()
    merger.exclude(find_other_names(text, rules))
    organisations = (
        *find_clubs(text, rules, hits),
        *find_organisations(text, rules),
    )
    known = drop_surnames(text, find_known_names(text, hits))
    known = drop_words(text, rules, known)
    merger.add(drop_inner(known, organisations))
    merger.add(drop_inner(organisations, organisations))
    merger.add(find_people(text, rules, hits))
    merger.exclude(find_titles(text, rules))
    names = short_names(merger.surfaces(text, "person"), rules)
    merger.add(find_places(text, rules, drop_people(text, rules, hits, names)))
    merger.add(find_acronyms(text, rules))
    people = merger.surfaces(text, "person")
    merger.add(find_repeats(text, short_names(people, rules)))
    spans = name_in_nominative(text, rules, merger.spans())
    merger.add(find_inflected_surnames(text, rules, spans))
    return name_in_nominative(text, rules, merger.spans())
