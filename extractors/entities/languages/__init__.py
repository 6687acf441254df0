"""
Names in languages other than English.

In the order of reading:

    dispatch       the rules for a language, and its names without rules
    place_names    known places and organisations in these languages
    span_merge     spans of several rules; the first of overlapping ones wins
    latin          fifteen languages in Latin script
    organisations  organisations in Latin script
    organisation_patterns  their patterns, by language
    people         people in Latin script
    person_patterns  their patterns
    person_bounds    where their names start and end
    places         places after a preposition, for Latin script and Cyrillic
    cyrillic       Russian and Ukrainian
    chinese        Chinese
    japanese       Japanese
    korean         Korean
    arabic         Arabic
"""

from extractors.entities.languages.dispatch import LANGUAGES, recognise
from extractors.entities.languages.latin import NORWEGIAN
from extractors.entities.languages.place_names import (
    foreign_entries,
    own_organisations,
)

__all__ = [
    "LANGUAGES",
    "NORWEGIAN",
    "foreign_entries",
    "own_organisations",
    "recognise",
]
