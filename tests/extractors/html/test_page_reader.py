"""Whole pages: golden pages with the expected item beside them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.html import page_reader
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from extractors.pipeline.clean import clean
from tests.extractors.html.pages import STORY, page_of

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.html"))
NOW = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize("page", GOLDEN, ids=lambda path: path.stem)
def test_clean_golden_page_matches_truth(page):
    raw = RawItem(
        "golden",
        "",
        "text/html",
        NOW,
        page.read_bytes(),
        url="https://tideway.example/1",
    )
    truth = json.loads(page.with_suffix(".json").read_text("utf-8"))

    item = clean(raw).item

    assert item.body.split("\n\n") == truth["body"]
    assert item.headline == truth["headline"]
    assert [
        [caption.text, caption.credit_line, caption.photographer]
        for caption in item.captions
    ] == truth["captions"]
    assert list(item.signals) == truth["signals"]


def test_clean_gallery_without_text_is_item():
    slides = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>Boat {n} of the regatta comes home on Sunday.</figcaption></figure>"
        for n in range(6)
    )  # fmt: skip
    page = page_of(
        f"<h1>The regatta</h1>{slides}", "<title>The regatta</title>"
    )
    raw = RawItem(
        "golden",
        "",
        "text/html",
        NOW,
        page.encode(),
        url="https://tideway.example/2",
    )

    item = clean(raw).item

    assert (item.body, len(item.captions)) == ("", 6)
    assert "copydesk:gallery" in item.signals


def test_read_page_with_furniture_returns_story():
    page = page_reader.read(
        page_of(f"<nav>Home</nav><article>{STORY}</article><footer>x</footer>")
    )

    assert len(page.paragraphs) == 5
    assert page.source == "page"


def test_read_page_traces_source_of_each_part():
    figure = "<figure><img src='a.jpg'><figcaption>Snow lies on the old bridge.</figcaption></figure>"
    head = '<meta property="og:title" content="Snow"><meta name="date" content="2026-01-02">'
    page = page_reader.read(
        page_of(
            f"<article>{figure}{STORY}</article><div class='related-posts'>x</div>",
            head,
        )
    )

    trace = {(step.rule, step.field, step.detail) for step in page.trace}
    assert ("source", "headline", "og:title") in trace
    assert ("source", "published", "date") in trace
    assert ("caption", "captions", "structure or a line's credit") in trace
    assert ("block", "body", "related-posts") in trace
    assert ("reading", "body", "fast") in trace


@pytest.mark.parametrize("markup", ["", "<!-- snow -->", "\x00\x01"])
def test_read_empty_page_raises_error(markup):
    with pytest.raises(ExtractError):
        page_reader.read(markup)


@pytest.mark.parametrize(
    "malformed",
    ["&#1;&#x2;", "\x0b", '<a href="http://[bad">x</a>', "<div>" * 3000],
)
def test_read_malformed_page_returns_story(malformed):
    page = page_reader.read(page_of(f"<article>{STORY}</article>{malformed}"))

    assert page.paragraphs[0].startswith("Line 1")


SITE = (
    '<meta property="og:site_name" content="The Hill Post">'
    '<script type="application/ld+json">{"@type": "NewsArticle", '
    '"headline": "Snow shuts the bridge", "inLanguage": "en", "author": '
    '{"@type": "Organization", "name": "The Hill Post"}}</script>'
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Tebello Ramokone", "Tebello Ramokone"),
        ("By Ann Berg and Ole Vik", "Ann Berg and Ole Vik"),
        ("Von Ina Holm", "Ina Holm"),
        ("Key Takeaways", "The Hill Post"),
    ],
)
def test_clean_line_of_names_goes_before_the_site(line, names):
    inner = f"<div><p><strong>{line}</strong></p>{STORY}</div>"
    page = page_of(inner, SITE).encode()

    item = clean(RawItem("hill", "urn:a", "text/html", NOW, page)).item

    assert item.byline == names


def test_read_line_of_names_does_not_go_before_a_person():
    organisation = '"Organization", "name": "The Hill Post"'
    head = SITE.replace(organisation, '"Person", "name": "Ann Berg"')

    page = page_reader.read(
        page_of(f"<div><p>Tebello Ramokone</p>{STORY}</div>", head)
    )

    assert page.authors == ("Ann Berg",)


def test_clean_line_of_names_leaves_the_body():
    inner = f"<div><p>Tebello Ramokone/Nthati Lekhoa</p>{STORY}</div>"
    page = page_of(inner, SITE).encode()

    item = clean(RawItem("hill", "urn:a", "text/html", NOW, page)).item

    assert item.byline == "Tebello Ramokone, Nthati Lekhoa"
    assert item.body.startswith("Line 1:")


SURROGATES = (
    "<script type='application/ld+json'>"
    '{"@type":"NewsArticle","headline":"Snow \\ud83d","articleBody":'
    '"Snow \\udc00 lies on the bridge.","author":"Ann \\ud83d Berg"}'
    "</script>"
)
PIECES = st.lists(
    st.sampled_from(
        [
            SURROGATES,
            "&#5", "a", "&#x1b;", "n", "&#xFFFF;", "<button>", "</button>",
            "<aside>", "</aside>", "<p>By Ann Berg</p>", "</p>", "<template>",
            "<figure><img src='a.jpg' alt='Snow'>", "<figcaption>", "</a>",
            "<div style='display:none'>", "</div>", "<div class='consent'>",
            "<blockquote>", "<iframe>", "<a href='/b'>", "<ul><li>", "<h2>",
            "<script type='application/ld+json'>", "</script>", "<time>",
            "<meta name='author' content='&#5a'>", "<div hidden id='S:1'>",
            "<p>Snow lies on the old bridge of Ellery, and it melts.</p>",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES)
@example("&#5a<button></button>n")
@example(SURROGATES + "<p>Snow lies on the old bridge of Ellery.</p>")
def test_clean_any_fragment_is_item_or_extract_error(fragment):
    """The item can be encoded, too."""
    raw = RawItem("a", "", "text/html", NOW, fragment.encode(), url="")
    try:
        item = clean(raw).item
    except ExtractError:
        return
    encode(item)
