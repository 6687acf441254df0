from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from extractors.entities import rule_engine
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.cli.input_documents import InputError, read_line
from streams.config.settings import Settings
from streams.desk.simulator import DeskSimulator, annotator
from streams.desk.sinks.rules import load
from streams.kafka.dead_letters import Origin
from streams.kafka.topics import ITEMS

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


def simulator():
    return DeskSimulator(
        annotator(rule_engine(), ROUTES, Settings()), Settings()
    )


def line(**fields):
    document = {
        "feed": "tideway", "agency": "Tideway", "language": "en",
        "media_type": "text/plain", "fetched_at": "2026-03-03T10:00:00Z",
        "body": STORY,
    }  # fmt: skip
    return msgspec.json.encode(document | fields)


def put(desk, *lines):
    records = []
    for text in lines:
        records.extend(
            msgspec.json.decode(record)
            for record in desk.take(read_line(text, "."))
        )
    return records


def on(records, topic):
    name = f"wire.{topic}"
    return [record["value"] for record in records if record["topic"] == name]


def test_simulator_item_is_sent_to_its_topics():
    records = put(simulator(), line(uri="urn:tideway:1"))

    (item,) = on(records, "items")
    assert item["headlines"][0]["value"] == (
        "Harbour pilots end strike in Port Ellery"
    )
    assert item["copydesk"]["dateline"] == "PORT ELLERY"
    assert item["bodies"][0]["value"].startswith("Harbour pilots in Port")
    assert on(records, "sink.english") == [item]
    assert [outcome["outcome"] for outcome in on(records, "outcomes")] == [
        "item"
    ]


def test_simulator_mentions_are_slices_of_the_body():
    records = put(simulator(), line(uri="urn:tideway:1"))

    (item,) = on(records, "items")
    body = item["bodies"][0]["value"]
    for entity in item["copydesk"]["entities"]:
        for mention in entity["mentions"]:
            text = body[mention["start"] : mention["end"]]
            assert text == mention["text"]


def test_simulator_copy_is_duplicate_with_reason():
    desk = simulator()

    put(desk, line(uri="urn:tideway:1"))
    records = put(desk, line(uri="urn:gannet:9", feed="gannet"))

    (duplicate,) = on(records, "duplicates")
    assert duplicate["duplicateOf"] == "urn:tideway:1"
    assert duplicate["containment"] == 1.0
    assert on(records, "items") == []


def test_simulator_each_raw_item_has_one_outcome():
    desk = simulator()
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


def test_simulator_same_input_gives_same_bytes():
    lines = [line(uri="urn:tideway:1"), line(uri="urn:gannet:9")]

    assert put(simulator(), *lines) == put(simulator(), *lines)


def raw(**fields):
    document = read_line(line(uri="urn:tideway:1"), ".")
    return encode(msgspec.structs.replace(document, **fields))


def follow(desk, value, offset=7):
    origin = Origin("wire.raw", 2, offset, b"urn:tideway:1", value, BROKER)
    return [
        (record.topic.name, msgspec.json.decode(record.value))
        for record in desk.follow(origin)
    ]


def test_simulator_raw_record_keeps_topic_and_offset():
    records = dict(follow(simulator(), raw()))

    assert records["items"]["copydesk"]["source"] == "wire.raw-2:7"
    assert records["outcomes"]["source"] == "wire.raw-2:7"


@pytest.mark.parametrize("value", [b"", b"{", b'{"fetchedAt": 3}'])
def test_simulator_other_bytes_are_dead_letter(value):
    records = dict(follow(simulator(), value))

    assert records["deadletters"]["reason"] == "bad-record"
    assert records["deadletters"]["offset"] == 7
    assert records["outcomes"]["outcome"] == "deadLetter"


def test_simulator_field_not_utf_8_is_one_dead_letter():
    desk = simulator()

    records = follow(desk, b'{"feed": "\xff"}')

    assert [topic for topic, _ in records] == ["deadletters", "outcomes"]
    assert desk.counts() == [("deadLetter", 1)]


def test_simulator_empty_document_is_dead_letter_with_feed_and_uri():
    value = raw(body=b"")

    records = dict(follow(simulator(), value))

    letter = records["deadletters"]
    assert (letter["stage"], letter["feed"]) == ("clean", "tideway")
    assert records["outcomes"]["uri"] == "urn:tideway:1"


def test_simulator_step_that_raises_is_dead_letter():
    no_engine = None
    desk = DeskSimulator(annotator(no_engine, ROUTES, Settings()), Settings())

    records = dict(follow(desk, raw()))

    assert records["deadletters"]["stage"] == "enrich"
    assert records["deadletters"]["offset"] == 7
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
def test_read_line_wrong_line_names_the_problem(wrong, says):
    with pytest.raises(InputError, match=says):
        read_line(wrong, ".")


def test_simulator_release_publishes_what_was_due_by_then():
    desk = simulator()
    held = RawItem(
        "tideway", "urn:t:held", "application/ninjs+json", BROKER,
        encode({
            "uri": "urn:t:held", "type": "text", "language": "en",
            "headline": "Harbour pilots end strike in Port Ellery",
            "body_text": STORY, "embargoed": "2026-03-03T12:00:00Z",
        }),
    )  # fmt: skip
    origin = Origin("wire.raw", 0, 0, b"urn:t:held", encode(held), BROKER)
    before = list(desk.follow(origin))

    early = list(desk.release(BROKER + timedelta(hours=1)))
    due = list(desk.release(BROKER + timedelta(hours=3)))
    again = list(desk.release(BROKER + timedelta(hours=3, minutes=1)))

    items = [
        [record for record in records if record.topic is ITEMS]
        for records in (before, early, due, again)
    ]
    assert [len(records) for records in items] == [0, 0, 1, 0]
    assert desk.counts() == [("held", 1)]


def test_simulator_two_agencies_with_a_copy_are_counted_by_source():
    desk = simulator()

    put(desk, line(uri="urn:tideway:1"))
    copy = line(
        uri="urn:gannet:9", feed="gannet", agency="Gannet",
        fetched_at="2026-03-03T10:05:00Z",
    )  # fmt: skip
    records = put(desk, copy)

    story = on(records, "stories")[-1]
    (item,) = on(put(simulator(), line(uri="urn:tideway:1")), "items")
    assert story["id"] == item["copydesk"]["story"]
    assert [entry["agency"] for entry in story["agencies"]] == ["Tideway"]
    assert story["copies"] == 1
    assert [member.get("copyOf") for member in story["members"]] == [
        None,
        "urn:tideway:1",
    ]


def test_simulator_route_of_stories_gets_stories_and_no_items():
    routes = load('[routes.stories]\nstory.status = "new"\n')
    desk = DeskSimulator(
        annotator(rule_engine(), routes, Settings()), Settings(), routes
    )

    records = put(desk, line(uri="urn:tideway:1"))

    (story,) = on(records, "sink.stories")
    assert story == on(records, "stories")[0]
