"""
Read one page: its text, its captions and the metadata that it states.

The tree is parsed once, and the order of the steps matters. The metadata is
read first, because scripts are removed later. Then captions are removed from
the tree, then blocks that do not belong to the story. The main text is found
in what is left.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

import msgspec
from lxml import html
from msgspec.structs import replace

from extractors.fields import byline, caption
from extractors.fields.name_line import find_name_line
from extractors.fields.text import fold
from extractors.formats.common.dates import UNREAD_SIGNAL
from extractors.html import dom, page_tree, walls
from extractors.html.body import (
    action_boxes,
    body_selection,
    boilerplate,
    foreign_blocks,
    live_blogs,
)
from extractors.html.images import (
    alt_captions,
    figures,
    galleries,
    unlabelled_captions,
)
from extractors.html.metadata.authors import PageAuthors
from extractors.html.metadata.publication_date import PageDates
from extractors.html.metadata.schema_org import PageMetadata
from extractors.html.metadata.standfirst import find_standfirst, is_in_opening
from extractors.html.metadata.stated_metadata import (
    StatedMetadata,
    read_stated_metadata,
)
from extractors.model.item import Caption, Signal
from extractors.model.trace import Trace

__all__ = ["PageText", "read"]

# A shorter caption in JSON-LD is the name of a picture.
_MIN_CAPTION_SPACES = 4
_MAX_BYLINE_PLACE = 3  # lines at the head of the text
_MAX_TRACE = 200  # characters


class PageText(msgspec.Struct, frozen=True):
    """
    The result of reading a page.

    Attributes:
        paragraphs: the body, one line each.
        source: where the body was found: ``page`` or ``json-ld``.
        metadata: the story in its JSON-LD.
        meta_tags: its meta elements.
        authors: the names of its authors.
        dates: when the story was published and changed.
        wall: the kind of wall that the page is (`walls.WALLS`); empty if it
            is a story.
        signals: ``copydesk:live``, ``copydesk:gallery``,
            ``copydesk:doubtful-body``, ``copydesk:paywall``,
            ``copydesk:unread-date``.
        trace: where each part was found, and what was removed.
    """

    paragraphs: tuple[str, ...]
    source: str
    captions: tuple[Caption, ...]
    metadata: PageMetadata
    meta_tags: dict[str, str]
    headline: str
    authors: tuple[str, ...]
    dates: PageDates
    wall: str = ""
    signals: tuple[Signal, ...] = ()
    trace: tuple[Trace, ...] = ()


def read(
    markup: str, url: str = "", before: datetime | None = None
) -> PageText:
    """
    Read a page or a fragment of a page.

    Args:
        markup: the page, decoded.
        url: its address.
        before: when it was fetched. If given, a page that states no date is
            searched for one.

    Raises:
        ExtractError: ``empty``.
    """
    tree = page_tree.parse(markup)
    # lxml makes the Python objects of elements anew for each walk over the
    # tree, unless something refers to them.
    _elements = list(tree.iter())
    stated = read_stated_metadata(tree, url, before)
    cut = _cut(tree, stated)
    body = body_selection.choose_body(
        tree, markup, url, _evidence(stated, cut)
    )
    wall = walls.detect_wall(
        body.paragraphs,
        partial(walls.visible_text, markup),
        stated.headline,
        is_story=stated.is_story,
    )
    signals = _signals(stated, body, is_gallery=cut.is_gallery)
    authors = _authors(stated, body)
    return PageText(
        paragraphs=_paragraphs(body, cut.standfirst, signals),
        source=body.source,
        captions=(*cut.named, *cut.boxed, *cut.stated),
        metadata=stated.json_ld,
        meta_tags=stated.meta_tags,
        headline=stated.headline,
        authors=authors.names,
        dates=stated.dates,
        wall=wall,
        signals=signals,
        trace=tuple(_trace(stated, authors, cut, body)),
    )


class _Cut(NamedTuple):
    """
    What was cut out of the tree, and what is left.

    Attributes:
        named: captions told by the structure or by a credit in the line.
        boxed: captions told by a box with a picture.
        stated: captions in JSON-LD.
        blocks: kinds of the blocks that do not belong to the story.
        standfirst: the line below the headline, as the page shows it.
        prose: characters in paragraphs, before the blocks were pruned.
        unlinked: characters left outside links.
        is_gallery: the page consists mainly of pictures.
    """

    named: tuple[Caption, ...]
    boxed: tuple[Caption, ...]
    stated: tuple[Caption, ...]
    blocks: tuple[str, ...]
    standfirst: str
    prose: int
    unlinked: int
    is_gallery: bool


def _cut(tree: html.HtmlElement, stated: StatedMetadata) -> _Cut:
    """Cut bylines, captions and foreign blocks out of the tree."""
    json_ld = stated.json_ld
    for element in stated.authors.elements:
        dom.remove(element)
    named = (
        *figures.extract_captions(tree),
        *alt_captions.extract_captions(tree, stated.headline),
    )
    standfirst = find_standfirst(tree, json_ld, stated.meta_tags)
    foreign = foreign_blocks.remove_foreign_blocks(
        tree, stated.headline, is_live=json_ld.is_live
    )
    prose = body_selection.count_prose(tree)
    pruned = boilerplate.prune(tree)
    boxed = unlabelled_captions.extract_captions(tree)
    counts = dom.count_characters(tree)
    unlinked = counts[tree][1]
    in_boxes = action_boxes.remove_action_boxes(tree, counts)
    captions = _stated_captions(json_ld)
    return _Cut(
        named,
        boxed,
        captions,
        (*foreign, *pruned, *(("action",) if in_boxes else ())),
        standfirst,
        prose,
        unlinked - in_boxes,
        galleries.is_gallery(json_ld, (*named, *captions), prose),
    )


def _evidence(
    stated: StatedMetadata, cut: _Cut
) -> body_selection.PageEvidence:
    json_ld = stated.json_ld
    return body_selection.PageEvidence(
        json_ld,
        json_ld.description or stated.meta_tags.get("og:description", ""),
        cut.prose,
        cut.is_gallery,
        stated.headline,
        cut.unlinked,
        is_whole=not cut.blocks,
    )


def _authors(stated: StatedMetadata, body: body_selection.Body) -> PageAuthors:
    """
    Return the authors of a page that names no person with those of its text.

    Names in a line ``By Ann Berg`` are found when the text is edited. They go
    before an account or the site.
    """
    if stated.authors.is_certain:
        return stated.authors
    if any(map(byline.parse, body.paragraphs[:_MAX_BYLINE_PLACE])):
        return PageAuthors()
    names = find_name_line(body.paragraphs, stated.headline, stated.language)
    if names:
        return PageAuthors(names, "text", is_certain=True)
    return stated.authors


def _paragraphs(
    body: body_selection.Body, standfirst: str, signals: tuple[Signal, ...]
) -> tuple[str, ...]:
    """Return the body without a live blog's times, after the standfirst."""
    lines = body.paragraphs
    if "copydesk:live" in signals:
        lines = live_blogs.drop_times(lines)
    if standfirst and not is_in_opening(standfirst, lines):
        lines = (standfirst, *lines)
    return lines


