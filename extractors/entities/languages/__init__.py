"""
Languages other than English: what each has of the conventions of wire copy.

    words      what introduces a name, by language, as data
    known      names of countries, regions, cities and bodies
    latin      Spanish, French, German, Indonesian and Malay, by way of
               bodies, people and places
    russian, chinese, arabic
    layers     one reading over another
"""

from extractors.entities.languages.dispatch import LANGUAGES, read
from extractors.entities.languages.place_names import foreign_entries

__all__ = ["LANGUAGES", "foreign_entries", "read"]
