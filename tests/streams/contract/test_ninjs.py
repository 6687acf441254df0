"""Our records against IPTC's own schema; our validator against its suite."""

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


def judged():
    for name, text in suite().items():
        parts = name.split("/")
        if parts[:2] == ["validation", "test_suite"] and len(parts) == 5:
            found = problems(
                text,
                specification(parts[2]),
                [geojson()],
                formats=False,
            )
            yield name, parts[3] == "should_pass", not found


def test_our_validator_agrees_with_the_conformance_suite():
    cases = list(judged())

    assert len(cases) == CASES
    assert [name for name, wanted, got in cases if wanted != got] == []


def records():
    yield to_ninjs(ITEM, block())
    yield to_ninjs(msgspec.structs.replace(ITEM, body="", media=()), block())
    killed = msgspec.structs.replace(ITEM, pub_status="canceled")
    yield to_ninjs(killed, block(event="kill"))


@pytest.mark.parametrize("record", list(records()))
def test_a_record_is_valid_by_the_profile(record):
    data = encode(record)

    others = [specification("3.1"), geojson()]
    assert problems(data, profile(), others) == ()
    assert problems(data, schemas()["items"]) == ()


@pytest.mark.parametrize("record", list(records()))
def test_a_record_without_the_block_is_plain_ninjs(record):
    document = json.loads(encode(record))
    del document["copydesk"]

    assert (
        problems(json.dumps(document), specification("3.1"), [geojson()]) == ()
    )


def test_the_profile_is_closed():
    document = json.loads(encode(to_ninjs(ITEM, block()))) | {"colour": "red"}

    others = [specification("3.1"), geojson()]
    assert problems(json.dumps(document), profile(), others)