def _signals(
    stated: StatedMetadata, body: body_selection.Body, *, is_gallery: bool
) -> tuple[Signal, ...]:
    json_ld = stated.json_ld
    is_live = (
        json_ld.is_live
        or json_ld.entries > 1
        or body.reading == "entries"
        or live_blogs.has_clock_times(body.paragraphs)
    )
    kinds = {
        "copydesk:live": is_live,
        "copydesk:gallery": is_gallery,
        "copydesk:doubtful-body": body.is_doubtful,
        "copydesk:paywall": json_ld.paywalled,
        UNREAD_SIGNAL: stated.dates.is_unread,
    }
    return tuple(name for name, applies in kinds.items() if applies)


def _stated_captions(json_ld: PageMetadata) -> tuple[Caption, ...]:
    """Return the captions of JSON-LD that are not headline or description."""
    story = [fold(json_ld.headline), fold(json_ld.description)]
    return tuple(
        replace(caption.parse(image.caption, image.credit), media=(image.url,))
        for image in json_ld.images
        if image.caption.count(" ") >= _MIN_CAPTION_SPACES
        and not caption.matches_any(fold(image.caption), story)
    )


def _trace(
    stated: StatedMetadata,
    authors: PageAuthors,
    cut: _Cut,
    body: body_selection.Body,
) -> Iterator[Trace]:
    """Yield where each part was found, and what was removed."""
    published = str(stated.dates.published or "")
    names = ", ".join(authors.names)
    yield from _source("headline", stated.headline, stated.headline_source)
    yield from _source("published", published, stated.dates.source)
    yield from _source("byline", names, authors.source)
    for captions, source in (
        (cut.named, "structure or a line's credit"),
        (cut.boxed, "box with a picture"),
        (cut.stated, "json-ld"),
    ):
        for parsed in captions:
            yield Trace("caption", "captions", _shorten(parsed.text), source)
    for kind in dict.fromkeys(cut.blocks):
        yield Trace("block", "body", detail=kind)
    yield Trace("reading", "body", detail=body.reading)
    for line in body.recovered:
        yield Trace("gap", "body", _shorten(line))
    yield from _source("standfirst", _shorten(cut.standfirst), "description")


def _source(field: str, text: str, source: str) -> Iterator[Trace]:
    if text:
        yield Trace("source", field, text, source)


def _shorten(text: str) -> str:
    return text[:_MAX_TRACE]
