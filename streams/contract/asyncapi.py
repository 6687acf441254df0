"""
The AsyncAPI 3.0 document: topics, keys, policies, headers.

https://www.asyncapi.com/docs/reference/specification/v3.0.0
"""

from typing import Any

from streams.kafka.content_types import AVRO, JSON
from streams.kafka.producer_records import origin_headers
from streams.kafka.topics import (
    DEADLETTERS,
    PUBLIC_TOPICS,
    SINK_PREFIX,
    TOPICS,
    Topic,
    is_public,
    sink,
)

__all__ = ["asyncapi"]

Part = dict[str, Any]

HEADERS: Part = {
    "type": "object",
    "required": ["content-type", "schema", "traceparent"],
    "properties": {
        "content-type": {"enum": [JSON.decode(), AVRO.decode()]},
        "schema": {
            "type": "string",
            "pattern": "^[A-Za-z]+/[0-9]+$",
            "description": "Kind of value and number of its schema.",
        },
        "traceparent": {
            "type": "string",
            "pattern": "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$",
            "description": "W3C Trace Context, derived from the raw record.",
        },
        "event": {
            "type": "string",
            "description": "What a version of an item is to its readers.",
        },
    },
}
INTERNAL_READERS = frozenset(
    {
        "desk",
        "poller",
        "desk clean",
        "desk dedupe",
        "desk enrich",
        "desk stories",
        "page",
    }
)


def asyncapi(version: str) -> Part:
    """
    Return the AsyncAPI document.

    Args:
        version: the version of copydesk, for ``info``.
    """
    topics = (*TOPICS, sink("{route}"))
    return {
        "asyncapi": "3.0.0",
        "id": "urn:copydesk:contract",
        "info": {
            "title": "copydesk",
            "version": version,
            "description": (
                "A wire desk as a stream. Topic names carry a prefix that a "
                "deployment chooses. At least once: a record may come "
                "again, with the same key and the same bytes."
            ),
            "license": {
                "name": "Apache-2.0",
                "url": "https://www.apache.org/licenses/LICENSE-2.0",
            },
        },
        "defaultContentType": "application/json",
        "servers": {
            "kafka": {
                "host": "localhost:9092",
                "protocol": "kafka",
                "description": "COPYDESK_BROKER",
            }
        },
        "channels": {_channel_id(topic): _channel(topic) for topic in topics},
        "operations": dict(
            operation for topic in topics for operation in _operations(topic)
        ),
        "components": {
            "messages": {topic.value: _message(topic) for topic in TOPICS}
            | {
                _avro_message_id(topic): _avro_message(topic)
                for topic in PUBLIC_TOPICS
            },
            "messageTraits": {"headers": {"headers": HEADERS}},
        },
    }


def _channel_id(topic: Topic) -> str:
    """Return a channel's id: letters, digits and dashes."""
    return "sink" if topic.name.startswith(SINK_PREFIX) else topic.name


def _channel(topic: Topic) -> Part:
    is_sink = topic.name.startswith(SINK_PREFIX)
    parameters = {
        "prefix": {"default": "wire.", "description": "COPYDESK_PREFIX"}
    }
    if is_sink:
        parameters["route"] = {"description": "a table of routes.toml"}
    return {
        "address": "{prefix}" + topic.name,
        "title": topic.name,
        "description": f"Written by {topic.writer}, read by {topic.reader}.",
        "parameters": parameters,
        "messages": {
            message: {"$ref": f"#/components/messages/{message}"}
            for message in _message_ids(topic)
        },
        "bindings": {"kafka": _binding(topic)},
    }


def _message_ids(topic: Topic) -> tuple[str, ...]:
    """
    Return the ids of a channel's messages.

    A public topic has a second message: a deployment with a schema registry
    writes Avro instead of JSON.
    """
    avro = (_avro_message_id(topic),) if is_public(topic) else ()
    return topic.value, *avro


def _avro_message_id(topic: Topic) -> str:
    return f"{topic.value}Avro"


def _binding(topic: Topic) -> Part:
    """Return the topic's cleanup policy, and its retention if it deletes."""
    policies = topic.policy.split(",")
    retention = (
        {"retention.ms": topic.retention_ms} if "delete" in policies else {}
    )
    return {
        "topicConfiguration": {"cleanup.policy": policies, **retention},
        "bindingVersion": "0.5.0",
    }


def _own_headers(topic: Topic) -> Part:
    """Return the headers that not every message has in this form."""
    schema = {"schema": {"const": topic.schema_header}}
    if topic is not DEADLETTERS:
        return schema
    place = {
        name: {"description": "Place of the record that failed."}
        for name in origin_headers("", 0, 0)
    }
    return schema | place


def _message(topic: Topic) -> Part:
    return {
        "name": topic.value,
        "contentType": "application/json",
        "traits": [{"$ref": "#/components/messageTraits/headers"}],
        # A trait is merged into its message: this adds to its headers.
        "headers": {"properties": _own_headers(topic)},
        "payload": {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {"$ref": f"./{topic.name}.json"},
        },
        "bindings": {
            "kafka": {
                "key": {"type": "string", "description": topic.key},
                "bindingVersion": "0.5.0",
            }
        },
    }


def _avro_message(topic: Topic) -> Part:
    """
    Return a topic's message with an Avro value.

    Deployments with COPYDESK_SCHEMA_REGISTRY write it. The id of the schema
    precedes the value (Confluent's wire format).
    """
    message = _message(topic)
    key = message["bindings"]["kafka"]
    return message | {
        "contentType": AVRO.decode(),
        "payload": {
            "schemaFormat": "application/vnd.apache.avro+json;version=1.9.0",
            "schema": {"$ref": f"./{topic.name}.avsc"},
        },
        "bindings": {
            "kafka": key
            | {
                "schemaIdLocation": "payload",
                "schemaIdPayloadEncoding": "confluent",
                "schemaLookupStrategy": "TopicNameStrategy",
            }
        },
    }


def _operations(topic: Topic) -> list[tuple[str, Part]]:
    """Return the write operation, and the read one of external readers."""
    channel = {"$ref": f"#/channels/{_channel_id(topic)}"}
    operations = [
        (
            f"write-{_channel_id(topic)}",
            {"action": "send", "channel": channel, "summary": topic.writer},
        )
    ]
    if not INTERNAL_READERS.issuperset(topic.reader.split(", ")):
        operation = {
            "action": "receive", "channel": channel, "summary": topic.reader,
        }  # fmt: skip
        operations.append((f"read-{_channel_id(topic)}", operation))
    return operations
