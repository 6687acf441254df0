"""Items to ninjs records, and structs to bytes and back."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.entity import Entity, Mention
from extractors.model.item import (
    Caption,
    Dateline,
    Media,
    NewsItem,
    Rendition,
    Spun,
    SpunWord,
    Subject,
)
from extractors.output.codec import decode, encode, to_ninjs
from extractors.output.copydesk_block import (
    DeskBlock,
    DeskDecision,
    desk_entities,
    spun_of,
)

FETCHED = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

ITEM = NewsItem(
    uri="guid:north:77 a",
    feed="north-en",
    fetched_at=FETCHED,
    agency="North Wire",
    lane="en",
    url="https://north.example/77",
    urgency=3,
    headline="Harbour reopens after storm",
    slugline="Storm-Harbour",
    byline="Ada Quill",
    dateline=Dateline("OSTEND", ("OSTEND",)),
    located="Ostend",
    language="en",
    description="Ships return.",
    body="Ostend reopened.\n\nQuill & Sons sailed first.",
    subjects=(
        Subject("medtop:03000000", "disaster"),
        Subject("04", "weather", "north", 0.5),
    ),
    keywords=("storm",),
    genre="Feature",
    media=(
        Media(
            "https://north.example/1.jpg",
            renditions=(Rendition("web", "https://north.example/1 s.jpg"),),
        ),
        Media("bild 2", renditions=(Rendition("", "/relative.jpg"),)),
    ),
    captions=(
        Caption(
            "Waves.",
            "North Wire",
            "Bo Lens",
            media=("https://north.example/1.jpg",),
        ),
    ),
    credit_line="North Wire",
    info_sources=("Port authority",),
    sequence="0412",
    spun=Spun(0.5, 0.1, "id", (SpunWord("rapat", 7),)),
)

ENTITIES = (
    Entity(
        "geonames:2789786",
        "place",
        "Ostend",
        (Mention(0, 6, "Ostend"), Mention(0, 6, "OSTEND", "headline")),
        country="BE",
        latitude=51.2,
        longitude=2.9,
    ),
    Entity("org:quill-sons", "organisation", "Quill & Sons"),
    Entity("mic:XBRU:QS", "ticker", "Quill & Sons"),
)


def block(item: NewsItem = ITEM, **changes) -> DeskBlock:
    values = {
        "event": "new",
        "revision": 2,
        "story": "s1",
        "feed": item.feed,
        "agency": item.agency,
        "lane": item.lane,
        "dateline": "OSTEND",
        "credit_line": item.credit_line,
        "signals": item.signals,
        "spun": spun_of(item),
        "entities": desk_entities(ENTITIES),
        "captions": ("c1",),
        "caption_texts": item.captions,
        "fetched_at": item.fetched_at,
        "decision": DeskDecision(kind="new", of="", evidence={}),
    }
    return DeskBlock(**(values | changes))


def ninjs_record(item: NewsItem = ITEM, **changes) -> dict:
    return msgspec.json.decode(encode(to_ninjs(item, block(**changes))))


def test_to_ninjs_writes_required_properties():
    record = ninjs_record()

    assert record["uri"] == "guid:north:77%20a"
    assert record["altIds"][0] == {"role": "guid", "value": "guid:north:77 a"}
    assert record["version"] == "2"
    assert record["versionCreated"] == "2026-03-01T12:00:00Z"
    assert record["pubStatus"] == "usable"
    assert record["headlines"] == [{"role": "main", "value": ITEM.headline}]
    assert record["by"] == "Ada Quill"
    assert record["located"] == "Ostend"
    assert record["urgency"] == 3


def test_to_ninjs_writes_one_plain_text_body():
    assert ninjs_record()["bodies"] == [
        {
            "role": "main",
            "contentType": "text/plain",
            "value": ITEM.body,
            "charCount": len(ITEM.body),
            "wordCount": 7,
        }
    ]


def test_to_ninjs_empty_text_gives_empty_body():
    (body,) = ninjs_record(msgspec.structs.replace(ITEM, body=""))["bodies"]

    assert body["value"] == ""


def test_block_writes_every_property():
    desk = ninjs_record()["copydesk"]

    assert desk["dateline"] == "OSTEND"
    assert desk["creditLine"] == "North Wire"
    assert desk["signals"] == []
    assert desk["spun"]["examples"] == ["rapat"]
    assert desk["captions"] == ["c1"]
    assert desk["fetchedAt"] == "2026-03-01T12:00:00Z"
    assert desk["decision"] == {"kind": "new", "of": "", "evidence": {}}


def test_block_separates_body_mentions_from_others():
    place = ninjs_record()["copydesk"]["entities"][0]

    assert place["mentions"] == [
        {"start": 0, "end": 6, "text": "Ostend", "confidence": 1.0}
    ]
    assert place["elsewhere"][0]["field"] == "headline"


def test_to_ninjs_entities_become_places_and_organisations():
    record = ninjs_record()

    assert record["places"][0]["geoJSON"] == {
        "type": "Point",
        "coordinates": [2.9, 51.2],
    }
    assert record["organisations"][1]["symbols"] == [
        {"symbol": "QS", "exchange": "XBRU"}
    ]


def test_subject_code_without_uri_becomes_literal():
    supplied, inferred = ninjs_record()["subjects"]

    assert supplied == {"name": "disaster", "uri": "medtop:03000000"}
    assert inferred == {
        "name": "weather",
        "literal": "north:04",
        "confidence": 50,
    }


def test_association_has_cleaned_caption_and_valid_uris():
    first, second = ninjs_record()["associations"]

    assert first["descriptions"] == [{"role": "caption", "value": "Waves."}]
    assert first["by"] == "Bo Lens"
    assert first["renditions"][0]["href"] == "https://north.example/1%20s.jpg"
    assert second["uri"] == "urn:copydesk:bild%202"
    assert "renditions" not in second


def test_to_ninjs_canceled_item_has_no_text():
    killed = msgspec.structs.replace(
        ITEM, pub_status="canceled", ed_note="Kill: wrong port."
    )
    record = ninjs_record(killed, event="kill")
    line = encode(record).decode()

    assert record["bodies"] == []
    assert record["edNote"] == "Kill: wrong port."
    for text in ("reopen", "Waves", "Quill", "rapat", "storm", "Storm"):
        assert text not in line


@pytest.mark.parametrize(
    "version", ["7", "2026-03-01T12:00:00Z"], ids=["number", "time"]
)
def test_to_ninjs_prefers_provider_version(version):
    assert (
        ninjs_record(msgspec.structs.replace(ITEM, version=version))["version"]
        == version
    )


def times():
    return st.datetimes(
        min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - timezones adds it
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))]),
    )


@given(
    st.builds(
        NewsItem,
        uri=st.text(min_size=1),
        feed=st.text(),
        fetched_at=times(),
        version_created=st.none() | times(),
        body=st.text(),
        subjects=st.lists(st.builds(Subject, uri=st.text())).map(tuple),
        media=st.lists(st.builds(Media, uri=st.text())).map(tuple),
    )
)
def test_decode_returns_encoded_item(item):
    data = encode(item)

    assert decode(data, NewsItem) == item
    assert encode(decode(data, NewsItem)) == data


def test_encode_sorts_keys_of_evidence():
    first = DeskDecision(
        kind="new", of="", evidence={"b": 1, "a": {"d": 1, "c": 2}}
    )
    second = DeskDecision(
        kind="new", of="", evidence={"a": {"c": 2, "d": 1}, "b": 1}
    )

    assert encode(first) == encode(second)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"uri": 1}'])
def test_decode_invalid_data_raises(data):
    with pytest.raises(msgspec.MsgspecError):
        decode(data, NewsItem)


@pytest.mark.parametrize(
    "value",
    [b"", b"\xff", b'{"uri":"\xff"}', b'{"uri":"\\ud800"}', b"[]",
     b'{"x":' + b"[" * 100_000, b'{"urgency":' + b"9" * 5000 + b"}"],
    ids=["empty", "bytes", "not-utf-8", "surrogate", "list", "deep", "huge"],
)  # fmt: skip
def test_decode_invalid_value_raises_msgspec_error_only(value):
    with pytest.raises(msgspec.MsgspecError):
        decode(value, NewsItem)
