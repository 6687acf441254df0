"""Captions that the markup names, or that end in a credit."""

import pytest

from extractors.html import page_tree
from extractors.html.dom import text_of
from extractors.html.images import figures
from tests.extractors.html.pages import STORY, page_of


@pytest.mark.parametrize(
    ("markup", "text", "credit"),
    [
        ("<figure><img src='a.jpg'><figcaption>Snow on the bridge <span class='credit'>Ann Berg/AFP</span></figcaption></figure>", "Snow on the bridge", "AFP"),
        ("<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>Snow on the bridge. (Photo by Ann Berg/AFP)</p></div>", "Snow on the bridge.", "AFP"),
        ("<figure><img src='a.jpg'><figcaption>Snow on the bridge</figcaption><div class='image-source'>Nordlys Press</div></figure>", "Snow on the bridge", "Nordlys Press"),
        ("<figure><img src='a.jpg'><figcaption><span class='sr-only'>Caption:</span> Snow on the bridge<cite>dpa</cite></figcaption></figure>", "Snow on the bridge", "dpa"),
        ("<div class='pie-foto'>Snow on the bridge</div><div class='autor-foto'>Nordlys Press</div>", "Snow on the bridge", "Nordlys Press"),
        ("<figure><img src='a.jpg'><figcaption><span>Snow on the bridge.</span><span><span>Credit...</span><span>Ann Berg for Nordlys</span></span></figcaption></figure>", "Snow on the bridge.", "Ann Berg for Nordlys"),
        ("<div class='caption-box'><img src='a.jpg'><div class='caption'>Snow on the bridge <b class='credit'>Ann Berg/Nordlys</b> <b class='credit'>Ann Berg/Nordlys</b></div></div>", "Snow on the bridge", "Nordlys"),
        ("<figure><img src='a.jpg'><figcaption>1 / 2 Snow on the bridge</figcaption></figure>", "Snow on the bridge", ""),
        ("<div itemprop='caption'>Snow on the bridge</div>", "Snow on the bridge", ""),
        ("<p>Snow on the bridge. REUTERS/Ann Berg</p>", "Snow on the bridge.", "REUTERS"),
    ],
)  # fmt: skip
def test_extract_captions_caption_is_removed_from_tree(markup, text, credit):
    tree = page_tree.parse(page_of(markup + STORY))

    (caption,) = figures.extract_captions(tree)

    assert (caption.text, caption.credit_line) == (text, credit)
    assert "bridge" not in text_of(tree)


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><table><tr><td>Trains</td><td>12</td></tr></table></figure>",
        "<figure><blockquote>We have seen worse.</blockquote></figure>",
        "<figure>" + "<p>The whole story stands in a figure here.</p>" * 60 + "</figure>",
        "<p>The agency said that Reuters/Ipsos had asked 900 people.</p>",
    ],
)  # fmt: skip
def test_extract_captions_other_figure_stays(markup):
    tree = page_tree.parse(page_of(markup))
    before = text_of(tree)

    assert figures.extract_captions(tree) == ()
    assert text_of(tree) == before


def test_extract_captions_gallery_returns_each_caption():
    inner = "".join(
        f"<figcaption>Boat {n} comes home.</figcaption>" for n in range(3)
    )
    tree = page_tree.parse(page_of(f"<figure>{inner}</figure>{STORY}"))

    assert [caption.text for caption in figures.extract_captions(tree)] == [
        "Boat 0 comes home.",
        "Boat 1 comes home.",
        "Boat 2 comes home.",
    ]


def test_extract_captions_figure_that_asks_for_consent_is_no_caption():
    figure = (
        "<figure><div><b>Externer Inhalt</b><p>Um externe Inhalte anzuzeigen, "
        "ist Ihre Zustimmung nötig.</p></div></figure>"
    )
    tree = page_tree.parse(page_of(figure + STORY))

    assert figures.extract_captions(tree) == ()
