"""
Photo credits in the forms that agencies use.

The modules:

    forms    credits alone, in brackets or behind a caption
    parties  the photographer and the houses of a credit
    labels   the words that introduce a credit, by language
    names    agencies, persons and sources
"""

from extractors.fields.credit.forms import (
    find_tail,
    is_bracketed_credit,
    is_house,
)
from extractors.fields.credit.parties import (
    names_only_agencies,
    split_parties,
    strip_label,
)

__all__ = [
    "find_tail",
    "is_bracketed_credit",
    "is_house",
    "names_only_agencies",
    "split_parties",
    "strip_label",
]
