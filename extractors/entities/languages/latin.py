"""Spanish, French, German, Indonesian and Malay: one set of rules."""

from collections.abc import Sequence

from extractors.entities.engine import Span
from extractors.entities.languages.organisations import acronyms, bodies
from extractors.entities.languages.people import people, shorter, titles
from extractors.entities.languages.place_names import named
from extractors.entities.languages.places import placed
from extractors.entities.languages.span_merge import Layers
from extractors.entities.text.gazetteer import Hit

__all__ = ["LANGUAGES", "read"]

LANGUAGES = ("es", "fr", "de", "id", "ms")

_RULES_OF = {"ms": "id"}
"""Malay is read with the rules of Indonesian, which hold both's words."""


def read(text: str, language: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Mark a text of one of ``LANGUAGES``; see ``dispatch.read``."""
    rules = _RULES_OF.get(language, language)
    layers = Layers()
    layers.claim(named(text, hits))
    layers.claim(bodies(text, rules))
    layers.claim(people(text, rules, hits))
    layers.block(titles(text, rules))
    layers.claim(placed(text, rules, hits))
    layers.claim(acronyms(text, rules))
    called = layers.surfaces(text, "person")
    layers.claim(layers.repeats(text, shorter(called, rules)))
    return layers.spans()
