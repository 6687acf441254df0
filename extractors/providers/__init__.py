"""
The dialects of news agencies: marks in headlines, datelines, end marks.

    read_marks(item)     turns marks into fields; splits revisions off the uri
    read_headline(item)  the same for the headline of its page
    read_notes           the notes to editors in a text: embargoes, corrections
    dialect_of(name)     the dialect of an agency, by any of its names
    is_end_mark(line)    whether a line only says that the story ends
    split_end_mark       the mark behind the last sentence
    read_signature(line)  the authors in a last line
    read_text_credit(line)  the agencies to which a line credits the text

The modules:

    dialect           the types of a dialect
    common            marks that most agencies share
    agencies          one agency each, with the month of the last check
    registry          all dialects, by the names of their agencies
    desk_notes        what a version adds, corrects or repeats, in its text
    embargo           embargoes stated in words
    end_lines         last lines: ends, rights, desk, agencies
    labels            words that label corrections, updates, repeats
    kill_labels       words and notes that kill
    headline_marks    reads the marks of an item
"""

from extractors.providers.end_lines import (
    read_signature,
    read_text_credit,
    split_end_mark,
)
from extractors.providers.headline_marks import (
    read_headline,
    read_marks,
    read_notes,
)
from extractors.providers.registry import DIALECTS, dialect_of, is_end_mark

__all__ = [
    "DIALECTS",
    "dialect_of",
    "is_end_mark",
    "read_headline",
    "read_marks",
    "read_notes",
    "read_signature",
    "read_text_credit",
    "split_end_mark",
]
