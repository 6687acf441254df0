"""
Stories of one event in several languages.

In reading order:

    numbers      numbers in the digits and units of any language
    sounds       how names sound, in the same letters for all scripts
    terms        all terms of an item that do not depend on its language
    term_words   terms as words that a person reads
    linker       finds the story of another language with the same terms
    encoder      vectors of texts by an optional model
    story_index  the stories of a linker
    postings     which stories have a term
"""

from extractors.crosslingual.encoder import (
    SentenceEncoder,
    sentence_encoder,
)
from extractors.crosslingual.linker import (
    THRESHOLD,
    StoryLink,
    StoryLinker,
)
from extractors.crosslingual.term_words import term_words
from extractors.crosslingual.terms import MAX_TERMS, neutral_terms

__all__ = [
    "MAX_TERMS",
    "THRESHOLD",
    "SentenceEncoder",
    "StoryLink",
    "StoryLinker",
    "neutral_terms",
    "sentence_encoder",
    "term_words",
]
