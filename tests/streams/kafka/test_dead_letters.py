"""Dead letters, and the closed list of their reasons."""

import ast
import json
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from extractors.formats.common import reasons
from extractors.html.walls import WALLS
from extractors.model.errors import ExtractError
from streams.kafka.dead_letters import (
    Origin,
    dead_letter,
    minimal_dead_letter,
    reason_of,
)
from streams.records import DEAD_LETTER_REASONS, DeadLetter

ROOT = Path(__file__).parents[3]

ORIGIN = Origin(
    "wire.raw", 2, 7, b"urn:x", b"\xff", datetime(2026, 3, 4, tzinfo=UTC)
)
NOT_UTF_8 = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
STEP_REASONS = {"bad-record", "bug", "memory", "timeout", "other"}
"""Reasons that `reason_of` gives to other errors than `ExtractError`."""


class SlugError(Exception):
    reason = "no-body"


def raised_reasons(node, function):
    """Return the values that the first argument of an error can have."""
    match node:
        case ast.Constant(value=str(reason)):
            return {reason}
        case ast.Attribute(value=ast.Name(id="reasons"), attr=name):
            return {getattr(reasons, name)}
        case (
            ast.Attribute(attr="wall")
            | ast.Call(func=ast.Name("wall_of" | "wall_in_place_of_story"))
        ):
            return set(WALLS)
        case ast.BoolOp(values=nodes):
            return set().union(*(raised_reasons(n, function) for n in nodes))
        case ast.Name(id=name):
            return set().union(
                *(
                    raised_reasons(value, function)
                    for value in assigned(name, function)
                )
            )
    pytest.fail(f"line {node.lineno}: which reasons can this be?")


def assigned(name, function):
    """Yield the expressions that a function assigns to a name."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value):
                if target == name:
                    yield value
            case ast.Assign(
                targets=[ast.Tuple(elts=targets)],
                value=ast.Tuple(elts=values),
            ):
                yield from (
                    value
                    for target, value in zip(targets, values, strict=True)
                    if target.id == name
                )


def reasons_in_code():
    """Return the reasons of all `ExtractError` that the code raises."""
    found = set()
    for package in ("extractors", "streams"):
        for path in (ROOT / package).rglob("*.py"):
            for function in ast.walk(ast.parse(path.read_text())):
                if not isinstance(
                    function, ast.FunctionDef | ast.AsyncFunctionDef
                ):
                    continue
                for node in ast.walk(function):
                    match node:
                        case ast.Call(func=ast.Name("ExtractError")):
                            values = raised_reasons(node.args[0], function)
                            assert values, f"{path}:{node.lineno}"
                            found |= values
    return found


def test_reasons_in_code_are_the_closed_list():
    assert reasons_in_code() | STEP_REASONS == DEAD_LETTER_REASONS


def test_reasons_of_documents_and_walls_are_in_the_closed_list():
    slugs = {getattr(reasons, name) for name in reasons.__all__}

    assert slugs | set(WALLS) <= DEAD_LETTER_REASONS


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ExtractError("no-body", "nothing left"), "no-body"),
        (msgspec.ValidationError("x"), "bad-record"),
        (msgspec.DecodeError("x"), "bad-record"),
        (TimeoutError(), "timeout"),
        (MemoryError(), "memory"),
        (KeyError("x"), "bug"),
        (NOT_UTF_8, "bad-record"),
        (RecursionError(), "bad-record"),
        (SlugError(), "bug"),
        (ExtractError("No Body"), "other"),
    ],
)
def test_reason_of_error_is_in_closed_vocabulary(error, reason):
    assert reason_of(error) == reason


def test_dead_letter_keeps_value_and_offset():
    letter = dead_letter("clean", ORIGIN, ExtractError("empty", "no bytes"))

    assert (letter.topic, letter.partition, letter.offset) == (
        "wire.raw",
        2,
        7,
    )
    assert letter.value == b"\xff"
    assert letter.error == "ExtractError: empty: no bytes"
    assert letter.failed_at == ORIGIN.at


def test_origin_of_tombstone_has_empty_value():
    message = SimpleNamespace(
        topic="t", partition=0, offset=1, timestamp=5.0, key=None, value=None
    )

    origin = Origin.of(message)

    assert (origin.key, origin.value, origin.source) == (b"", b"", "t-0:1")


@pytest.mark.parametrize("timestamp", [1e15, -1e15, float("nan")])
def test_origin_time_out_of_range_is_1970(timestamp):
    message = SimpleNamespace(
        topic="t", partition=0, offset=7, key=None, value=b"x",
        timestamp=timestamp,
    )  # fmt: skip

    for origin in (Origin.of(message), Origin.of_record(message)):
        assert origin.at == datetime(1970, 1, 1, tzinfo=UTC)
        assert (origin.source, origin.value) == ("t-0:7", b"x")


@pytest.mark.parametrize("value", [b"", b'\xff\x00"\\', b"{}"])
def test_minimal_dead_letter_can_be_decoded(value):
    origin = Origin("wire.raw", 2, 7, b"\xff", value, ORIGIN.at)

    text = minimal_dead_letter("clean", origin)

    letter = msgspec.json.decode(text, type=DeadLetter, strict=True)
    assert (letter.stage, letter.reason) == ("clean", "bug")
    assert (letter.topic, letter.partition, letter.offset) == (
        "wire.raw",
        2,
        7,
    )
    assert letter.value == value


def test_minimal_dead_letter_has_the_fields_of_a_dead_letter():
    letter = dead_letter("clean", ORIGIN, KeyError())

    minimal = json.loads(minimal_dead_letter("clean", ORIGIN))

    assert set(minimal) == set(json.loads(msgspec.json.encode(letter)))
