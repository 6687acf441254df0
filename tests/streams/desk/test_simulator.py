from datetime import UTC, datetime

import msgspec
import pytest

from extractors.entities import rule_engine
from extractors.output.codec import encode
from streams.cli.input_documents import InputError, read_line
from streams.config.settings import Settings
from streams.desk.simulator import DeskSimulator
from streams.desk.sinks.rules import load
from streams.kafka.dead_letters import Origin

STORY = (
    "Harbour pilots end strike in Port Ellery\n\n"
    "PORT ELLERY, March 3 (Tideway) -- Harbour pilots in Port Ellery went "
    "back to work on Tuesday after eleven days, the port authority said.\n\n"
    "Forty-one ships had been waiting in the roads, most of them with grain, "
    "according to the harbour master's office.\n\n"
    "The pilots had asked for a second boat for night work. The authority "
    "agreed to buy one before the autumn gales."
)
BROKER = datetime(2026, 3, 3, 10, 0, 5, tzinfo=UTC)
ROUTES = load('[routes.english]\nlanguage = "en"\n')


def rehearsal():
    return DeskSimulator(rule_engine(), ROUTES, Settings())


def line(**fields):
    given = {
        "feed": "tideway", "agency": "Tideway", "language": "en",
        "media_type": "text/plain", "fetched_at": "2026-03-03T10:00:00Z",
        "body": STORY,
    }  # fmt: skip
    return msgspec.json.encode(given | fields)


def put(desk, *lines):
    found = []
    for one in lines:
        found.extend(
            msgspec.json.decode(record)
            for record in desk.take(read_line(one, "."))
        )
    return found


def on(records, topic):
    return [one["value"] for one in records if one["topic"] == f"wire.{topic}"]


def test_an_item_reaches_its_topics():
    records = put(rehearsal(), line(uri="urn:tideway:1"))

    (item,) = on(records, "items")
    assert item["headlines"][0]["value"] == (
        "Harbour pilots end strike in Port Ellery"
    )
    assert item["copydesk"]["dateline"] == "PORT ELLERY"
    assert item["bodies"][0]["value"].startswith("Harbour pilots in Port")
    assert on(records, "sink.english") == [item]
    assert [one["outcome"] for one in on(records, "outcomes")] == ["item"]


def test_mentions_are_slices_of_the_body():
    records = put(rehearsal(), line(uri="urn:tideway:1"))

    (item,) = on(records, "items")
    body = item["bodies"][0]["value"]
    for entity in item["copydesk"]["entities"]:
        for one in entity["mentions"]:
            assert body[one["start"] : one["end"]] == one["text"]


def test_a_copy_is_held_back_with_its_reason():
    desk = rehearsal()

    put(desk, line(uri="urn:tideway:1"))
    records = put(desk, line(uri="urn:gannet:9", feed="gannet"))

    (duplicate,) = on(records, "duplicates")
    assert duplicate["duplicateOf"] == "urn:tideway:1"
    assert duplicate["containment"] == 1.0
    assert on(records, "items") == []


def test_every_raw_item_has_one_outcome():
    desk = rehearsal()
    put(
        desk,
        line(uri="urn:tideway:1"),
        line(uri="urn:tideway:1"),
        line(uri="urn:gannet:9", feed="gannet"),
        line(uri="urn:tideway:2", body=" "),
    )

    counts = dict(desk.counts())

    assert counts == {"item": 1, "stale": 1, "duplicate": 1, "deadLetter": 1}
    assert desk.taken == 4


def test_the_same_input_gives_the_same_bytes():
    lines = [line(uri="urn:tideway:1"), line(uri="urn:gannet:9")]

    assert put(rehearsal(), *lines) == put(rehearsal(), *lines)


def raw(**fields):
    given = read_line(line(uri="urn:tideway:1"), ".")
    return encode(msgspec.structs.replace(given, **fields))


def followed(desk, value, offset=7):
    origin = Origin("wire.raw", 2, offset, b"urn:tideway:1", value, BROKER)
    return [
        (one.topic.name, msgspec.json.decode(one.value))
        for one in desk.follow(origin)
    ]


def test_a_raw_record_keeps_its_place_and_key():
    found = dict(followed(rehearsal(), raw()))

    assert found["items"]["copydesk"]["source"] == "wire.raw-2:7"
    assert found["outcomes"]["source"] == "wire.raw-2:7"


@pytest.mark.parametrize("value", [b"", b"{", b'{"fetchedAt": 3}'])
def test_what_is_no_raw_item_is_a_dead_letter(value):
    found = dict(followed(rehearsal(), value))

    assert found["deadletters"]["reason"] == "bad-record"
    assert found["deadletters"]["offset"] == 7
    assert found["outcomes"]["outcome"] == "deadLetter"


def test_what_a_step_cannot_use_is_a_dead_letter_and_no_end():
    no_engine = None
    desk = DeskSimulator(no_engine, ROUTES, Settings())

    found = dict(followed(desk, raw()))

    assert found["deadletters"]["stage"] == "enrich"
    assert found["deadletters"]["offset"] == 7
    assert desk.counts() == [("deadLetter", 1)]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (b"{", "truncated"),
        (b'{"feed": "x"}', "media_type"),
        (line(body=None), "one of path, body, body_base64"),
        (line(path="x"), "one of path, body, body_base64"),
        (line(body=None, path="/no/such/file"), "No such file"),
        (line(body=None, body_base64="%"), "base64"),
        (line(colour="red"), "colour"),
    ],
)
def test_a_wrong_line_says_how(wrong, says):
    with pytest.raises(InputError, match=says):
        read_line(wrong, ".")
