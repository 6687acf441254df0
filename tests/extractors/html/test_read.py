"""One page read whole: captions out, furniture cut, the story left."""

import pytest

from extractors.errors import ExtractError
from extractors.html import figures, page, prune, read, structured, titles
from extractors.html.tree import text_of

STORY = "".join(
    f"<p>Line {n}: snow fell on the town all night, and the trains to the "
    f"coast were an hour late for most of the morning of day {n}.</p>"
    for n in range(1, 6)
)


def page_of(inner, head=""):
    return f"<html><head>{head}</head><body>{inner}</body></html>"


@pytest.mark.parametrize(
    ("markup", "text", "credit"),
    [
        (
            "<figure><img src='a.jpg'><figcaption>Snow on the bridge "
            "<span class='credit'>Ann Berg/AFP</span></figcaption></figure>",
            "Snow on the bridge",
            "AFP",
        ),
        (
            "<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-"
            "text'>Snow on the bridge. (Photo by Ann Berg/AFP)</p></div>",
            "Snow on the bridge.",
            "AFP",
        ),
    ],
)
def test_structure_names_a_caption(markup, text, credit):
    tree = page.parse(page_of(markup + STORY))

    (shot,) = figures.lift(tree).captions
    assert (shot.text, shot.credit_line) == (text, credit)
    assert "bridge" not in text_of(tree)


def test_a_box_with_a_picture_is_a_caption():
    box = (
        "<div><div><img src='a.jpg'></div><div>Snow on the bridge</div></div>"
    )
    tree = page.parse(page_of(box + STORY))

    assert [one.text for one in figures.boxes(tree)] == ["Snow on the bridge"]


def test_a_card_with_a_heading_is_none():
    box = "<div><img src='a.jpg'><h3>Bridges</h3><p>Each has a tale.</p></div>"
    tree = page.parse(page_of(box + STORY))

    assert figures.boxes(tree) == ()


@pytest.mark.parametrize(
    "block",
    [
        "<nav>Home News Sport</nav>",
        "<div class='related-posts'><p>Other snow</p></div>",
        "<ul class='share-buttons'><li>Tweet</li></ul>",
        "<div id='comments'>"
        + "<p>I like snow very much.</p>" * 90
        + "</div>",
    ],
)
def test_what_is_no_story_is_cut(block):
    tree = page.parse(page_of(f"<article>{STORY}</article>{block}"))
    prune.prune(tree)

    assert text_of(tree) == text_of(page.parse(page_of(STORY)))


@pytest.mark.parametrize("tag", ["form", "div class='widget banner'"])
def test_a_story_is_not_cut_for_its_name(tag):
    inner = f"<{tag}>{STORY}</{tag.split()[0]}>"
    tree = page.parse(page_of(inner))
    prune.prune(tree)

    assert "Line 5" in text_of(tree)


def test_json_ld_speaks_first():
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": '
        '"NewsArticle", "headline": "Snow &amp; ice", "datePublished": '
        '"2026-01-02T08:00:00+01:00", "author": [{"name": "Ann Berg"}],}]}'
        '</script><meta property="og:title" content="Snow | Site">'
    )
    tree = page.parse(page_of(STORY, head))
    stated = structured.stated(tree)

    assert stated.headline == "Snow & ice"
    assert stated.authors == ("Ann Berg",)
    assert stated.published == "2026-01-02T08:00:00+01:00"


@pytest.mark.parametrize(
    ("head", "inner", "headline"),
    [
        ("<title>Snow shuts the old bridge | The Site</title>", "<h1>Snow shuts the old bridge</h1>", "Snow shuts the old bridge"),
        ('<meta property="og:title" content="Snow shuts bridge - The Site"><meta property="og:site_name" content="The Site">', "", "Snow shuts bridge"),
        ('<meta property="og:title" content="Snow shuts bridge | Sport">', "", "Snow shuts bridge"),
    ],
)  # fmt: skip
def test_a_headline_loses_its_site(head, inner, headline):
    tree = page.parse(page_of(inner + STORY, head))
    found = titles.headline(
        tree, structured.stated(tree), structured.metas(tree)
    )

    assert found == headline


def test_the_story_is_found_among_furniture():
    found = read.read(
        page_of(f"<nav>Home</nav><article>{STORY}</article><footer>x</footer>")
    )

    assert len(found.paragraphs) == 5
    assert found.source == "page"


@pytest.mark.parametrize(
    "markup",
    ["", "<!-- snow -->", "\x00\x01"],
)
def test_no_page_is_an_error(markup):
    with pytest.raises(ExtractError):
        read.read(markup)


@pytest.mark.parametrize(
    "dirt",
    ["&#1;&#x2;", "\x0b", '<a href="http://[bad">x</a>', "<div>" * 3000],
)
def test_dirt_does_not_stop_a_story(dirt):
    found = read.read(page_of(f"<article>{STORY}</article>{dirt}"))

    assert found.paragraphs[0].startswith("Line 1")
