"""The validator against IPTC's suite, our records against its schema."""

import json

import msgspec
import pytest

from extractors.output.codec import encode, to_ninjs
from streams.contract import profile, schemas
from streams.contract.validate import problems
from tests.conformance import ARCHIVE, geojson, specification, suite
from tests.corpora import needs
from tests.extractors.output.test_codec import ITEM, block

CASES = 228

pytestmark = needs(ARCHIVE)


def run_suite():
    for name, text in suite().items():
        parts = name.split("/")
        if parts[:2] == ["validation", "test_suite"] and len(parts) == 5:
            errors = problems(
                text,
                specification(parts[2]),
                [geojson()],
                formats=False,
            )
            yield name, parts[3] == "should_pass", not errors


def test_validator_agrees_with_conformance_suite():
    cases = list(run_suite())

    assert len(cases) == CASES
    assert [name for name, expected, valid in cases if expected != valid] == []


def records():
    yield to_ninjs(ITEM, block())
    yield to_ninjs(msgspec.structs.replace(ITEM, body="", media=()), block())
    killed = msgspec.structs.replace(ITEM, pub_status="canceled")
    yield to_ninjs(killed, block(event="kill"))


@pytest.mark.parametrize("record", list(records()))
def test_record_is_valid_under_profile_and_topic_schema(record):
    data = encode(record)

    others = [specification("3.1"), geojson()]
    assert problems(data, profile(), others) == ()
    assert problems(data, schemas()["items"]) == ()


@pytest.mark.parametrize("record", list(records()))
def test_record_without_block_is_valid_ninjs_3_1(record):
    document = json.loads(encode(record))
    del document["copydesk"]

    assert (
        problems(json.dumps(document), specification("3.1"), [geojson()]) == ()
    )


def test_profile_rejects_unknown_property():
    document = json.loads(encode(to_ninjs(ITEM, block()))) | {"colour": "red"}

    others = [specification("3.1"), geojson()]
    assert problems(json.dumps(document), profile(), others)
