"""The length of an item's texts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.errors import ExtractError
from extractors.model.item import Caption, Media, NewsItem, Subject
from extractors.model.raw import Page, RawItem
from extractors.pipeline.clean import clean
from extractors.pipeline.text_length import (
    TAG_LENGTH,
    check_item,
    check_markup,
    markup_length,
)

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
SENTENCE = "The ferry of the Harbour Board came back to Kestwick on Monday. "
LONG = SENTENCE * 200
MOST = 5000


def make_raw(body, media_type="text/plain", page=None):
    return RawItem("f", "urn:t:1", media_type, AT, body.encode(), page=page)


def as_page(*paragraphs, extra=""):
    lines = "".join(f"<p>{line}</p>" for line in paragraphs)
    return (
        f"<html><head><title>Ferry</title>{extra}</head><body><article>"
        f"<h1>Ferry is back</h1>{lines}</article></body></html>"
    )


def as_feed(description):
    return (
        "<rss version='2.0'><channel><title>Wire</title><item>"
        "<title>Ferry is back</title><guid>urn:t:1</guid>"
        f"<description><![CDATA[{description}]]></description>"
        "</item></channel></rss>"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": LONG}, {"body": LONG}, {"ed_note": LONG},
        {"markup": f"<p>{LONG}</p>"}, {"keywords": ("ferry",) * 2000},
        {"captions": (Caption("A ferry"),) * 1000},
        {"media": (Media("urn:p", caption=LONG),)},
        {"subjects": (Subject(name=LONG),)},
    ],
    ids=lambda fields: next(iter(fields)),
)  # fmt: skip
def test_check_item_long_text_in_any_field_is_too_long(fields):
    item = NewsItem("urn:t:1", "f", AT, **fields)

    with pytest.raises(ExtractError) as caught:
        check_item(item, MOST)

    assert caught.value.reason == "too-long"
    check_item(item, 100_000)


@pytest.mark.parametrize(
    ("markup", "length"),
    [
        ("", 0),
        ("text", 4),
        ("<p>text</p>", 4 + 2 * TAG_LENGTH),
        ("<p>a \n\t b</p>", 3 + 2 * TAG_LENGTH),
        (f'<img alt="{LONG}">', TAG_LENGTH),
        (f"a<SCRIPT>{LONG}</script >b", 2),
        (f"a<style media=x>{LONG}</style>b", 2),
        (f"a<!-- {LONG} -->b", 2),
        (f"a<script>{LONG}", 1),
        ("1 < 2", 5),
    ],
)
def test_markup_length_counts_text_and_tags(markup, length):
    assert markup_length(markup) == length


@given(st.text(alphabet="<>/!- scriptyle", max_size=200))
def test_markup_length_any_text_is_bounded(markup):
    assert 0 <= markup_length(markup) <= TAG_LENGTH * len(markup)


@pytest.mark.parametrize(
    "raw",
    [
        make_raw(f"Ferry is back\n\n{LONG}"),
        make_raw(as_page(LONG), "text/html"),
        make_raw(as_page(SENTENCE, "<b></b>" * 1000), "text/html"),
        make_raw(as_feed(LONG), "application/rss+xml"),
        make_raw(f'{{"uri": "u", "type": "text", "body_text": "{LONG}"}}',
                 "application/json"),
        make_raw(as_feed(""), "application/rss+xml",
                 Page("https://a.example/1", as_page(LONG).encode())),
        make_raw(
            as_page(SENTENCE, extra=(
                '<script type="application/ld+json">{"@type": "NewsArticle",'
                f' "headline": "Ferry", "articleBody": "{LONG}"}}</script>'
            )),
            "text/html",
        ),
    ],
    ids=["plain", "page", "tags", "feed", "ninjs", "page-of-entry", "json-ld"],
)  # fmt: skip
def test_clean_long_text_is_too_long(raw):
    assert len(clean(raw).item.headline) < MOST

    with pytest.raises(ExtractError) as caught:
        clean(raw, MOST)

    assert caught.value.reason == "too-long"


def test_clean_long_page_of_an_entry_with_text_keeps_the_text():
    page = Page("https://a.example/1", as_page(LONG).encode())
    raw = make_raw(as_feed(SENTENCE), "application/rss+xml", page)

    item = clean(raw, MOST).item

    assert item.body == SENTENCE.strip()
    assert "copydesk:no-page" in item.signals


def test_clean_long_script_does_not_count():
    script = f"<script>{LONG}</script>"
    raw = make_raw(as_page(SENTENCE * 3, extra=script), "text/html")

    assert SENTENCE.strip() in clean(raw, MOST).item.body


@pytest.mark.parametrize("off", [0, 1])
@pytest.mark.parametrize(
    "markup",
    [
        "plain text",
        "<p>One</p> <p>two</p>",
        "<script>var long = 1;</script><p>One</p>",
    ],
)
def test_check_markup_at_limit_agrees_with_length(markup, off):
    limit = markup_length(markup) - off
    if off:
        with pytest.raises(ExtractError):
            check_markup(markup, limit)
    else:
        check_markup(markup, limit)
