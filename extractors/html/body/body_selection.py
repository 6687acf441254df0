"""
The body of a page: the best of several readings (decisions 20 and 22).

The cut page is read fast, and that is taken unless it gives much less than
another witness: the JSON-LD body, the text that stands in paragraphs, half
of the unlinked text, or a few lines. Then every fallback is tried, on the cut
page first and on the whole one; if they give next to nothing of much, the
densest container. The JSON-LD body is taken if all of them give much less, or
if it is a live blog's, whose entries it tells apart.
"""

import msgspec
from lxml import html

from extractors.html import page_tree
from extractors.html.body import gap_recovery, live_blogs, main_text
from extractors.html.body.text_density import densest_block
from extractors.html.dom import weights
from extractors.html.metadata.schema_org import PageMetadata
from extractors.html.metadata.standfirst import said

__all__ = ["Body", "PageEvidence", "choose", "prose"]

_PROSE = 60  # characters that begin a paragraph of prose
_HALF = 0.5  # of the cut page's unlinked text
_DUMP = 2500  # characters of one line
_NOTHING = 0.12  # of the cut page's unlinked text
_SCRAP = 0.25  # of the other candidate
_FEW = 400  # characters; a shorter text is looked at twice
_SHORT_PAGE = 1200  # characters; more prose than a short item's page has
_MUCH_LESS = 0.7  # of what JSON-LD or the uncut page gives

Lines = tuple[str, ...]


class PageEvidence(msgspec.Struct, frozen=True):
    """
    What else tells how long a body is.

    Attributes:
        stated: what the page says of itself.
        described: its description, which a short item opens with.
        prose: characters in its paragraphs, captions lifted.
        gallery: its story is told by pictures; little text is enough.
    """

    stated: PageMetadata
    described: str = ""
    prose: int = 0
    gallery: bool = False


class Body(msgspec.Struct, frozen=True):
    """
    A body and how it was come by.

    Attributes:
        paragraphs: one line each.
        source: ``page`` or ``json-ld``.
        reading: which candidate it is.
        filled: the lines that were found between those of the reading.
    """

    paragraphs: Lines
    source: str
    reading: str
    filled: Lines = ()


def choose(
    tree: html.HtmlElement, markup: str, url: str, witness: PageEvidence
) -> Body:
    """
    Choose the body.

    Args:
        tree: the cut page, captions lifted.
        markup: the whole page.
        url: its address.
        witness: what else tells how long a body is.
    """
    entries = live_blogs.entries(tree)
    told = len(witness.stated.body)
    fast = main_text.main_text(tree, url)
    best, reading = _read(tree, markup, url, witness, fast)
    if entries and sum(map(_size, entries)) >= _size(best):
        best, reading = sum(entries, ()), "entries"
    longer = witness.stated.entries or _size(best) < _MUCH_LESS * told
    if longer and told >= _MUCH_LESS * _size(best):
        lines = tuple(filter(None, witness.stated.body.split("\n")))
        return Body(lines, "json-ld", "json-ld")
    filled = gap_recovery.fill_gaps(tree, best, fast)
    known = set(best)
    return Body(
        filled,
        "page",
        reading,
        tuple(one for one in filled if one not in known),
    )


def prose(tree: html.HtmlElement) -> int:
    """Count the characters that stand in paragraphs."""
    return sum(
        len(text)
        for one in tree.iter("p")
        if (text := one.text or "") and len(text) > _PROSE
    )


def _read(
    tree: html.HtmlElement,
    markup: str,
    url: str,
    witness: PageEvidence,
    fast: Lines,
) -> tuple[Lines, str]:
    plain = weights(tree)[tree][1]
    told = max(len(witness.stated.body), witness.prose)
    enough = max(_MUCH_LESS * told, _FEW)
    best, reading = fast, "fast"
    short = witness.gallery or (
        _size(best) < _FEW
        and witness.prose < _SHORT_PAGE
        and said(witness.described, best)
    )
    if short:
        return best, reading
    if _is_dump(best) or _size(best) < max(enough, _HALF * plain):
        other = main_text.main_text(tree, url, fast=False)
        best, reading = _better(best, other, reading, "every fallback")
    if _size(best) < enough:
        whole = page_tree.parse(markup)
        other = main_text.main_text(whole, url, fast=False)
        best, reading = _better(best, other, reading, "whole page")
    if _size(best) < _NOTHING * plain:
        other = densest_block(tree)
        if _size(other) > _size(best):
            return other, "densest container"
    return best, reading


def _better(
    one: Lines, other: Lines, first: str, second: str
) -> tuple[Lines, str]:
    """
    Keep the first, unless the second gives much more of the same.

    A candidate that has lost most of a first one's lines is another story
    on the same page; unless those lines were a mere scrap.
    """
    if _is_dump(one) and not _is_dump(other):
        return (other, second) if other else (one, first)
    if _size(one) >= _MUCH_LESS * _size(other) or _dumps(other, one):
        return one, first
    held = sum(len(line) for line in one if line in set(other))
    same = held >= _MUCH_LESS * _size(one)
    scrap = _size(one) < max(_FEW, _SCRAP * _size(other))
    return (other, second) if same or scrap else (one, first)


def _dumps(one: Lines, other: Lines) -> bool:
    """Tell whether a candidate has more bare addresses than another."""
    return _is_dump(one) or (
        sum(map(_is_address, one)) > sum(map(_is_address, other))
    )


def _is_dump(paragraphs: Lines) -> bool:
    """Tell a whole page in one line from a story in paragraphs."""
    longest = max(map(len, paragraphs), default=0)
    return longest > _DUMP and longest * 2 > _size(paragraphs)


def _is_address(line: str) -> bool:
    return line.startswith(("http://", "https://")) and " " not in line


def _size(paragraphs: Lines) -> int:
    return sum(map(len, paragraphs))
