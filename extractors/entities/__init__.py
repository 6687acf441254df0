"""
Who, where, what: the entities of an item.

    engine = wire_engine()
    entities = mark(item, engine)
"""

from extractors.entities.engine import Engine, Span
from extractors.entities.extraction import extract_entities
from extractors.entities.model import Entity, EntityType, Mention
from extractors.entities.rule_engine import rule_engine
from extractors.entities.subjects import infer_subjects

__all__ = [
    "Engine",
    "Entity",
    "EntityType",
    "Mention",
    "Span",
    "extract_entities",
    "infer_subjects",
    "rule_engine",
]
