"""
Find what belongs to other stories: tickers, next stories, boxes of links.

Position and links decide. A ticker stands beside the element that has the
headline and the story's prose. A next story of an endless page has a headline
of its own behind the story. A box of links has no prose outside its links.
"""

import re

from lxml import html

from extractors.fields import furniture
from extractors.fields.credit.labels import LABEL
from extractors.fields.credit.names import SOURCE
from extractors.fields.text import fold
from extractors.html.body.live_blogs import entry_elements, says_live
from extractors.html.dom import SENTENCE_ENDS, is_within, remove, text_of

__all__ = ["remove_link_boxes", "remove_next_stories", "remove_tickers"]

Counts = dict[html.HtmlElement, tuple[int, int]]


_MIN_PROSE = 60  # characters of a paragraph of a story
_MIN_STORY = 200  # characters of a story's prose
_MIN_PARAGRAPHS = 2
_LINK_BOXES = ("div", "section", "aside")
_MAX_LABEL = 40  # characters of a box's heading
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_MIN_LINKS = 2  # one below a heading that is known
_MIN_UNLABELLED = 3  # lines of a list that nothing introduces or labels
_MIN_WORDS = 4  # of a linked headline
_MAX_LINKS_BOX = 2000  # characters
_MAX_LABEL_WORDS = 5
_MAX_LEVELS = 3  # from a list up to an element that has text before it
_PICTURE_OR_SOURCE = re.compile(rf"(?:{LABEL}|{SOURCE})\W*")
_ARROWS = re.compile(r"[»›►▶▸➡➜→⇒👉🔗]")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
_MIN_UNSPACED = 8  # characters of a linked headline in East Asia


def remove_tickers(
    tree: html.HtmlElement, counts: Counts, headline: str, *, is_live: bool
) -> int:
    """
    Remove entries of a ticker beside the story, and return how many.

    Args:
        tree: the page; changed in place.
        counts: its characters.
        headline: the story's.
        is_live: the page's metadata name it a live blog.
    """
    if is_live or says_live(headline):
        return 0
    entries = entry_elements(tree)
    if not entries:
        return 0
    story = _find_story(tree, counts)
    if story is None:
        return 0
    foreign = [entry for entry in entries if not is_within(entry, story)]
    if len(foreign) < len(entries):
        return 0
    for entry in foreign:
        remove(entry)
    return len(foreign)


def remove_next_stories(tree: html.HtmlElement, headline: str) -> int:
    """
    Remove the stories behind the story of an endless page.

    Each story is an ``article`` with its own first heading. The first of
    them must have the page's headline.
    """
    stories = [
        (article, heading)
        for article in tree.iter("article")
        if (heading := next(article.iter("h1"), None)) is not None
    ]
    if len(stories) <= 1 or not headline:
        return 0
    first, heading = stories[0]
    if fold(text_of(heading)) != fold(headline):
        return 0
    removed = 0
    for article, other in stories[1:]:
        if is_within(article, tree) and not is_within(article, first):
            if is_within(first, article) or other is heading:
                continue
            remove(article)
            removed += 1
    return removed


def remove_link_boxes(tree: html.HtmlElement, counts: Counts) -> int:
    """Remove boxes whose lines are all headlines of other stories."""
    removed = 0
    for box in list(tree.iter(*_LINK_BOXES)):
        total, unlinked = counts[box]
        if (
            unlinked <= _MAX_LABEL
            and 0 < total <= _MAX_LINKS_BOX
            and (not removed or is_within(box, tree))
            and _has_linked_paragraphs(box, counts)
        ):
            remove(box)
            removed += 1
    for paragraph in list(tree.iter("p")):
        if (
            _is_list_of_links(paragraph, counts)
            or _is_teaser(paragraph, counts)
            or _is_headline_in_capitals(paragraph, counts)
        ):
            remove(paragraph)
            removed += 1
    for links in list(tree.iter("ul", "ol")):
        if _is_list_of_stories(links, counts):
            remove(links)
            removed += 1
    return removed


def _is_list_of_stories(links: html.HtmlElement, counts: Counts) -> bool:
    """
    Return whether each line of a list is the linked headline of a story.

    A story introduces its own lists by a heading or a colon. Known labels
    introduce other stories; so does nothing but the end of a paragraph.
    """
    if counts[links][1] > _MAX_LABEL * len(links):
        return False
    lines = list(links.iter("li"))
    if not lines:
        return False
    label = links.getprevious()
    if label is not None and furniture.is_furniture(text_of(label) or "-"):
        return counts[links][1] == 0 and all(
            _is_headline(text_of(line)) for line in lines
        )
    least = _MIN_LINKS if counts[links][1] else _MIN_UNLABELLED
    return (
        len(lines) >= least
        and all(_is_linked_line(line, counts) for line in lines)
        and _text_before(links).endswith(SENTENCE_ENDS)
    )


