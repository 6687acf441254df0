"""
Who, where, what: the entities of an item.

    engine = wire_engine()
    entities = mark(item, engine)
"""

from extractors.entities.engine import Engine, Span
from extractors.entities.gather import mark
from extractors.entities.model import Entity, EntityType, Mention
from extractors.entities.subjects import infer_subjects
from extractors.entities.wire import wire_engine

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
