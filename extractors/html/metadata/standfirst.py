"""
The standfirst: a page's own description, where it is shown as text.

Where it is not, the line behind the heading whose class calls it one.
"""

import re

from lxml import html

from extractors.fields.headline import repeats
from extractors.fields.text import fold
from extractors.html.dom import classes, text_of, weights
from extractors.html.metadata.schema_org import PageMetadata

__all__ = ["lead", "said"]

_NAME = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?title|sub-?head(?:line|ing)?|"
    r"strapline|chapo|vorspann|summary|excerpt|bajada|entradilla|sumario|"
    r"ingress|manchet|occhiello|sommario)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NEAR = 12  # elements behind the heading
_SHORTEST = 7  # spaces
_LONGEST = 60  # spaces
_MOST_DIGITS = 4  # a year; a line with more is a date
_OPENING = 100  # characters of a description
_WITHIN = 6  # paragraphs


def lead(
    tree: html.HtmlElement, stated: PageMetadata, metas: dict[str, str]
) -> str:
    """
    Give the standfirst as the page shows it; empty if it does not.

    Args:
        tree: the page, captions lifted.
        stated: its JSON-LD.
        metas: its meta elements.
    """
    told = {
        fold(one)
        for one in (
            stated.description,
            metas.get("og:description", ""),
            metas.get("description", ""),
        )
        if one.count(" ") >= _SHORTEST and not repeats(one, stated.headline)
    }
    heads = {one[:6] for one in told}
    for element in tree.iter("p", "div", "h2", "h3", "span", "strong"):
        begins = fold((element.text or "")[:20])[:6]
        if begins in heads and fold(text_of(element)) in told:
            return text_of(element)
    return _named(tree)


def _named(tree: html.HtmlElement) -> str:
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return ""
    behind = heading.xpath(f"following::*[position() <= {_NEAR}]")
    for element in behind:
        text = text_of(element) if _NAME.search(classes(element)) else ""
        total, plain = weights(element)[element] if text else (0, 0)
        if (
            _SHORTEST <= text.count(" ") <= _LONGEST
            and total == plain
            and sum(map(str.isdigit, text)) <= _MOST_DIGITS
        ):
            return text
    return ""


def said(line: str, paragraphs: tuple[str, ...]) -> bool:
    """Tell whether a text opens with a line."""
    told = fold(line)[:_OPENING]
    return bool(told) and told in fold(" ".join(paragraphs[:_WITHIN]))
