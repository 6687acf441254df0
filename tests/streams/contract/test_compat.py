"""Which changes of a schema break its readers."""

import json
from pathlib import Path

import pytest

from streams.contract import breaking_changes, schemas, unannounced_changes

RELEASED = Path("deploy/schemas/released")
REDEFINED = {"items", "duplicates"}
"""Topics with a property whose meaning changed, which no schema shows:
``story`` names an event, where it named a group of copies."""


@pytest.mark.parametrize(
    "path", sorted(RELEASED.glob("*.json")), ids=lambda p: p.stem
)
def test_schema_since_release_has_no_breaking_change(path):
    """A break needs a higher schema number and an ADR."""
    released, current = json.loads(path.read_text()), schemas()[path.stem]

    assert unannounced_changes(released, current) == ()


@pytest.mark.parametrize(
    "path", sorted(RELEASED.glob("*.json")), ids=lambda p: p.stem
)
def test_schema_since_release_has_higher_number_only_with_a_break(path):
    released, current = json.loads(path.read_text()), schemas()[path.stem]

    if path.stem not in REDEFINED and not breaking_changes(released, current):
        assert current["$id"] == released["$id"]


def make_object(required=(), **properties):
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
    }


TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (make_object(a=TEXT), make_object(a=TEXT, b=TEXT), ()),
        (make_object(a=TEXT), make_object(b=TEXT), ("/a: was removed",)),
        (make_object(a=TEXT), make_object(a=NUMBER),
         ("/a: string became integer",)),
        (make_object(["a"], a=TEXT), make_object(a=TEXT),
         ("/a: is no longer required",)),
        (make_object(a=TEXT), make_object(["a"], a=TEXT), ()),
        (make_object(a=TEXT),
         make_object(a={"type": "string", "format": "date-time"}),
         ("/a: string became string date-time",)),
        (make_object(a={"enum": ["x"]}), make_object(a={"enum": ["x", "y"]}),
         ("/a: new values: y",)),
        (make_object(a={"enum": ["x", "y"]}), make_object(a={"enum": ["x"]}),
         ()),
        (make_object(a={"type": "array", "items": make_object(b=TEXT)}),
         make_object(a={"type": "array", "items": make_object()}),
         ("/a[]/b: was removed",)),
        (make_object(a={"anyOf": [TEXT, {"type": "null"}]}),
         make_object(a=TEXT), ("/a: null or string became string",)),
    ],
)  # fmt: skip
def test_change_of_schema_lists_breaking_changes(old, new, changes):
    assert breaking_changes(old, new) == changes


def test_unannounced_changes_higher_number_announces_all():
    old = make_object(a=TEXT) | {"$id": "urn:copydesk:schema:Of:9"}
    new = make_object(b=TEXT)

    changes = [
        unannounced_changes(old, new | {"$id": f"urn:copydesk:schema:Of:{n}"})
        for n in (8, 9, 10)
    ]

    assert changes == [("/a: was removed",), ("/a: was removed",), ()]


def test_recursive_reference_is_followed_once():
    node = {"$ref": "#/$defs/A"}
    old = {**node, "$defs": {"A": make_object(a=node, b=TEXT)}}
    new = {**node, "$defs": {"A": make_object(a=node)}}

    assert breaking_changes(old, new) == ("/b: was removed",)
