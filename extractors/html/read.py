"""
One page read whole: its text, its captions and what it states of itself.

The tree is parsed once. Order matters: what the page states is read first
(scripts are cut later), then captions are lifted out, then blocks that are
no story are cut, then the main text is found in what is left.
"""

from functools import partial

import msgspec
from lxml import html
from msgspec.structs import replace

from extractors.fields import caption
from extractors.fields.headline import repeats
from extractors.fields.text import fold
from extractors.html import (
    figures,
    main,
    page,
    prune,
    structured,
    titles,
    walls,
)
from extractors.html.densest import densest
from extractors.html.tree import text_of, weights
from extractors.item import Caption

__all__ = ["PageText", "read"]

_SHORTEST_LEAD = 7  # spaces
_SHORTEST_PROSE = 60  # characters that begin a paragraph of prose
_HALF = 0.5  # of the cut page's unlinked text
_DUMP = 2500  # characters of one line
_OPENING = 100  # characters of a description
_NOTHING = 0.12  # of the cut page's unlinked text
_SCRAP = 0.25  # of the other candidate
_FEW = 400  # characters; a shorter text is looked at twice
_MUCH_LESS = 0.7  # of what JSON-LD or the uncut page gives


class PageText(msgspec.Struct, frozen=True):
    """
    What a page gives.

    Attributes:
        wall: what it is instead of a story (`walls.WALLS`); empty if it is
            one.
    """

    paragraphs: tuple[str, ...]
    source: str
    captions: tuple[Caption, ...]
    stated: structured.Stated
    metas: dict[str, str]
    headline: str
    published: str
    wall: str = ""


def read(markup: str, url: str = "") -> PageText:
    """
    Read a page or a fragment of one.

    Raises:
        ExtractError: ``empty``.
    """
    tree = page.parse(markup)
    stated = structured.stated(tree)
    metas = structured.metas(tree)
    headline = titles.headline(tree, stated, metas)
    published = _published(tree, stated, metas)
    lifted = figures.lift(tree).captions
    lead = _lead(tree, stated, metas)
    described = stated.description or metas.get("og:description", "")
    prose = _prose(tree)
    prune.prune(tree)
    captions = (*lifted, *figures.boxes(tree), *_told(stated))
    paragraphs, source = _text(tree, markup, stated, url, prose, described)
    is_story = bool(stated.headline or published)
    shown = partial(walls.shown, markup)
    found = walls.wall(paragraphs, shown, headline, is_story=is_story)
    if lead and not _said(lead, paragraphs):
        paragraphs = (lead, *paragraphs)
    return PageText(
        paragraphs, source, captions, stated, metas, headline, published, found
    )


def _text(
    tree: html.HtmlElement,
    markup: str,
    stated: structured.Stated,
    url: str,
    prose: int,
    described: str,
) -> tuple[tuple[str, ...], str]:
    """
    Choose among the candidates for the body.

    The cut page is read fast, and that is taken unless it gives much less
    than another witness: the JSON-LD body, the text that stands in
    paragraphs, half of the unlinked text, or a few lines. Then every
    fallback is tried, on the cut page first and on the whole one; if they
    give next to nothing of much, the densest container. The JSON-LD body is
    taken only if all of them give much less.
    """
    told = len(stated.body)
    plain = weights(tree)[tree][1]
    enough = max(_MUCH_LESS * max(told, prose), _FEW)
    best = main.main_text(tree, url)
    if _size(best) < _FEW and _said(described, best):
        return best, "page"
    if _is_dump(best) or _size(best) < max(enough, _HALF * plain):
        best = _better(best, main.main_text(tree, url, fast=False))
    if _size(best) < enough:
        whole = page.parse(markup)
        best = _better(best, main.main_text(whole, url, fast=False))
    if _size(best) < _NOTHING * plain:
        best = max((best, densest(tree)), key=_size)
    if _size(best) < _MUCH_LESS * told:
        return tuple(filter(None, stated.body.split("\n"))), "json-ld"
    return best, "page"


def _better(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """
    Keep the first, unless it gives much less of the same.

    A candidate that has lost most of a first one's lines is another story
    on the same page; unless those lines were a mere scrap.
    """
    if _is_dump(one) and not _is_dump(other):
        return other or one
    if _size(one) >= _MUCH_LESS * _size(other) or _dumps(other, one):
        return one
    held = sum(len(line) for line in one if line in set(other))
    same = held >= _MUCH_LESS * _size(one)
    scrap = _size(one) < max(_FEW, _SCRAP * _size(other))
    return other if same or scrap else one


def _dumps(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether a candidate has more bare addresses than another."""
    return _is_dump(one) or (
        sum(map(_is_address, one)) > sum(map(_is_address, other))
    )


def _is_dump(paragraphs: tuple[str, ...]) -> bool:
    """Tell a whole page in one line from a story in paragraphs."""
    longest = max(map(len, paragraphs), default=0)
    return longest > _DUMP and longest * 2 > _size(paragraphs)


def _is_address(line: str) -> bool:
    return line.startswith(("http://", "https://")) and " " not in line


def _prose(tree: html.HtmlElement) -> int:
    """Count the characters that stand in paragraphs."""
    return sum(
        len(text)
        for one in tree.iter("p")
        if (text := one.text or "") and len(text) > _SHORTEST_PROSE
    )


def _lead(
    tree: html.HtmlElement,
    stated: structured.Stated,
    metas: dict[str, str],
) -> str:
    """Give the standfirst: the description, if the page shows it as text."""
    told = {
        fold(one): one
        for one in (
            stated.description,
            metas.get("og:description", ""),
            metas.get("description", ""),
        )
        if one.count(" ") >= _SHORTEST_LEAD
        and not repeats(one, stated.headline)
    }
    heads = {one[:6] for one in told}
    for element in tree.iter("p", "div", "h2", "h3", "span", "strong"):
        begins = fold((element.text or "")[:20])[:6]
        if begins in heads and fold(text_of(element)) in told:
            return text_of(element)
    return ""


def _said(lead: str, paragraphs: tuple[str, ...]) -> bool:
    told = fold(lead)[:_OPENING]
    return bool(told) and told in fold(" ".join(paragraphs[:6]))


def _told(stated: structured.Stated) -> tuple[Caption, ...]:
    """Give the captions of JSON-LD, less those that only name the story."""
    story = (stated.headline, stated.description)
    return tuple(
        replace(caption.parse(shot.caption, shot.credit), media=(shot.url,))
        for shot in stated.shots
        if shot.caption.count(" ") >= 4
        and not any(repeats(shot.caption, one) for one in story)
    )


def _size(paragraphs: tuple[str, ...]) -> int:
    return sum(map(len, paragraphs))


_DATES = (
    "article:published_time", "og:article:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish-date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "article.published", "published_at", "last-modified",
    "article:modified_time", "og:updated_time",
)  # fmt: skip


def _published(
    tree: html.HtmlElement,
    stated: structured.Stated,
    metas: dict[str, str],
) -> str:
    if stated.published:
        return stated.published
    named = next((metas[one] for one in _DATES if one in metas), "")
    times = (one.get("datetime") or "" for one in tree.iter("time"))
    return named or next(filter(None, times), "") or stated.modified
