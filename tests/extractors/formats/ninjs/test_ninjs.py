import json
from datetime import UTC, datetime

import pytest

from extractors.formats import read, slice_document, split
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import only, raw


@pytest.mark.parametrize(
    "body",
    [
        '{"uri":"urn:a:1","headline":"Ferry","body_text":"Crews.","pubstatus":"usable","versioncreated":"2026-03-01T10:00:00Z","version":"3"}',
        '{"uri":"urn:a:1","headlines":[{"role":"main","value":"Ferry"}],"bodies":[{"contentType":"text/plain","value":"Crews."}],"pubStatus":"usable","versionCreated":"2026-03-01T10:00:00Z","version":"3"}',
        '{"data":{"item":{"uri":"urn:a:1","headline":"Ferry","body_text":"Crews.","pubstatus":"usable","versioncreated":"2026-03-01T10:00:00Z","version":3}}}',
        '{"data":{"items":[{"meta":{},"item":{"uri":"urn:a:1","headline":"Ferry","body_text":"Crews.","versioncreated":"2026-03-01T10:00:00Z","version":3}}]}}',
    ],
    ids=["1.x", "3.x", "ap-item", "ap-feed"],
)
def test_every_version_gives_same_item(body):
    item = only(body)

    assert (item.uri, item.version, item.headline, item.body) == (
        "urn:a:1",
        "3",
        "Ferry",
        "Crews.",
    )


def test_bad_list_member_does_not_affect_others():
    parts = split(
        raw(
            '[{"uri":"urn:a:1","headline":"A"},7,{"uri":"urn:a:2","headline":"B"}]'
        )
    )

    assert len(parts) == 3
    assert read(parts[2]).headline == "B"


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (b"[]", 0),
        (b'{"items": []}', 0),
        (b'{"_items": [null, {"uri": "urn:x:1"}], "_meta": {}}', 1),
        (b'{"data": {"items": [], "next_page": "/x"}, "id": "q"}', 0),
        (b'{"pollToken": "a", "results": []}', 0),
        (b'{"uri": "urn:x:1", "headline": "Ferry", "items": []}', 1),
        (b'{"results": [{"uri": "urn:x:1"}, {"uri": "urn:x:2"}]}', 2),
        (b'{"uri": "urn:x:1", "headline": "Ferry"}', 1),
    ],
)
def test_empty_list_gives_no_slices(body, count):
    assert len(slice_document(raw(body, "application/json"))) == count


@pytest.mark.parametrize(
    "body",
    [
        '{"name": "Tarven", "main": {"temp": 281.5}, "id": 3}',
        '{"title": "Not found", "status": 404, "type": "about:blank"}',
        '{"error": {"code": 429, "message": "slow down"}}',
        '{"base": "EUR", "date": "2026-05-04", "rates": {"NOK": 11.4}}',
        '{"id": 17, "title": "Station 5", "language": "en", "reading": 4}',
    ],
)
def test_object_without_news_is_refused(body):
    with pytest.raises(ExtractError, match="not-news"):
        only(body, media_type="application/json")


@pytest.mark.parametrize(
    "body",
    [
        '{"uri": "urn:quay:1", "pubstatus": "canceled"}',
        '{"headline": "Dam opens", "body_text": "The dam opened."}',
        '{"title": "Dam opens", "url": "https://quay.example/1"}',
        '{"id": "7", "headline": "Dam opens", "versioncreated": "2026-05-04"}',
    ],
)
def test_object_with_properties_of_an_item_is_read(body):
    assert only(body, media_type="application/json")


@pytest.mark.parametrize("empty", ["null", "{}", "[]", '""'])
def test_empty_value_in_a_list_is_no_item(empty):
    item = '{"uri": "urn:hw:1", "body_text": "Crews are back."}'

    assert len(split(raw(f"[{empty}, {item}]", "application/json"))) == 1


@pytest.mark.parametrize("value", ["7", '"Crews are back."', "true"])
def test_json_value_that_is_no_object_is_refused(value):
    with pytest.raises(ExtractError):
        read(raw(value, "application/vnd.iptc.ninjs+json; charset=utf-8"))


@pytest.mark.parametrize("value", ["false", "0", '"Crews are back."'])
def test_list_member_that_is_no_object_is_refused(value):
    item = '{"uri": "urn:hw:1", "body_text": "Crews are back."}'
    first, second = split(raw(f"[{value}, {item}]"))

    with pytest.raises(ExtractError, match="not-news"):
        read(first)
    assert read(second).body == "Crews are back."


