"""
The dateline at the head of a wire story's first paragraph.

The forms of the trade (AP Stylebook, Reuters Handbook, agency copy)::

    BEIJING, Dec. 15 (Xinhua) -- Text     place, date, agency
    PARIS/LONDON, Dec 7 (Reuters) - Text  two places
    WASHINGTON (AP) — Text                place and agency
    Berlin (dpa) - Text                   place in lower case
    (Reuters) - Text                      agency only
    Dec 7 (Reuters) - Text                date and agency
    BEIJING — Text                        place only, in capitals
    Berlin - Text                         place only, before a dash
    WILMINGTON, Del. (Reuters) - Text     place with its state
    Frankfurt (Oder) (dpa) - Text         place with its river
    MOSCOW, May 5. /TASS/. Text           agency between slashes
    TOKYO, Nov. 20, Kyodo - Text          agency without brackets
    Bonn, 20.11.2026. Text                date and a stop
    (ANSA) - ROMA, 20 NOV - Text          agency first
    NEW YORK--(BUSINESS WIRE)--Text       dash before the agency
    【東京共同】Text                        East Asian forms

A dateline has an agency or a place that is known. A word in capitals that
is neither (``VERDICT:``, ``TENNIS -``) is a label and stays in the text.

The modules:

    lede         a dateline before a text
    forms        the forms of scripts with spaces
    acceptance   whether what has a form is a dateline
    east_asian   the forms of Chinese, Japanese and Korean
    dates        month and day in any language
    agencies     known agencies; names in agencies.txt
    places       known places
    place_names  their names, derived from GeoNames into two files
    reporters    the reporters whom a dateline names
    supplied     a dateline in a field of its own
"""

from extractors.fields.dateline.lede import (
    is_place_only,
    parse,
    split_byline,
)
from extractors.fields.dateline.reporters import find_reporters
from extractors.fields.dateline.supplied import parse_supplied

__all__ = [
    "find_reporters",
    "is_place_only",
    "parse",
    "parse_supplied",
    "split_byline",
]
