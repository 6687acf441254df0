"""
The contract with consumers: JSON and Avro schemas, an AsyncAPI document.

    schemas     JSON Schemas of all topics' values, and the ninjs profile
    avro        Avro schemas of the public topics, from the same types
    asyncapi    AsyncAPI document: topics, keys, policies, headers
    compat      find changes of a schema that break its readers
    validate    check a document against a JSON Schema
    __main__    write all files of the contract

``python -m streams.contract`` writes them to ``deploy/schemas``.
"""

from streams.contract.asyncapi import asyncapi
from streams.contract.avro import avro_schemas
from streams.contract.compat import breaking_changes, unannounced_changes
from streams.contract.schemas import profile, schemas

__all__ = [
    "asyncapi",
    "avro_schemas",
    "breaking_changes",
    "profile",
    "schemas",
    "unannounced_changes",
]
