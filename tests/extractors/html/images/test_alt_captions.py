"""Captions that repeat the description of their picture."""

import pytest

from extractors.html import page_tree
from extractors.html.dom import text_of
from extractors.html.images import alt_captions
from tests.extractors.html.pages import STORY, page_of

LINE = "Ferries wait at the quay"
PICTURE = f'<div><img alt="{LINE}"></div>'


def read(inner, headline="Snow"):
    tree = page_tree.parse(page_of(inner + STORY))
    return alt_captions.extract_captions(tree, headline), text_of(tree)


@pytest.mark.parametrize(
    "line",
    [
        f"<div><span>{LINE}</span></div>",
        f"<div>{LINE}</div>",
        f'<div style="display:none"><span>{LINE.upper()}</span></div>',
    ],
)
def test_extract_captions_line_like_alt_is_removed(line):
    captions, text = read(PICTURE + line)

    assert [shot.text.lower() for shot in captions] == [LINE.lower()]
    assert text.startswith("Line 1:")


@pytest.mark.parametrize(
    ("alt", "credit"),
    [("浜辺で 夕日を 見る人々", "共同"), ("Schiffe am langen Kai", "dpa")],
)
def test_extract_captions_agency_behind_is_credit(alt, credit):
    captions, _ = read(
        f'<img alt="{alt}"><div><span>{alt}</span><small>{credit}</small></div>'
    )

    assert [(shot.text, shot.credit_line) for shot in captions] == [
        (alt, credit)
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"<h3><span>{LINE}</span></h3>",
        f"<a><span>{LINE}</span></a>",
        f"<p><span>{LINE}</span></p>",
        f"<p>{LINE}</p>",
        "<div>Ferries wait at the bridge</div>",
    ],
)
def test_extract_captions_other_line_stays(line):
    captions, text = read(PICTURE + line)

    assert captions == ()
    assert text.startswith("Ferries")


def test_extract_captions_headline_stays():
    assert read(f"{PICTURE}<div>{LINE}</div>", LINE)[0] == ()


def test_extract_captions_distant_line_stays():
    far = "<i>x</i>" * 100

    assert read(f"{PICTURE}{far}<div>{LINE}</div>")[0] == ()
