"""The committed contract: no drift, nothing taken away from readers."""

import json
from pathlib import Path

import pytest

from streams.contract import asyncapi, breaks, schemas
from streams.contract.__main__ import documents
from streams.kafka.topics import TOPICS

SCHEMAS = Path("deploy/schemas")
RELEASED = SCHEMAS / "released"


def test_the_committed_files_are_what_the_types_say():
    files = [*SCHEMAS.glob("*.json"), *SCHEMAS.glob("*.avsc")]
    committed = {one.name: one.read_text() for one in files}

    assert committed == documents(), "run `make schemas` and read the diff"


@pytest.mark.parametrize(
    "path", sorted(RELEASED.glob("*.json")), ids=lambda p: p.stem
)
def test_nothing_is_taken_away_from_readers(path):
    """A break needs a new schema number, a new topic name and an ADR."""
    assert breaks(json.loads(path.read_text()), schemas()[path.stem]) == ()


def test_every_topic_has_a_schema_and_a_channel():
    names = {topic.name for topic in TOPICS}

    assert set(schemas()) == names
    assert set(asyncapi("1")["channels"]) == names | {"sink"}


def test_asyncapi_refers_to_what_is_there():
    document = asyncapi("1")
    messages = document["components"]["messages"]

    for channel in document["channels"].values():
        assert set(channel["messages"]) <= set(messages)
    for message in messages.values():
        assert (SCHEMAS / message["payload"]["schema"]["$ref"]).is_file()


def of(required=(), **properties):
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
    }


TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (of(a=TEXT), of(a=TEXT, b=TEXT), ()),
        (of(a=TEXT), of(b=TEXT), ("/a: is gone",)),
        (of(a=TEXT), of(a=NUMBER), ("/a: string became integer",)),
        (of(["a"], a=TEXT), of(a=TEXT), ("/a: is not always there any more",)),
        (of(a=TEXT), of(["a"], a=TEXT), ()),
        (of(a=TEXT), of(a={"type": "string", "format": "date-time"}),
         ("/a: string became string date-time",)),
        (of(a={"enum": ["x"]}), of(a={"enum": ["x", "y"]}),
         ("/a: values that no reader knows: y",)),
        (of(a={"enum": ["x", "y"]}), of(a={"enum": ["x"]}), ()),
        (of(a={"type": "array", "items": of(b=TEXT)}),
         of(a={"type": "array", "items": of()}), ("/a[]/b: is gone",)),
        (of(a={"anyOf": [TEXT, {"type": "null"}]}), of(a=TEXT),
         ("/a: null or string became string",)),
    ],
)  # fmt: skip
def test_what_breaks_a_reader(old, new, said):
    assert breaks(old, new) == said


def test_references_are_followed_and_never_for_ever():
    old = {
        "$ref": "#/$defs/A",
        "$defs": {"A": of(a={"$ref": "#/$defs/A"}, b=TEXT)},
    }
    new = {"$ref": "#/$defs/A", "$defs": {"A": of(a={"$ref": "#/$defs/A"})}}

    assert breaks(old, new) == ("/b: is gone",)
