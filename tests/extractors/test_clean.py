"""The whole clean step on copy with every kind of dirt."""

import html
from datetime import UTC, datetime

import pytest

from extractors.clean import clean
from extractors.errors import ExtractError
from extractors.raw import Page, RawItem

NOW = datetime(2026, 1, 2, tzinfo=UTC)
HEADLINE = "Snow Closes ‘Old’ Bridge, Trains Late"
CAPTION = "Snow lies on a bridge in Oslo, Norway, Jan 3, 2020. [Photo/Xinhua]"
BODY = (
    "OSLO — Snow closed the old bridge on Friday, and trains ran an hour late "
    "for most of the morning, the railway said in a statement.",
    "Workers cleared the tracks by noon, and the first train left for the "
    "coast with forty people on board, among them a school class.",
    "“We have seen worse winters than this one,” said Kari Holm, who has "
    "driven the morning train to the coast for twenty years.",
    "The bridge will open again on Monday if the weather holds, the town "
    "said, and heavy lorries must take the northern road until then.",
)
TAIL = ("Related Post", "Leave a Reply")


def raw(body, media_type, **more):
    return RawItem("feed", "urn:1", media_type, NOW, body.encode(), **more)


def as_text():
    lines = [HEADLINE, HEADLINE.replace("‘", "'"), BODY[0], CAPTION + "\n" + BODY[1],
             CAPTION, *BODY[2:], *TAIL]  # fmt: skip
    return raw("\n\n".join(lines), "text/plain; charset=utf-8")


def as_page():
    lines = [BODY[0], CAPTION, BODY[1], CAPTION, *BODY[2:], *TAIL]
    inner = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return raw(
        f"<html><head><title>{HEADLINE}</title></head><body>"
        f"<h1>{HEADLINE}</h1>{inner}</body></html>",
        "text/html; charset=utf-8",
    )


@pytest.mark.parametrize("make", [as_text, as_page])
def test_dirty_copy_comes_clean(make):
    item = clean(make()).item

    first = BODY[0].removeprefix("OSLO — ")
    assert item.body.split("\n\n") == [first, *BODY[1:]]
    assert item.headline == HEADLINE
    assert item.markup == ""
    assert (item.located, item.language) == ("Oslo", "en")
    (shot,) = item.captions
    assert (shot.credit_line, shot.occurrences) == ("Xinhua", 2)


def test_every_cut_is_traced():
    rules = {one.rule for one in clean(as_text()).trace}

    assert {"headline-repeat", "caption", "furniture", "dateline"} <= rules


def test_nothing_left_is_no_item():
    with pytest.raises(ExtractError) as error:
        clean(
            raw("<html><body><p>Leave a Reply</p></body></html>", "text/html")
        )

    assert error.value.reason == "no-body"


def test_a_challenge_is_no_story():
    page = "<html><title>Just a moment...</title><body><p>Verifying you are human.</p></body></html>"

    with pytest.raises(ExtractError) as error:
        clean(raw(page, "text/html"))

    assert error.value.reason == "bot-wall"


def test_the_same_bytes_give_the_same_item():
    assert clean(as_page()) == clean(as_page())


def test_a_worse_page_does_not_replace_the_feed():
    page = Page(
        "https://x.example/1",
        b"<html><body><p>Log in to read.</p></body></html>",
    )
    item = clean(msg := as_text()).item

    assert (
        clean(
            RawItem(
                **{f: getattr(msg, f) for f in msg.__struct_fields__}
                | {"page": page}
            )
        ).item.body
        == item.body
    )
