"""
Who, where, what: the entities of an item.

    engine = wire_engine()
    entities = mark(item, engine)
"""

from extractors.entities.engine import Engine, Span
from extractors.entities.extraction import mark
from extractors.entities.model import Entity, EntityType, Mention
from extractors.entities.rule_engine import wire_engine
from extractors.entities.subjects import infer_subjects

__all__ = [
    "Engine",
    "Entity",
    "EntityType",
    "Mention",
    "Span",
    "infer_subjects",
    "mark",
    "wire_engine",
]
