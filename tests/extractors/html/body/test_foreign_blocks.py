"""What is certainly not the story is removed; hidden prose is shown."""

import pytest

from extractors.html import page_tree
from extractors.html.body.foreign_blocks import remove_foreign_blocks
from extractors.html.dom import text_of
from tests.extractors.html.pages import STORY, page_of


def test_remove_foreign_blocks_amp_offer_is_removed():
    tree = page_tree.parse(
        page_of(
            "<section amp-access='NOT paid'><p>Buy a pass.</p></section>"
            f"<div amp-access='paid'>{STORY}</div>"
            "<amp-consent><p>Agree?</p></amp-consent>"
            "<amp-sidebar><p>All sections</p></amp-sidebar>"
            "<section subscriptions-actions subscriptions-display='NOT "
            "granted'>Pay</section>"
            "<section subscriptions-section='content-not-granted'>Pay"
            "</section><div subscriptions-section='content'>Rest.</div>"
        )
    )

    remove_foreign_blocks(tree)

    assert text_of(tree).endswith("of day 5.Rest.")
    assert "Buy a pass" not in text_of(tree)


def test_remove_foreign_blocks_hidden_paragraph_of_story_is_shown():
    hidden = (
        "<p style='display: none'>The rest of the story unfolds when the"
        " reader asks for the whole of its text.</p>"
    )
    tree = page_tree.parse(page_of(f"<div>{STORY}{hidden}</div>"))

    remove_foreign_blocks(tree)

    assert "none" not in list(tree.iter("p"))[-1].get("style")


@pytest.mark.parametrize("between", ["", "<aside></aside>", "<a id='x'></a>"])
def test_remove_foreign_blocks_paragraph_hidden_from_screen_readers_is_shown(
    between,
):
    hidden = (
        "<p class='paywall' aria-hidden='true'>The rest of the story unfolds"
        " when the reader asks for the whole of its text.</p>"
    )
    tree = page_tree.parse(page_of(f"<div>{STORY}{between}{hidden}</div>"))

    remove_foreign_blocks(tree)

    shown = list(tree.iter("p"))[-1]
    assert (shown.get("aria-hidden"), shown.get("class")) == (None, None)


def test_remove_foreign_blocks_hidden_label_stays_hidden():
    label = "<p class='paywall' aria-hidden='true'>Read on with a pass</p>"
    tree = page_tree.parse(page_of(f"<div>{STORY}{label}</div>"))

    remove_foreign_blocks(tree)

    assert list(tree.iter("p"))[-1].get("aria-hidden") == "true"
