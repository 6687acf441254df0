"""
Remove blocks of a page that are certainly not its story.

What a block is decides here, not its name, so this also runs on the whole
page before the last readings. See `comment_threads`, `consent_boxes`,
`other_stories` and `story_cards`. Pages in AMP mark who may see a block: what
only readers without access see is an offer.
"""

import re

from lxml import html

from extractors.html.body import (
    comment_threads,
    consent_boxes,
    other_stories,
    story_cards,
)
from extractors.html.dom import (
    SENTENCE_ENDS,
    count_characters,
    is_within,
    remove,
    text_of,
)

__all__ = ["remove_foreign_blocks"]

_OFFERS = (
    "amp-consent", "amp-user-notification", "amp-app-banner", "amp-sidebar",
)  # fmt: skip
_ACCESS = frozenset(
    {"amp-access", "subscriptions-section", "subscriptions-action",
     "subscriptions-actions", "subscriptions-dialog"}
)  # fmt: skip
_NO_ACCESS = re.compile(
    r"^\s*(?:NOT\b|!)|=\s*false\b|not-granted", re.IGNORECASE
)
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*;?", re.IGNORECASE
)
_MIN_PROSE = 60  # characters


def remove_foreign_blocks(
    tree: html.HtmlElement, headline: str = "", *, is_live: bool = False
) -> tuple[str, ...]:
    """
    Remove what is certainly not the story; changes the tree.

    Args:
        tree: the page.
        headline: the story's.
        is_live: the page's metadata name it a live blog.

    Returns:
        The kinds of the removed blocks, for the trace.
    """
    _remove_offers(tree)
    _show_paragraphs(tree)
    counts = count_characters(tree)
    removed = {
        "comments": comment_threads.remove_threads(tree, counts),
        "consent": consent_boxes.remove_consents(tree, counts, headline),
        "ticker": other_stories.remove_tickers(
            tree, counts, headline, is_live=is_live
        ),
        "next-story": other_stories.remove_next_stories(tree, headline),
        "cards": story_cards.remove_cards(
            tree, counts, headline, is_live=is_live
        ),
        "links": other_stories.remove_link_boxes(tree, counts),
    }
    return tuple(name for name, count in removed.items() if count)


def _remove_offers(tree: html.HtmlElement) -> None:
    """Remove what AMP shows to readers without access, and its dialogues."""
    offers = [
        *tree.iter(*_OFFERS),
        *(e for e in tree.iter() if not _ACCESS.isdisjoint(e.keys())),
    ]
    for element in offers:
        rule = (
            element.get("amp-access")
            or element.get("subscriptions-section")
            or "not-granted"
        )
        if _NO_ACCESS.search(rule) and is_within(element, tree):
            remove(element)


def _show_paragraphs(tree: html.HtmlElement) -> None:
    """
    Show hidden paragraphs between visible ones of the same story.

    Scripts unfold them when the reader asks for the rest.
    """
    for paragraph in tree.iter("p"):
        style = paragraph.get("style") or ""
        is_hidden = paragraph.get("aria-hidden") == "true" or _HIDDEN.search(
            style
        )
        if not (is_hidden and _is_prose(paragraph)):
            continue
        before = _paragraph_before(paragraph)
        if before is not None and _is_prose(before):
            paragraph.set("style", _HIDDEN.sub("", style))
            paragraph.attrib.pop("aria-hidden", None)
            # A name such as ``paywall`` only says what hides it.
            paragraph.attrib.pop("class", None)


def _paragraph_before(
    paragraph: html.HtmlElement,
) -> html.HtmlElement | None:
    """Return the paragraph before one, across empty elements."""
    before = paragraph.getprevious()
    while before is not None and before.tag != "p" and not text_of(before):
        before = before.getprevious()
    return before if before is not None and before.tag == "p" else None


def _is_prose(element: html.HtmlElement) -> bool:
    text = text_of(element)
    return len(text) >= _MIN_PROSE and text.endswith(SENTENCE_ENDS)
