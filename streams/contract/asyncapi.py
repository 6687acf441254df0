"""
An AsyncAPI 3.0 document: topics, keys, policies, headers.

https://www.asyncapi.com/docs/reference/specification/v3.0.0
"""

from typing import Any

from streams.kafka.content_types import AVRO, JSON
from streams.kafka.topics import (
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
OURS = frozenset(
    {"desk", "poller", "desk clean", "desk dedupe", "desk enrich"}
)


def asyncapi(version: str) -> Part:
    """
    Return the document.

    Args:
        version: of copydesk, for ``info``.
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
        "channels": {_id(one): _channel(one) for one in topics},
        "operations": dict(
            pair for one in topics for pair in _operations(one)
        ),
        "components": {
            "messages": {one.value: _message(one) for one in TOPICS}
            | {_avro_id(one): _avro_message(one) for one in PUBLIC_TOPICS},
            "messageTraits": {"headers": {"headers": HEADERS}},
        },
    }


def _id(topic: Topic) -> str:
    """A channel's id: letters, digits and dashes."""
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
            one: {"$ref": f"#/components/messages/{one}"}
            for one in _messages(topic)
        },
        "bindings": {"kafka": _binding(topic)},
    }


def _messages(topic: Topic) -> tuple[str, ...]:
    """Return a channel's messages: Avro instead, if a deployment wants it."""
    avro = (_avro_id(topic),) if is_public(topic) else ()
    return topic.value, *avro


def _avro_id(topic: Topic) -> str:
    return f"{topic.value}Avro"


def _binding(topic: Topic) -> Part:
    """A compacted topic alone is kept for ever."""
    policies = topic.policy.split(",")
    kept = {"retention.ms": topic.retention_ms} if "delete" in policies else {}
    return {
        "topicConfiguration": {"cleanup.policy": policies, **kept},
        "bindingVersion": "0.5.0",
    }


def _message(topic: Topic) -> Part:
    return {
        "name": topic.value,
        "contentType": "application/json",
        "traits": [{"$ref": "#/components/messageTraits/headers"}],
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
    """The same value with COPYDESK_SCHEMA_REGISTRY, its schema's id first."""
    found = _message(topic)
    key = found["bindings"]["kafka"]
    return found | {
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
    """One for who of us writes it, one for whoever may read it."""
    channel = {"$ref": f"#/channels/{_id(topic)}"}
    found = [
        (
            f"write-{_id(topic)}",
            {"action": "send", "channel": channel, "summary": topic.writer},
        )
    ]
    if topic.reader not in OURS:
        operation = {
            "action": "receive", "channel": channel, "summary": topic.reader,
        }  # fmt: skip
        found.append((f"read-{_id(topic)}", operation))
    return found
