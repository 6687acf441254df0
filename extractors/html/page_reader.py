"""
Read one page: its text, its captions and the metadata that it states.

The tree is parsed once, and the order of the steps matters. The metadata is
read first, because scripts are removed later. Then captions are removed from
the tree, then blocks that do not belong to the story. The main text is found
in what is left.
"""

from datetime import datetime
from functools import partial

import msgspec
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
from extractors.html.metadata import schema_org
from extractors.html.metadata.authors import PageAuthors, find_authors
from extractors.html.metadata.headline import choose_headline
from extractors.html.metadata.meta_tags import read_meta_tags
from extractors.html.metadata.publication_date import (
    PageDates,
    find_publication_date,
)
from extractors.html.metadata.standfirst import find_standfirst, is_in_opening
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
    metadata: schema_org.PageMetadata
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
    metadata = schema_org.read_metadata(tree)
    meta_tags = read_meta_tags(tree)
    headline, headline_source = choose_headline(tree, metadata, meta_tags)
    dates = find_publication_date(tree, metadata, meta_tags, url, before)
    language = tree.get("lang") or ""
    authors = find_authors(tree, metadata, meta_tags)
    for element in authors.elements:
        dom.remove(element)
    named_captions = (
        *figures.extract_captions(tree),
        *alt_captions.extract_captions(tree, headline),
    )
    standfirst = find_standfirst(tree, metadata, meta_tags)
    foreign = foreign_blocks.remove_foreign_blocks(
        tree, headline, is_live=metadata.is_live
    )
    prose = body_selection.count_prose(tree)
    removed_blocks = (*foreign, *boilerplate.prune(tree))
    box_captions = unlabelled_captions.extract_captions(tree)
    counts = dom.count_characters(tree)
    unlinked = counts[tree][1]
    if in_boxes := action_boxes.remove_action_boxes(tree, counts):
        removed_blocks = (*removed_blocks, "action")
    stated_captions = _stated_captions(metadata)
    is_gallery = galleries.is_gallery(
        metadata, (*named_captions, *stated_captions), prose
    )
    description = metadata.description or meta_tags.get("og:description", "")
    body = body_selection.choose_body(
        tree,
        markup,
        url,
        body_selection.PageEvidence(
            metadata,
            description,
            prose,
            is_gallery,
            headline,
            unlinked - in_boxes,
        ),
    )
    wall = walls.detect_wall(
        body.paragraphs,
        partial(walls.visible_text, markup),
        headline,
        is_story=bool(
            metadata.headline
            or (dates.published and dates.source not in {"line", "address"})
        ),
    )
    signals = _signals(
        metadata, body, is_gallery=is_gallery, is_unread=dates.is_unread
    )
    authors = _authors(authors, body, headline, metadata.language or language)
    return PageText(
        paragraphs=_paragraphs(body, standfirst, signals),
        source=body.source,
        captions=(*named_captions, *box_captions, *stated_captions),
        metadata=metadata,
        meta_tags=meta_tags,
        headline=headline,
        authors=authors.names,
        dates=dates,
        wall=wall,
        signals=signals,
        trace=(
            *_source_trace("headline", headline, headline_source),
            *_source_trace(
                "published", str(dates.published or ""), dates.source
            ),
            *_source_trace("byline", ", ".join(authors.names), authors.source),
            *_caption_trace(named_captions, "structure or a line's credit"),
            *_caption_trace(box_captions, "box with a picture"),
            *_caption_trace(stated_captions, "json-ld"),
            *(
                Trace("block", "body", detail=name)
                for name in dict.fromkeys(removed_blocks)
            ),
            Trace("reading", "body", detail=body.reading),
            *(Trace("gap", "body", _shorten(line)) for line in body.recovered),
            *_source_trace("standfirst", _shorten(standfirst), "description"),
        ),
    )


def _authors(
    authors: PageAuthors,
    body: body_selection.Body,
    headline: str,
    language: str,
) -> PageAuthors:
    """
    Return the authors of a page that names no person with those of its text.

    Names in a line ``By Ann Berg`` are found when the text is edited. They go
    before an account or the site.
    """
    if authors.is_certain:
        return authors
    if any(map(byline.parse, body.paragraphs[:_MAX_BYLINE_PLACE])):
        return PageAuthors()
    names = find_name_line(body.paragraphs, headline, language)
    return PageAuthors(names, "text", is_certain=True) if names else authors


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
    metadata: schema_org.PageMetadata,
    body: body_selection.Body,
    *,
    is_gallery: bool,
    is_unread: bool,
) -> tuple[Signal, ...]:
    is_live = (
        metadata.is_live
        or metadata.entries > 1
        or body.reading == "entries"
        or live_blogs.has_clock_times(body.paragraphs)
    )
    kinds = {
        "copydesk:live": is_live,
        "copydesk:gallery": is_gallery,
        "copydesk:doubtful-body": body.is_doubtful,
        "copydesk:paywall": metadata.paywalled,
        UNREAD_SIGNAL: is_unread,
    }
    return tuple(name for name, applies in kinds.items() if applies)


def _stated_captions(
    metadata: schema_org.PageMetadata,
) -> tuple[Caption, ...]:
    """Return the captions of JSON-LD that are not headline or description."""
    story = [fold(metadata.headline), fold(metadata.description)]
    return tuple(
        replace(caption.parse(image.caption, image.credit), media=(image.url,))
        for image in metadata.images
        if image.caption.count(" ") >= _MIN_CAPTION_SPACES
        and not caption.matches_any(fold(image.caption), story)
    )


def _source_trace(field: str, text: str, source: str) -> tuple[Trace, ...]:
    return (Trace("source", field, text, source),) if text else ()


def _caption_trace(
    captions: tuple[Caption, ...], source: str
) -> tuple[Trace, ...]:
    return tuple(
        Trace("caption", "captions", _shorten(parsed.text), source)
        for parsed in captions
    )


def _shorten(text: str) -> str:
    return text[:_MAX_TRACE]
