"""Spanish, French, German, Indonesian and Malay: one set of rules."""

from collections.abc import Sequence

from extractors.entities.engine import Span
from extractors.entities.gazetteer import Hit
from extractors.entities.tongues.bodies import acronyms, bodies
from extractors.entities.tongues.known import named
from extractors.entities.tongues.layers import Layers
from extractors.entities.tongues.people import people, shorter, titles
from extractors.entities.tongues.places import placed

__all__ = ["LANGUAGES", "read"]

LANGUAGES = ("es", "fr", "de", "id", "ms")

_RULES_OF = {"ms": "id"}
"""Malay is read with the rules of Indonesian, which hold both's words."""


def read(text: str, language: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """Mark a text of one of ``LANGUAGES``; see ``tongues.read``."""
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
