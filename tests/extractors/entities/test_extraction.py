"""The offsets of mentions, checked on the JSON that consumers get."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.entities import extract_entities
from extractors.model.item import Caption, NewsItem
from extractors.output.codec import encode, to_ninjs
from extractors.output.copydesk_block import (
    DeskBlock,
    DeskDecision,
    DeskSpun,
    desk_entities,
)
from tests.extractors.entities.news import AT, ENGINE, entities_of, make_item

NAMES = (
    "President Xi Jinping", "Frau Ute Kern", "Bank of X", "Peru", "北京",
    "الرئيس بشار", "Москва", "$2.5 million", "Dec. 15", "3 percent", "IBM.N",
    "(NYSE: IBM)", "Côte d'Ivoire",
)  # fmt: skip
HARD = (
    "\U0001f600", "\U00020000\U0002a6d6", "👩\u200d🚀", "e\u0301", "שלום", "\u202e", "\u200f",
    "\ufeff", "\u0130", "ß", "ﬁ", "\r\n", "\n\n", "\x00", "\u2028", '"', "\\", "\u0e01\u0e33",
)  # fmt: skip
texts = st.lists(
    st.sampled_from(NAMES) | st.sampled_from(HARD) | st.text(max_size=5),
    max_size=24,
).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda s: s.join(parts))
)
languages = st.sampled_from(
    ["", "en", "es", "fr", "de", "id", "zh", "ar", "ru"]
)


def published_record(item: NewsItem) -> dict:
    """Return the record of an item, decoded as a consumer decodes it."""
    block = DeskBlock(
        event="new", revision=1, story="s", feed="f", agency="", lane="en",
        dateline="", credit_line="", signals=(), spun=DeskSpun(),
        entities=desk_entities(extract_entities(item, ENGINE)), captions=(), fetched_at=AT,
        decision=DeskDecision(kind="new", of="", evidence={}),
        caption_texts=item.captions,
    )  # fmt: skip
    return json.loads(encode(to_ninjs(item, block)))


def texts_by_field(record: dict) -> dict[str, str]:
    """Return the texts that offsets refer to, by field name."""
    captions = record["copydesk"]["captionTexts"]
    return {
        "body": record["bodies"][0]["value"],
        "headline": record["headlines"][0]["value"]
        if record.get("headlines")
        else "",
    } | {
        f"caption/{number}": caption["text"]
        for number, caption in enumerate(captions)
    }


@settings(deadline=None)  # the first text loads the tables
@given(texts, texts, st.lists(texts, max_size=2), languages)
def test_record_mention_text_equals_slice_of_field(
    headline, body, captions, language
):
    item = make_item(
        body,
        language,
        headline=headline,
        captions=tuple(Caption(text=text) for text in captions),
    )

    record = published_record(item)
    field_texts = texts_by_field(record)

    for entity in record["copydesk"]["entities"]:
        for mention in [*entity["mentions"], *entity.get("elsewhere", ())]:
            text = field_texts[mention.get("field", "body")]
            assert mention["text"] == text[mention["start"] : mention["end"]]
            assert mention["text"].strip()
            assert 0 < mention["confidence"] <= 1


def test_record_offsets_count_code_points_not_utf16_units():
    record = published_record(make_item("\U0001f600\U0001f600 Peru"))

    (entity,) = record["copydesk"]["entities"]

    assert [(m["start"], m["end"]) for m in entity["mentions"]] == [(3, 7)]


def test_extract_entities_returns_country_and_person():
    assert {("person", "Xi Jinping"), ("place", "China")} == {
        (entity.type, entity.name)
        for entity in entities_of("President Xi Jinping left China.")
    }
