"""
The whole clean step, a pure function: one raw item in, one clean item out.

    read    bytes -> item as supplied, with its marks   (formats, providers)
    select  own text or page -> paragraphs, captions    (text_selection, html)
    edit    furniture, captions, dateline, bylines      (copyedit)
    detect  language, spun copy                         (fields, similarity)
"""

import re

import msgspec
from msgspec.structs import replace

from extractors import formats, providers
from extractors.fields import alert, caption, language, text
from extractors.fields.headline import repeats
from extractors.html.walls import is_paywall
from extractors.model.item import Caption, Dateline, Media, NewsItem
from extractors.model.raw import RawItem
from extractors.model.trace import Trace
from extractors.pipeline.copyedit import EditedText, edit, merge_captions
from extractors.pipeline.text_length import MAX_TEXT, check_item
from extractors.pipeline.text_selection import (
    SelectedText,
    select_text,
)
from extractors.pipeline.without_body import check_without_body
from extractors.similarity import spun

__all__ = ["Cleaned", "clean"]

# Spaces of a caption of the page that a story can begin with; two characters
# of a script without spaces are one.
_MIN_LEDE = 20
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
_MAX_HEADLINE_PLACE = 3  # lines in which a page repeats its headline
_MIN_CAPTION = 20  # characters; a shorter caption can be part of any line
_MAX_CAPTION = 600  # characters; a longer paragraph is text


class Cleaned(msgspec.Struct, frozen=True):
    """A clean item, and the trace of what was done to it."""

    item: NewsItem
    trace: tuple[Trace, ...] = ()


def clean(raw: RawItem, max_text: int = MAX_TEXT) -> Cleaned:
    """
    Clean one raw item.

    Args:
        max_text: characters of all texts of the item, at most.

    Raises:
        ExtractError: there is no item: ``no-body``, one of `WALLS`, or the
            reason of the reader that failed; or its text is ``too-long``.
    """
    read = formats.read(raw)
    check_item(read, max_text)
    supplied = providers.read_marks(read)
    selected = _read_headline(select_text(supplied, raw, max_text), supplied)
    selected = _read_notes(selected)
    _check_selected(selected, max_text)
    edited = edit(
        selected.paragraphs,
        selected.item.headline,
        (selected.item.agency, selected.item.provider),
        selected.item.byline,
    )
    body = _drop_captions(edited, selected.captions)
    if not body:
        check_without_body(selected.item, selected.captions, supplied, raw)
    item = _assemble(selected, edited, body, raw)
    trace = (*selected.trace, *edited.trace, *_trace_result(selected, item))
    return Cleaned(item, trace)


def _read_headline(selected: SelectedText, supplied: NewsItem) -> SelectedText:
    """Read the marks of a headline that comes from the page."""
    if selected.item.headline == supplied.headline:
        return selected
    item = providers.read_headline(selected.item)
    # The page repeats its headline with the marks.
    lines = tuple(
        line
        for at, line in enumerate(selected.paragraphs)
        if at >= _MAX_HEADLINE_PLACE
        or not repeats(line, selected.item.headline)
    )
    return replace(selected, item=item, paragraphs=lines)


def _read_notes(selected: SelectedText) -> SelectedText:
    """Move notes to editors from the first and last lines to the item."""
    item, lines = providers.read_notes(selected.item, selected.paragraphs)
    taken = len(selected.paragraphs) - len(lines)
    trace = Trace("editor-note", "body", item.ed_note)
    return replace(
        selected,
        item=item,
        paragraphs=lines,
        trace=(*selected.trace, *([trace] if taken else [])),
    )


def _check_selected(selected: SelectedText, max_text: int) -> None:
    """Require that the text of a page, too, is not too long."""
    item = replace(
        selected.item,
        body="\n\n".join(selected.paragraphs),
        markup="",
        captions=selected.captions,
    )
    check_item(item, max_text)


