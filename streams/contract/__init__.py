"""
The contract with consumers: JSON and Avro schemas, an AsyncAPI document.

    schemas     a JSON Schema for the value of every topic, from the types
    avro        Avro schemas for what consumers read, from the same types
    profile     IPTC's ninjs 3.1 with our block, as the standard extends it
    asyncapi    topics, keys, policies, headers
    breaks      what a change of a schema takes away from its readers

``python -m streams.contract`` writes them to ``deploy/schemas``.
"""

from streams.contract.asyncapi import asyncapi
from streams.contract.avro import avro_schemas
from streams.contract.compat import breaks
from streams.contract.schemas import profile, schemas

__all__ = ["asyncapi", "avro_schemas", "breaks", "profile", "schemas"]
