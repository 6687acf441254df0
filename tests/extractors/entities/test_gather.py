from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from extractors.entities import mark, wire_engine
from extractors.item import Caption, NewsItem

ENGINE = wire_engine()
AT = datetime(2021, 12, 15, tzinfo=UTC)


def item(body="", headline="", captions=(), language="en"):
    return NewsItem(
        uri="urn:x:1",
        feed="f",
        fetched_at=AT,
        body=body,
        headline=headline,
        captions=captions,
        language=language,
    )


def texts(news):
    yield "headline", news.headline
    yield "body", news.body
    for number, caption in enumerate(news.captions):
        yield f"caption/{number}", caption.text


def check_slices(news):
    fields = dict(texts(news))
    for entity in mark(news, ENGINE):
        for mention in entity.mentions:
            sliced = fields[mention.field][mention.start : mention.end]

            assert mention.text == sliced
            assert sliced.strip()


words = st.sampled_from(
    [
        "China",
        "President",
        "Xi",
        "Jinping",
        "Bank",
        "of",
        "\n\n",
        "é",
        "\U0001f600",
    ]
)
prose = st.lists(st.one_of(words, st.text(max_size=6)), max_size=30).map(
    " ".join
)


@given(prose, prose, prose)
def test_every_mention_is_its_slice(headline, body, caption):
    check_slices(item(body, headline, (Caption(text=caption),)))


def test_a_country_and_a_person_are_marked():
    found = mark(item("President Xi Jinping left China."), ENGINE)

    assert {("person", "Xi Jinping"), ("place", "China")} == {
        (e.type, e.name) for e in found
    }
