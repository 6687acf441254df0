"""
Remove the cards of other stories: a headline and the beginning of a text.

A card is a link with a heading in it, or an ``article`` whose heading is a
link. Readings look at paragraphs, so they take the text of a card for prose.
"""

from lxml import html

from extractors.fields.text import fold
from extractors.html.body.live_blogs import says_live
from extractors.html.dom import remove, text_of

__all__ = ["remove_cards"]

Counts = dict[html.HtmlElement, tuple[int, int]]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAX_CARD = 2000  # characters; more can be a story whose link never ends


def remove_cards(
    tree: html.HtmlElement, counts: Counts, headline: str, *, is_live: bool
) -> int:
    """
    Remove the cards of other stories, and return how many.

    Nothing is removed if the page does not show its headline, or has more
    text in cards than outside: the story can then be in the cards. The entries
    of a live blog look like cards.

    Args:
        tree: the page; changed in place.
        counts: its characters.
        headline: the story's.
        is_live: the page's metadata name it a live blog.
    """
    if is_live or says_live(headline):
        return 0
    shown = _find_headline(tree, headline)
    if shown is None:
        return 0
    around = {shown, *shown.iterancestors()}
    cards: dict[html.HtmlElement, None] = {}
    for element in tree.iter("a", "article"):
        if (
            element not in around
            and _is_card(element, counts)
            and cards.keys().isdisjoint(element.iterancestors())
        ):
            cards[element] = None
    in_cards = sum(counts[card][0] for card in cards)
    outside = counts[tree][1] - sum(counts[card][1] for card in cards)
    if in_cards > outside:
        return 0  # the story is a list of such cards
    for card in cards:
        remove(card)
    return len(cards)


def _find_headline(
    tree: html.HtmlElement, headline: str
) -> html.HtmlElement | None:
    """Return the heading that shows the page's headline."""
    own = fold(headline)
    return next(
        (
            heading
            for heading in tree.iter("h1", "h2")
            if own and fold(text_of(heading)) == own
        ),
        None,
    )


def _is_card(element: html.HtmlElement, counts: Counts) -> bool:
    """Return whether a link or an article shows another story."""
    heading = next(element.iter(*_HEADINGS), None)
    if heading is None or not 0 < counts[element][0] <= _MAX_CARD:
        return False
    if element.tag == "a":
        link = element
    else:
        link = next(heading.iter("a"), None)
        if link is None or counts[heading][1]:
            return False
    return not (link.get("href") or "#").startswith("#")