def _trace_result(selected: SelectedText, item: NewsItem) -> tuple[Trace, ...]:
    """Trace the source of the body, the language and the signals."""
    declared = selected.item.language
    by = "as declared" if item.language == declared else "told from the text"
    return (
        Trace("body-source", "body", detail=item.text_source),
        Trace("language", "language", item.language, by),
        *(Trace("signal", "signals", signal) for signal in item.signals),
    )


def _drop_captions(
    edited: EditedText, captions: tuple[Caption, ...]
) -> tuple[str, ...]:
    """
    Return the paragraphs that are not a caption.

    A paragraph of twice a caption's length that only begins with it is text.
    So is a long paragraph that equals a caption of the page: the caption's
    own element was removed before the text was read. The captions in the
    metadata (with media) have no such element.
    """
    known = [
        text.fold(parsed.text)
        for parsed in captions
        if len(parsed.text) > _MIN_CAPTION
        and (parsed.media or not _can_be_lede(parsed.text))
    ]
    return tuple(
        line
        for line in edited.paragraphs
        if len(line) > _MAX_CAPTION or not _is_caption(line, known)
    )


def _can_be_lede(line: str) -> bool:
    return (
        line.count(" ") >= _MIN_LEDE
        or len(_UNSPACED.findall(line)) >= 2 * _MIN_LEDE
    )


def _is_caption(line: str, captions: list[str]) -> bool:
    return caption.matches_any(
        text.fold(line),
        [folded for folded in captions if len(line) < 2 * len(folded)],
    )


def _media_captions(item: NewsItem, body: tuple[str, ...]) -> list[Caption]:
    """Return captions of the media, without those that repeat a paragraph."""
    return [
        _media_caption(medium)
        for medium in item.media
        if medium.caption
        and not any(repeats(line, medium.caption) for line in body)
    ]


def _media_caption(medium: Media) -> Caption:
    # A supplied credit line is kept whole: in an unknown agency's name the
    # parser would see a photographer.
    parsed = caption.parse(medium.caption)
    credit = medium.credit_line or parsed.credit_line
    return replace(parsed, credit_line=credit, media=(medium.uri,))


def _assemble(
    selected: SelectedText,
    edited: EditedText,
    paragraphs: tuple[str, ...],
    raw: RawItem,
) -> NewsItem:
    item = selected.item
    body = "\n\n".join(paragraphs)
    headline = text.join_lines(text.repair(item.headline))
    if alert.is_alert_label(headline) and body:
        headline = alert.first_sentence(body) or headline
    detected = language.detect(
        f"{headline}\n{body}", item.language or raw.language
    )
    evidence = spun.evidence(body, detected)
    origin = _merge_datelines(item.dateline, edited.dateline)
    signals = dict.fromkeys(item.signals)
    if is_paywall(selected.paragraphs):
        signals["copydesk:paywall"] = None
    if evidence:
        signals["copydesk:spun"] = None
    captions = (
        *_media_captions(item, paragraphs),
        *selected.captions,
        *edited.captions,
    )
    return replace(
        item,
        headline=headline,
        body=body,
        markup="",
        captions=merge_captions(captions),
        dateline=origin,
        located=item.located or _located(origin),
        byline=item.byline or edited.byline,
        credit_line=item.credit_line or edited.credit_line,
        language=detected,
        signals=tuple(signals),
        spun=evidence,
    )


def _merge_datelines(
    supplied: Dateline | None, parsed: Dateline | None
) -> Dateline | None:
    """
    Return the supplied dateline, completed by the one in the text.

    Two datelines with different texts are not merged.
    """
    if supplied is None or parsed is None:
        return supplied or parsed
    if supplied.text and supplied.text.casefold() != parsed.text.casefold():
        return supplied
    return replace(
        parsed,
        text=supplied.text or parsed.text,
        places=supplied.places or parsed.places,
        agency=supplied.agency or parsed.agency,
        date=supplied.date or parsed.date,
    )


def _located(dateline: Dateline | None) -> str:
    """Return the first place of a dateline, without its region."""
    if dateline is None or not dateline.places:
        return ""
    place = dateline.places[0].partition(",")[0]
    return place.title() if place.isupper() else place
