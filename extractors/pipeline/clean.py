"""
The whole pure clean step: one raw item in, one clean item out.

    read      bytes -> item as supplied, its marks read   (formats, providers)
    source    own text or page -> paragraphs, captions    (source, html)
    edit      furniture, captions, dateline, names        (copyedit)
    tell      language, spun copy                         (fields, similarity)
"""

import msgspec
from msgspec.structs import replace

from extractors import formats, providers
from extractors.fields import caption, language, text
from extractors.fields.headline import repeats
from extractors.html.walls import is_paywall
from extractors.model.errors import ExtractError
from extractors.model.item import Caption, Dateline, Media, NewsItem
from extractors.model.raw import RawItem
from extractors.model.trace import Trace
from extractors.pipeline.copyedit import Edited, edit, merge_captions
from extractors.pipeline.text_selection import (
    SelectedText,
    select_text,
    wall_of,
)
from extractors.similarity import spun

__all__ = ["Cleaned", "clean"]

_GALLERY = "copydesk:gallery"  # its captions are its text


class Cleaned(msgspec.Struct, frozen=True):
    """A clean item, and what was done to it."""

    item: NewsItem
    trace: tuple[Trace, ...] = ()


def clean(raw: RawItem) -> Cleaned:
    """
    Clean one raw item.

    Raises:
        ExtractError: it gives no item (``no-body``, one of `WALLS`, or what
            the reading raised).
    """
    item = providers.read_marks(formats.read(raw))
    needs_a_body = _needs_a_body(item, raw)
    copy = select_text(item, raw)
    edited = edit(copy.paragraphs, copy.item.headline)
    kept = _without_captions(edited, copy.captions)
    if needs_a_body and not kept:
        _refuse_bodiless(copy.item)
    done = _assembled(copy, edited, kept, raw)
    return Cleaned(done, (*copy.trace, *edited.trace, *_told(copy, done)))


def _told(copy: SelectedText, done: NewsItem) -> tuple[Trace, ...]:
    """Say what was chosen last: where the body stood, which language."""
    declared = copy.item.language
    by = "as declared" if done.language == declared else "told from the text"
    return (
        Trace("body-source", "body", detail=done.text_source),
        Trace("language", "language", done.language, by),
        *(Trace("signal", "signals", one) for one in done.signals),
    )


def _refuse_bodiless(item: NewsItem) -> None:
    """
    Refuse an item whose text is all gone.

    An entry of a feed behind a wall is told by its headline, as a bare link
    is: nobody can mend the wall, and the desk should know of the story. A
    gallery is told by its captions.
    """
    behind = wall_of(item)
    if behind and item.headline and item.text_source != "page":
        return
    if _GALLERY in item.signals:
        return
    reason = behind or "no-body"
    detail = "a wall in place of the story" if behind else "nothing left"
    raise ExtractError(reason, detail)


def _needs_a_body(item: NewsItem, raw: RawItem) -> bool:
    """
    Say whether the item, as read, is none without a body.

    A kill has no text, a flash is its headline, a picture its caption, and
    a feed's entry may be a bare link; but a page is fetched for its text.
    """
    is_page = raw.page is not None or item.text_source == "page"
    return is_page and item.pub_status == "usable"


def _without_captions(
    edited: Edited, shots: tuple[Caption, ...]
) -> tuple[str, ...]:
    """Drop captions; a paragraph that only begins as one is text."""
    known = [text.fold(shot.text) for shot in shots if len(shot.text) > 20]
    return tuple(
        line
        for line in edited.paragraphs
        if len(line) > 600
        or not caption.among(
            text.fold(line), [one for one in known if len(line) < 2 * len(one)]
        )
    )


def _of_media(item: NewsItem, kept: tuple[str, ...]) -> list[Caption]:
    """Captions of the item's media; some feeds put the lede there."""
    return [
        _of_medium(one)
        for one in item.media
        if one.caption and not any(repeats(line, one.caption) for line in kept)
    ]


def _of_medium(one: Media) -> Caption:
    # A credit that came apart is the credit: an agency that we do not know
    # would otherwise be taken for the photographer.
    shot = caption.parse(one.caption)
    credit = one.credit_line or shot.credit_line
    return replace(shot, credit_line=credit, media=(one.uri,))


def _assembled(
    copy: SelectedText, edited: Edited, kept: tuple[str, ...], raw: RawItem
) -> NewsItem:
    item = copy.item
    body = "\n\n".join(kept)
    headline = text.as_sent(text.repair(item.headline))
    tongue = language.detect(
        f"{headline}\n{body}", item.language or raw.language
    )
    evidence = spun.evidence(body, tongue)
    origin = _origin(item.dateline, edited.dateline)
    signals = dict.fromkeys(item.signals)
    walled = is_paywall(copy.paragraphs)
    signals |= {"copydesk:paywall": None} if walled else {}
    signals |= {"copydesk:spun": None} if evidence else {}
    return replace(
        item,
        headline=headline,
        body=body,
        markup="",
        captions=merge_captions(
            [*_of_media(item, kept), *copy.captions, *edited.captions]
        ),
        dateline=origin,
        located=item.located or _located(origin),
        byline=item.byline or edited.byline,
        language=tongue,
        signals=tuple(signals),
        spun=evidence,
    )


def _origin(sent: Dateline | None, read: Dateline | None) -> Dateline | None:
    """Give the dateline as sent; the text's own fills what it lacks."""
    if sent is None or read is None:
        return sent or read
    if sent.text and sent.text.casefold() != read.text.casefold():
        return sent
    return replace(
        read,
        text=sent.text or read.text,
        places=sent.places or read.places,
        agency=sent.agency or read.agency,
        date=sent.date or read.date,
    )


def _located(origin: Dateline | None) -> str:
    if origin is None or not origin.places:
        return ""
    place = origin.places[0].partition(",")[0]
    return place.title() if place.isupper() else place
