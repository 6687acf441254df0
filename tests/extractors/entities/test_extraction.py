"""Offsets: every mention, as a reader of the JSON finds it."""

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
    marked,
)
from tests.extractors.entities.news import AT, ENGINE, found, item

NAMES = (
    "President Xi Jinping", "Frau Ute Kern", "Bank of X", "Peru", "北京",
    "الرئيس بشار", "Москва", "$2.5 million", "Dec. 15", "3 percent", "IBM.N",
    "(NYSE: IBM)", "Côte d'Ivoire",
)  # fmt: skip
HARD = (
    "\U0001f600", "\U00020000\U0002a6d6", "👩\u200d🚀", "e\u0301", "שלום", "\u202e", "\u200f",
    "\ufeff", "\u0130", "ß", "ﬁ", "\r\n", "\n\n", "\x00", "\u2028", '"', "\\", "\u0e01\u0e33",
)  # fmt: skip
copy = st.lists(
    st.sampled_from(NAMES) | st.sampled_from(HARD) | st.text(max_size=5),
    max_size=24,
).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda s: s.join(parts))
)
tongues = st.sampled_from(["", "en", "es", "fr", "de", "id", "zh", "ar", "ru"])


def emitted(news: NewsItem) -> dict:
    """Give what is sent for an item, read back as any consumer reads it."""
    block = DeskBlock(
        event="new", revision=1, story="s", feed="f", agency="", lane="en",
        dateline="", credit_line="", signals=(), spun=DeskSpun(),
        entities=marked(extract_entities(news, ENGINE)), captions=(), fetched_at=AT,
        decision=DeskDecision(kind="new", of="", evidence={}),
        caption_texts=news.captions,
    )  # fmt: skip
    return json.loads(encode(to_ninjs(news, block)))


def fields(record: dict) -> dict[str, str]:
    """Give the texts that offsets point into, by the name of the field."""
    captions = record["copydesk"]["captionTexts"]
    return {
        "body": record["bodies"][0]["value"],
        "headline": record["headlines"][0]["value"]
        if record.get("headlines")
        else "",
    } | {f"caption/{n}": one["text"] for n, one in enumerate(captions)}


@settings(deadline=None)  # the first text loads the tables
@given(copy, copy, st.lists(copy, max_size=2), tongues)
def test_every_mention_in_the_json_is_its_slice(
    headline, body, captions, language
):
    news = item(
        body,
        language,
        headline=headline,
        captions=tuple(Caption(text=text) for text in captions),
    )

    record = emitted(news)
    texts = fields(record)

    for entity in record["copydesk"]["entities"]:
        for one in [*entity["mentions"], *entity.get("elsewhere", ())]:
            text = texts[one.get("field", "body")]
            assert one["text"] == text[one["start"] : one["end"]]
            assert one["text"].strip()
            assert 0 < one["confidence"] <= 1


def test_offsets_count_code_points_and_not_what_utf16_does():
    record = emitted(item("\U0001f600\U0001f600 Peru"))

    (entity,) = record["copydesk"]["entities"]

    assert [(m["start"], m["end"]) for m in entity["mentions"]] == [(3, 7)]


def test_a_country_and_a_person_are_marked():
    assert {("person", "Xi Jinping"), ("place", "China")} == {
        (e.type, e.name) for e in found("President Xi Jinping left China.")
    }
