"""
The standfirst: the page's description, if the page shows it as text.

Otherwise it is the line directly behind the heading, or a line a little
further on whose class names it a standfirst.
"""

import re

from lxml import html

from extractors.fields.headline import repeats
from extractors.fields.text import fold
from extractors.html.dom import classes, count_characters, text_of
from extractors.html.metadata.schema_org import PageMetadata

__all__ = ["find_standfirst", "is_in_opening"]

_CLASS = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?title|sub-?head(?:line|ing)?|"
    r"strapline|chapo|vorspann|summary|excerpt|bajada|entradilla|sumario|"
    r"ingress|manchet|occhiello|sommario)(?=$|[\s_-])",
    re.IGNORECASE,
)
_LINES = frozenset({"p", "h2", "h3", "h4"})
_MAX_DISTANCE = 12  # elements behind the heading
_MIN_SPACES = 7
_MAX_SPACES = 60
_MAX_DESCRIPTION = 100  # spaces; a longer description is the story
_MAX_DIGITS = 4  # of a year; a line with more is a date
_OPENING = 100  # characters of a line that are compared
_OPENING_PARAGRAPHS = 6


def find_standfirst(
    tree: html.HtmlElement, metadata: PageMetadata, meta_tags: dict[str, str]
) -> str:
    """
    Return the standfirst as the page shows it; empty if it shows none.

    Args:
        tree: the page without its captions.
        metadata: its JSON-LD.
        meta_tags: its meta elements.
    """
    descriptions = {
        fold(description)
        for description in (
            metadata.description,
            meta_tags.get("og:description", ""),
            meta_tags.get("description", ""),
        )
        if _MIN_SPACES <= description.count(" ") <= _MAX_DESCRIPTION
        and not repeats(description, metadata.headline)
    }
    starts = {description[:6] for description in descriptions}
    for element in tree.iter("p", "div", "h2", "h3", "span", "strong"):
        # Most elements fail this cheap test of their first characters.
        start = fold((element.text or "").lstrip()[:20])[:6]
        if start in starts and fold(text_of(element)) in descriptions:
            return text_of(element)
    titles = (metadata.headline, meta_tags.get("og:title", ""))
    return _find_behind_heading(tree, titles)


def _find_behind_heading(
    tree: html.HtmlElement, titles: tuple[str, ...]
) -> str:
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return ""
    following = heading.xpath(f"following::*[position() <= {_MAX_DISTANCE}]")
    is_headline = _is_headline(heading, titles)
    for position, element in enumerate(following):
        is_next = position == 0 and is_headline and _stands_alone(element)
        is_named = is_next or _CLASS.search(classes(element))
        text = text_of(element) if is_named else ""
        total, unlinked = (
            count_characters(element)[element] if text else (0, 0)
        )
        if (
            _MIN_SPACES <= text.count(" ") <= _MAX_SPACES
            and total == unlinked
            and sum(map(str.isdigit, text)) <= _MAX_DIGITS
        ):
            return text
    return ""


def _is_headline(heading: html.HtmlElement, titles: tuple[str, ...]) -> bool:
    """Return whether a heading has a title of the story, if any is known."""
    text = fold(text_of(heading))
    known = [fold(title) for title in titles if title]
    return bool(text) and (
        not known or any(text in title or title in text for title in known)
    )


def _stands_alone(element: html.HtmlElement) -> bool:
    """Return whether a line is not the first of several of its kind."""
    behind = element.getnext()
    return element.tag in _LINES and (
        behind is None or behind.tag != element.tag
    )


def is_in_opening(line: str, paragraphs: tuple[str, ...]) -> bool:
    """Return whether the first paragraphs of a text contain a line."""
    folded = fold(line)[:_OPENING]
    opening = " ".join(paragraphs[:_OPENING_PARAGRAPHS])
    return bool(folded) and folded in fold(opening)
