"""
Names in languages other than English.

In the order of reading:

    dispatch       the rules for a language, and its names without rules
    word_lists     titles, head nouns and other words by language
    place_names    known places and organisations in these languages
    city_names     names of large cities, derived from GeoNames
    span_merge     spans of several rules; the first of overlapping ones wins
    latin          Spanish, French, German, Italian and four others
    organisations  organisations in Latin script
    people         people in Latin script
    places         places after a preposition, for Latin script and Russian
    patterns       patterns of capitalised words
    russian        Russian
    russian_cases  the cases of a Russian name
    chinese        Chinese
    arabic         Arabic
"""

from extractors.entities.languages.dispatch import LANGUAGES, recognise
from extractors.entities.languages.place_names import foreign_entries

__all__ = ["LANGUAGES", "foreign_entries", "recognise"]
