"""The records of an item's entities: one for each, with its mentions."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from extractors.entities import Span
from extractors.model.item import Caption, NewsItem
from extractors.output.codec import Ninjs, decode
from streams.desk.enrich.step import annotate, select_records
from streams.kafka.topics import ENTITIES, ITEMS, STORY_REPORTS
from streams.records import Decision, EntityMention, StoryReport, Unique

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
SOURCE = "wire.raw-0:4"
NAMES = ("Ellery", "Quill", "Sela Point")


def engine(text, _language):
    """Find three towns, in the order of the text."""
    spans = [
        Span(at, at + len(name), "place", 0.5, f"desk:{name}", name)
        for name in NAMES
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return tuple(sorted(spans))


def unique(body, event="new", **fields):
    status = "canceled" if event == "kill" else "usable"
    item = NewsItem(
        "urn:t:1", "tideway", AT, language="en", body=body, pub_status=status,
        **fields,
    )  # fmt: skip
    return Unique(item, event, 1, "s", Decision(event), source=SOURCE)


def entity_records(*args, **fields):
    return annotate(unique(*args, **fields), engine, ()).entities


def test_annotate_entity_named_thrice_is_one_record_of_three_mentions():
    (record,) = entity_records(
        "Ellery waits.\n\nThe ferry left Ellery.",
        headline="Storm over Ellery",
    )

    assert (record.topic, record.key) == (ENTITIES, b"desk:Ellery")
    assert json.loads(record.value) == {
        "entity": "desk:Ellery", "type": "place", "name": "Ellery",
        "uri": "urn:t:1",
        "mentions": [
            {"start": 11, "end": 17, "text": "Ellery", "field": "headline",
             "confidence": 0.5},
            {"start": 0, "end": 6, "text": "Ellery", "confidence": 0.5},
            {"start": 30, "end": 36, "text": "Ellery", "confidence": 0.5},
        ],
    }  # fmt: skip
    assert record.headers["schema"] == b"EntityMention/2"


def test_annotate_entities_of_an_item_have_one_trace():
    records = entity_records("From Ellery to Quill.")
    item = annotate(unique("From Ellery to Quill."), engine, ()).item

    assert {record.key for record in records} == {
        b"desk:Ellery",
        b"desk:Quill",
    }
    assert {record.headers["traceparent"] for record in records} == {
        item.headers["traceparent"]
    }


def test_annotate_agency_of_a_credit_line_has_no_record():
    """The item has it as an entity, but no text mentions it."""
    annotated = annotate(
        unique("The ferry left.", credit_line="Reuters"), engine, ()
    )

    (entity,) = decode(annotated.item.value, Ninjs).copydesk.entities
    assert entity.type == "organisation"
    assert annotated.entities == ()


def test_annotate_kill_has_no_entities():
    assert entity_records("Ellery waits.", "kill") == ()


def test_enrich_records_of_entities_follow_the_item():
    item = unique("From Ellery to Quill.")
    records = select_records(item, annotate(item, engine, ()), None).records

    assert [record.topic for record in records] == [
        ITEMS, ENTITIES, ENTITIES, STORY_REPORTS,
    ]  # fmt: skip


PLACES = st.lists(st.sampled_from([*NAMES, "the ferry"]), max_size=12)


@given(PLACES, PLACES, st.integers(1, 30))
def test_annotate_records_have_the_mentions_of_the_item(words, caption, most):
    """As many as the limit allows, in the same order as in the item."""
    item = unique(
        ", ".join(words), captions=(Caption("c", ", ".join(caption)),)
    )

    annotated = annotate(item, engine, (), most)

    values = [decode(it.value, EntityMention) for it in annotated.entities]
    found = decode(annotated.item.value, Ninjs).copydesk.entities
    expected = [[*entity.mentions, *entity.elsewhere] for entity in found]
    assert [value.entity for value in values] == [e.id for e in found]
    assert [
        [(mention.start, mention.end, mention.text) for mention in mentions]
        for mentions in expected
    ] == [
        [(it.start, it.end, it.text) for it in value.mentions]
        for value in values
    ]
    assert sum(map(len, expected)) <= most


def vector_of(item):
    annotated = annotate(
        item, engine, (), encoder=lambda news: news.body.encode()
    )
    return decode(annotated.report.value, StoryReport).vector


def test_annotate_first_version_has_the_vector_of_its_text():
    assert vector_of(unique("Ellery waits.")) == b"Ellery waits."


def test_annotate_later_version_and_kill_have_no_vector():
    later = replace(unique("Ellery waits.", "update"), revision=2)

    assert vector_of(later) == b""
    assert vector_of(unique("Ellery waits.", "kill")) == b""


def test_annotate_without_encoder_has_no_vector():
    annotated = annotate(unique("Ellery waits."), engine, ())

    assert decode(annotated.report.value, StoryReport).vector == b""
