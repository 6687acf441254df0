"""JSON Schemas (draft 2020-12) of every topic's value, from the types."""

from typing import Any

import msgspec

from extractors.model.raw import RawItem
from extractors.output.copydesk_block import DeskBlock
from extractors.output.ninjs_schema import Ninjs
from streams import records
from streams.kafka.topics import TOPICS

__all__ = ["KINDS", "NINJS_TYPE", "profile", "schemas"]

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NINJS_TYPE = (
    "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#/$defs/ninjsType"
)

KINDS: dict[str, type[msgspec.Struct]] = {
    "Ninjs": Ninjs,
    "RawItem": RawItem,
    "FeedRegistration": records.FeedRegistration,
    "PollOutcome": records.PollOutcome,
    "Subscription": records.Subscription,
    "Push": records.Push,
    "Clean": records.Clean,
    "Tick": records.Tick,
    "Unique": records.Unique,
    "Duplicate": records.Duplicate,
    "CaptionRecord": records.CaptionRecord,
    "EntityMention": records.EntityMention,
    "ItemOutcome": records.ItemOutcome,
    "DeadLetter": records.DeadLetter,
    "HandledLetter": records.HandledLetter,
}


def schemas() -> dict[str, Schema]:
    """Return the schema of every topic's value, by topic without prefix."""
    return {topic.name: _schema(topic.value) for topic in TOPICS}


def profile() -> Schema:
    """
    Return ninjs 3.1 with the ``copydesk`` block, over IPTC's own schema.

    This is the standard's way to extend it: its ``ninjsType`` and the new
    property, closed after both (``unevaluatedProperties``).
    """
    (block,), parts = msgspec.json.schema_components([DeskBlock])
    return _plain(
        {
            "$schema": DIALECT,
            "$id": "urn:copydesk:schema:ninjs-profile:1",
            "title": "ninjs 3.1 with the copydesk block",
            "type": "object",
            "allOf": [{"$ref": NINJS_TYPE}],
            "properties": {"copydesk": _local(block)},
            "required": ["uri", "copydesk"],
            "unevaluatedProperties": False,
            "$defs": _local(parts),
        }
    )


def _schema(kind: str) -> Schema:
    (root,), parts = msgspec.json.schema_components([KINDS[kind]])
    return _plain(
        {
            "$schema": DIALECT,
            "$id": f"urn:copydesk:schema:{kind}:1",
            **_local(root),
            "$defs": _local(parts),
        }
    )


def _local(value: Any) -> Any:
    """Point references at ``$defs``, and drop the wrapping of prose."""
    if isinstance(value, dict):
        return {
            key: " ".join(one.split())
            if key == "description" and isinstance(one, str)
            else _local(one)
            for key, one in value.items()
        }
    return [_local(one) for one in value] if isinstance(value, list) else value


def _plain(schema: Schema) -> Schema:
    """Return it as JSON would give it back, tuples as lists."""
    plain: Schema = msgspec.json.decode(msgspec.json.encode(schema))
    return plain
