"""
Entities of an item: who, where, what and when.

    engine = rule_engine()
    entities = extract_entities(item, engine)

In the order of reading:

    engine         the interface of an engine: text in, typed spans out
    extraction     all spans of an item, grouped into its entities
    rule_engine    the default engine: gazetteers and rules
    spacy_engine   the optional engine: a spaCy model after the rules
    coreference    short names resolved to full names
    mention_limit  the most mentions of one item
    subjects       IPTC Media Topics of an item
    text           tokens, gazetteer and word lists, used by all rules
    english        names in English
    languages      names in eight other languages
    name_lists     names known in advance, built in or from the operator
    places         place names linked to GeoNames and ISO 3166
    values         dates, amounts, percentages and tickers
    data           the word lists
"""

from extractors.entities.engine import Engine, Span
from extractors.entities.extraction import extract_entities
from extractors.entities.mention_limit import (
    ENTITIES_LIMITED,
    MAX_MENTIONS,
    limit_mentions,
)
from extractors.entities.rule_engine import rule_engine
from extractors.entities.subjects import infer_subjects

__all__ = [
    "ENTITIES_LIMITED",
    "MAX_MENTIONS",
    "Engine",
    "Span",
    "extract_entities",
    "infer_subjects",
    "limit_mentions",
    "rule_engine",
]