def test_null_is_no_signal():
    assert (
        only('{"uri": "u", "headline": "A", "signal": [null]}').signals == ()
    )


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ('"embargoed": ""', "withheld"),
        ('"embargoed": "Next Monday"', "withheld"),
        ('"embargoed": true', "withheld"),
        ('"embargoed": null', "usable"),
        ('"embargoed": false', "usable"),
        ('"embargo": ""', "usable"),
        ('"embargo_until": "soon"', "withheld"),
    ],
)
def test_embargo_without_readable_end_is_withheld(stated, status):
    item = only(f'{{"uri": "urn:a:1", "headline": "Dock closes", {stated}}}')

    assert (item.pub_status, item.embargoed_until) == (status, None)


def test_embargo_of_day_ends_when_day_is_over_everywhere():
    body = '{"uri": "urn:a:1", "headline": "Dock", "embargoed": "2026-12-04"}'

    until = only(body).embargoed_until

    assert until is not None
    assert until.isoformat() == "2026-12-05T12:00:00+00:00"


FERRY = {"uri": "urn:h:1", "headline": "Ferry runs", "urgency": 3}
PORT = {"uri": "urn:h:2", "headline": "Port opens", "urgency": 3}


@pytest.mark.parametrize(
    "around",
    [
        lambda items: {"status": "ok", "articles": items},
        lambda items: {"response": {"found": 2, "docs": items}},
        lambda items: {"data": items},
        lambda items: {"hits": {"hits": [{"_source": i} for i in items]}},
    ],
)
def test_list_in_an_object_is_cut_into_its_items(around):
    parts = split(raw(json.dumps(around([FERRY, PORT]))))

    assert [part.uri for part in parts] == ["urn:h:1", "urn:h:2"]


def test_item_with_a_list_of_other_things_is_one_item():
    value = {**FERRY, "data": [{"x": 1}], "stories": [PORT]}

    (part,) = split(raw(json.dumps(value)))

    assert part.uri == "urn:h:1"


def test_list_of_other_things_is_not_news():
    (part,) = split(raw(json.dumps({"data": [{"temp": 1}, {"temp": 2}]})))

    with pytest.raises(ExtractError, match="not-news"):
        read(part)


def test_json_lines_are_cut_into_items_and_the_broken_end():
    text = f'{json.dumps(FERRY)}\n{json.dumps(PORT)}\n{{"uri": "urn:h'

    *parts, broken = split(raw(text))

    assert [part.uri for part in parts] == ["urn:h:1", "urn:h:2"]
    with pytest.raises(ExtractError, match="not-json"):
        read(broken)


def test_document_that_was_cut_off_is_not_json():
    with pytest.raises(ExtractError, match="not-json"):
        split(raw(json.dumps(FERRY)[:-5]))


def test_names_of_other_systems_are_read():
    value = {
        "id": 812,
        "title": {"rendered": "Ferry &#8211; runs"},
        "content": {"rendered": "<p>Crews are back.</p>"},
        "excerpt": {"rendered": "<p>Back.</p>"},
        "author": "Ann Berg",
        "date": "2026-03-01T12:00:00",
        "date_gmt": "2026-03-01T11:00:00",
        "urgency": "3.0",
        "keywords": "ferry, strike",
        "link": "https://h.test/ferry",
    }

    item = read(raw(json.dumps(value)))

    assert (item.headline, item.byline) == ("Ferry \u2013 runs", "Ann Berg")
    assert (item.markup, item.description) == (
        "<p>Crews are back.</p>",
        "Back.",
    )
    assert item.version_created == datetime(2026, 3, 1, 11, tzinfo=UTC)
    assert (item.urgency, item.keywords) == (3, ("ferry", "strike"))


def test_object_without_id_is_known_by_its_link():
    value = {"headline": "Ferry", "url": "https://h.test/ferry", "text": "X"}

    assert read(raw(json.dumps(value))).uri == "https://h.test/ferry"


def test_instructions_are_notes_to_editors():
    value = {**FERRY, "ednote": "Adds quote.", "instructions": "Hold it."}

    assert read(raw(json.dumps(value))).ed_note == "Adds quote. Hold it."


def test_dateline_of_superdesk_gives_place_date_and_agency():
    stated = {
        "located": {"city": "Oslo"},
        "source": "Harbour",
        "text": "OSLO, March 1 Harbour -",
    }

    item = read(raw(json.dumps({**FERRY, "dateline": stated})))

    assert item.located == "Oslo"
    assert item.dateline is not None
    assert (item.dateline.text, item.dateline.agency) == ("OSLO", "Harbour")
    assert item.dateline.date == "March 1"
