"""
One page read whole: its text, its captions and what it states of itself.

The tree is parsed once. Order matters: what the page states is read first
(scripts are cut later), then captions are lifted out, then blocks that are
no story are cut, then the main text is found in what is left.
"""

from datetime import datetime
from functools import partial

import msgspec
from msgspec.structs import replace

from extractors.fields import caption
from extractors.fields.text import fold
from extractors.html import page_tree, walls
from extractors.html.body import body_selection, boilerplate, live_blogs
from extractors.html.images import figures, galleries, unlabelled_captions
from extractors.html.metadata import schema_org
from extractors.html.metadata.headline import choose_headline
from extractors.html.metadata.meta_tags import read_meta_tags
from extractors.html.metadata.publication_date import publication_date
from extractors.html.metadata.standfirst import lead, said
from extractors.model.item import Caption, Signal
from extractors.model.trace import Trace

__all__ = ["PageText", "read"]

_SHORTEST_CAPTION = 4  # spaces; a shorter one of JSON-LD is a picture's name
_LONGEST_TRACE = 200


class PageText(msgspec.Struct, frozen=True):
    """
    What a page gives.

    Attributes:
        paragraphs: the body, one line each.
        source: where the body stood: ``page`` or ``json-ld``.
        signals: ``copydesk:live``, ``copydesk:gallery``, ``copydesk:paywall``.
        published: the date as the page writes it.
        wall: what it is instead of a story (`walls.WALLS`); empty if it is
            one.
        trace: where each part was found, and what was cut.
    """

    paragraphs: tuple[str, ...]
    source: str
    captions: tuple[Caption, ...]
    stated: schema_org.PageMetadata
    metas: dict[str, str]
    headline: str
    published: str
    wall: str = ""
    signals: tuple[Signal, ...] = ()
    trace: tuple[Trace, ...] = ()


def read(
    markup: str, url: str = "", before: datetime | None = None
) -> PageText:
    """
    Read a page or a fragment of one.

    Args:
        markup: the page, decoded.
        url: its address.
        before: when it was fetched; given if its date is wanted at any cost.

    Raises:
        ExtractError: ``empty``.
    """
    tree = page_tree.parse(markup)
    stated = schema_org.read_metadata(tree)
    named = read_meta_tags(tree)
    headline, headline_by = choose_headline(tree, stated, named)
    date, date_by = publication_date(tree, stated, named, url, before)
    lifted = figures.lift(tree)
    standfirst = lead(tree, stated, named)
    prose = body_selection.prose(tree)
    cut = boilerplate.prune(tree)
    boxed = unlabelled_captions.lift(tree)
    told = _told(stated)
    shots = (*lifted, *boxed, *told)
    pictures = galleries.is_gallery(stated, (*lifted, *told), prose)
    described = stated.description or named.get("og:description", "")
    found = body_selection.choose(
        tree,
        markup,
        url,
        body_selection.PageEvidence(stated, described, prose, pictures),
    )
    wall = walls.wall(
        found.paragraphs,
        partial(walls.shown, markup),
        headline,
        is_story=bool(stated.headline or (date and date_by != "htmldate")),
    )
    signals = _signals(stated, found, gallery=pictures)
    lines = found.paragraphs
    if "copydesk:live" in signals:
        lines = live_blogs.without_times(lines)
    if standfirst and not said(standfirst, lines):
        lines = (standfirst, *lines)
    return PageText(
        lines,
        found.source,
        shots,
        stated,
        named,
        headline,
        date,
        wall,
        signals,
        (
            *_source("headline", headline, headline_by),
            *_source("published", date, date_by),
            *_shots(lifted, "structure or a line's credit"),
            *_shots(boxed, "box with a picture"),
            *_shots(told, "json-ld"),
            *(
                Trace("block", "body", detail=name)
                for name in dict.fromkeys(cut)
            ),
            Trace("reading", "body", detail=found.reading),
            *(Trace("gap", "body", _short(one)) for one in found.filled),
            *_source("standfirst", _short(standfirst), "description"),
        ),
    )


def _signals(
    stated: schema_org.PageMetadata,
    found: body_selection.Body,
    *,
    gallery: bool,
) -> tuple[Signal, ...]:
    is_live = (
        stated.entries > 1
        or found.reading == "entries"
        or live_blogs.has_times(found.paragraphs)
    )
    kinds = {
        "copydesk:live": is_live,
        "copydesk:gallery": gallery,
        "copydesk:paywall": stated.paywalled,
    }
    return tuple(name for name, holds in kinds.items() if holds)


def _told(stated: schema_org.PageMetadata) -> tuple[Caption, ...]:
    """Give the captions of JSON-LD, less those that only tell the story."""
    story = [fold(stated.headline), fold(stated.description)]
    return tuple(
        replace(caption.parse(shot.caption, shot.credit), media=(shot.url,))
        for shot in stated.shots
        if shot.caption.count(" ") >= _SHORTEST_CAPTION
        and not caption.among(fold(shot.caption), story)
    )


def _source(field: str, text: str, by: str) -> tuple[Trace, ...]:
    return (Trace("source", field, text, by),) if text else ()


def _shots(shots: tuple[Caption, ...], by: str) -> tuple[Trace, ...]:
    return tuple(
        Trace("caption", "captions", _short(one.text), by) for one in shots
    )


def _short(text: str) -> str:
    return text[:_LONGEST_TRACE]