def _is_linked_line(line: html.HtmlElement, counts: Counts) -> bool:
    """Return whether a line is a linked headline, with a label before it."""
    links = list(line.iter("a"))
    if len(links) != 1 or counts[line][1] > _MAX_LABEL:
        return False
    headline = text_of(links[0])
    label, _, after = text_of(line).partition(headline or "\n")
    return (
        not after.strip()
        and (not label or label.rstrip().endswith((":", "：")))
        and _is_headline(headline)
        and not (links[0].get("href") or "#").startswith("#")
    )


def _text_before(element: html.HtmlElement) -> str:
    """Return the text of the block before an element; empty if none."""
    above: html.HtmlElement | None = element
    for _ in range(_MAX_LEVELS):
        if above is None:
            return ""
        before = above.getprevious()
        while before is not None:
            if text := text_of(before):
                return text
            before = before.getprevious()
        above = above.getparent()
    return ""


def _is_list_of_links(paragraph: html.HtmlElement, counts: Counts) -> bool:
    """Return whether a paragraph has a label and a linked headline a line."""
    total, unlinked = counts[paragraph]
    if not 0 < unlinked <= _MAX_LABEL or total > _MAX_LINKS_BOX:
        return False
    links = [text_of(link) for link in paragraph.iter("a")]
    if len(links) < _MIN_LINKS or not all(links):
        return False
    text = text_of(paragraph)
    label = text.partition(links[0])[0]
    return (
        label.rstrip().endswith((":", "："))
        and text.split() == " ".join([label, *links]).split()
        and next(paragraph.iter("br"), None) is not None
        and all(map(_is_long, links))
    )


def _is_teaser(paragraph: html.HtmlElement, counts: Counts) -> bool:
    """
    Return whether a paragraph is a label and one linked headline.

    The label must be known, or an arrow: lists of goods and sources have such
    lines too.
    """
    unlinked = counts[paragraph][1]
    links = list(paragraph.iter("a"))
    if unlinked > _MAX_LABEL or len(links) != 1:
        return False
    headline, text = text_of(links[0]), text_of(paragraph)
    label = text.removesuffix(headline).strip()
    return (
        text.endswith(headline)
        and len(label.split()) <= _MAX_LABEL_WORDS
        and (
            (_ARROWS.match(text) and "«" not in text)
            or (bool(label) and furniture.is_furniture(label))
        )
        and not _PICTURE_OR_SOURCE.fullmatch(label)
        and _is_headline(headline)
        and not (links[0].get("href") or "#").startswith(("#", "mailto:"))
    )


def _is_headline_in_capitals(
    paragraph: html.HtmlElement, counts: Counts
) -> bool:
    """Return whether a paragraph is one link, and all of it in capitals."""
    total, unlinked = counts[paragraph]
    if not total or unlinked:
        return False
    text = text_of(paragraph)
    return text.isupper() and len(text.split()) >= _MIN_WORDS


def _is_headline(text: str) -> bool:
    """Return whether a link's text is long enough, and no sentence."""
    return _is_long(text) and not text.endswith((".", "。", "।"))


def _is_long(text: str) -> bool:
    return (
        len(text.split()) >= _MIN_WORDS
        or len(_UNSPACED.findall(text)) >= _MIN_UNSPACED
    )


def _has_linked_paragraphs(box: html.HtmlElement, counts: Counts) -> bool:
    """Return whether paragraphs of a box are each one linked headline."""
    links = {
        link.get("href", "")
        for paragraph in box.iter("p")
        if counts[paragraph][1] == 0
        and paragraph.getparent().tag != "li"  # a story can list its links
        and (link := next(paragraph.iter("a"), None)) is not None
        and _is_long(text_of(link))
    }
    others = any(
        counts[paragraph][1] > _MAX_LABEL for paragraph in box.iter("p")
    )
    label = next(box.iter(*_HEADINGS), None)
    is_known = label is not None and furniture.is_furniture(text_of(label))
    return len(links) >= (1 if is_known else _MIN_LINKS) and not others


def _find_story(
    tree: html.HtmlElement, counts: Counts
) -> html.HtmlElement | None:
    """Return the smallest element with the headline and some prose."""
    element = next(tree.iter("h1"), None)
    while element is not None:
        prose = [
            counts[paragraph][1]
            for paragraph in element.iter("p")
            if counts[paragraph][1] >= _MIN_PROSE
        ]
        if len(prose) >= _MIN_PARAGRAPHS and sum(prose) >= _MIN_STORY:
            return element
        element = element.getparent()
    return None
