"""
The whole pure clean step: one raw item in, one clean item out.

    read      bytes -> item as supplied, its marks read   (formats, providers)
    page      markup -> paragraphs, captions, own fields  (html)
    edit      furniture, captions, dateline, names        (copyedit)
    tell      language, spun copy                         (fields, similarity)
"""

import msgspec
from msgspec.structs import replace

from extractors import formats, providers
from extractors.copyedit import Edited, edit, merge_captions
from extractors.errors import ExtractError
from extractors.fields import caption, dateline, language, text
from extractors.fields.headline import repeats
from extractors.formats import dates
from extractors.html import read as pages
from extractors.html.walls import WALLS, is_paywall, without_demands
from extractors.item import Caption, Dateline, Media, NewsItem
from extractors.raw import PAGE_MARK, Page, RawItem
from extractors.similarity import spun
from extractors.trace import Trace

__all__ = ["Cleaned", "clean"]

NO_STORY = frozenset({"bot-wall", "consent-wall"})
"""Walls with nothing of the story before them."""

_HEADLINE_WITHIN = 3
_FULL_STORY = 0.8  # an inline text this near to the page's is not replaced


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
    item = providers.apply(formats.read(raw))
    needs_a_body = _needs_a_body(item, raw)
    item, paragraphs, shots = _inline(item)
    item = _without_page(item, raw.headers.get(PAGE_MARK, ""))
    if raw.page is not None:
        item, paragraphs, shots = _fuller(item, paragraphs, shots, raw.page)
    edited = edit(paragraphs, item.headline)
    kept = _without_captions(edited, shots)
    if needs_a_body and not kept:
        _refuse_bodiless(item)
    walled = is_paywall(paragraphs)
    return Cleaned(
        _assembled(item, edited, kept, shots, raw, walled=walled),
        _told(item, raw) + edited.trace,
    )


def _told(item: NewsItem, raw: RawItem) -> tuple[Trace, ...]:
    """Trace where the body comes from, and what stood in a page's place."""
    reason = raw.headers.get(PAGE_MARK, "") or _wall_of(item)
    page = (Trace("page", "body", detail=reason),) if reason else ()
    return (Trace("body-source", "body", detail=item.text_source), *page)


def _without_page(item: NewsItem, reason: str) -> NewsItem:
    """Signal that the item's page was asked for and did not come."""
    if not reason:
        return item
    return _signalled(item, reason if reason in WALLS else "no-page")


def _signalled(item: NewsItem, name: str) -> NewsItem:
    return replace(item, signals=(*item.signals, f"copydesk:{name}"))


def _wall_of(item: NewsItem) -> str:
    """Name the wall that the item is signalled to stand behind."""
    names = (one.removeprefix("copydesk:") for one in item.signals)
    return next((one for one in names if one in WALLS), "")


def _refuse_bodiless(item: NewsItem) -> None:
    """
    Refuse an item whose text is all gone.

    An entry of a feed behind a wall is told by its headline, as a bare link
    is: nobody can mend the wall, and the desk should know of the story.
    """
    behind = _wall_of(item)
    if behind and item.headline and item.text_source != "page":
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


Parts = tuple[NewsItem, tuple[str, ...], tuple[Caption, ...]]


def _inline(item: NewsItem) -> Parts:
    if not item.markup:
        if _no_headline(item):
            body = f"{item.headline}\n\n{item.body}"
            item = replace(item, headline="", body=body)
        lines = text.untokenise(text.repair(item.body)).split("\n\n")
        return item, tuple(filter(None, lines)), item.captions
    read = pages.read(item.markup, item.url)
    is_page = item.text_source == "page"
    if is_page and read.wall in NO_STORY:
        raise ExtractError(read.wall, "a wall in place of the story")
    paragraphs = _repaired(read)
    if is_page:
        item = _with_page(item, read)
        if read.wall:
            item = _signalled(item, read.wall)
            paragraphs = without_demands(paragraphs)
    return item, paragraphs, (*item.captions, *read.captions)


def _no_headline(item: NewsItem) -> bool:
    """Tell whether a plain text's first line is its lede or a caption."""
    if item.text_source != "document" or not item.headline:
        return False
    first = text.untokenise(item.headline)
    return (
        caption.lift(first) is not None
        or dateline.parse(first)[0] is not None
        or first.rstrip().endswith((".", "。"))
    )


def _fuller(
    item: NewsItem,
    paragraphs: tuple[str, ...],
    shots: tuple[Caption, ...],
    page: Page,
) -> Parts:
    """Take the page's text, unless the feed's own is the full story."""
    try:
        read = pages.read(page.body.decode("utf-8", "replace"), page.url)
    except ExtractError:
        if paragraphs:
            return item, paragraphs, shots
        raise
    if read.wall:
        item = _signalled(item, read.wall)
        if paragraphs or read.wall in NO_STORY:
            return item, paragraphs, shots
        return item, without_demands(_repaired(read)), shots
    fuller = _without_headline(_repaired(read), read.headline)
    shots = (*shots, *read.captions)
    if sum(map(len, paragraphs)) >= _FULL_STORY * sum(map(len, fuller)):
        return item, paragraphs, shots
    return _with_page(item, read, keep=True), fuller, shots


def _without_headline(
    paragraphs: tuple[str, ...], headline: str
) -> tuple[str, ...]:
    """Drop the page's own headline, which may not be the feed's."""
    first = paragraphs[:_HEADLINE_WITHIN]
    kept = tuple(one for one in first if not repeats(one, headline))
    return (*kept, *paragraphs[_HEADLINE_WITHIN:]) if headline else paragraphs


def _repaired(read: pages.PageText) -> tuple[str, ...]:
    return tuple(map(text.repair, read.paragraphs))


def _with_page(
    item: NewsItem, read: pages.PageText, *, keep: bool = False
) -> NewsItem:
    """Fill in what the page states; a feed's own words stand if ``keep``."""
    said = read.stated
    published = dates.parse(read.published)
    return replace(
        item,
        headline=(item.headline if keep else "")
        or read.headline
        or item.headline,
        first_created=item.first_created or published,
        version_created=item.version_created
        or dates.parse(said.modified)
        or published,
        byline=item.byline or ", ".join(said.authors),
        description=item.description
        or said.description
        or read.metas.get("og:description", ""),
        keywords=item.keywords or said.keywords,
        credit_line=item.credit_line or said.credit,
        copyright_holder=item.copyright_holder or said.copyright,
        language=item.language or said.language,
        text_source=read.source,
        signals=(*item.signals, "copydesk:paywall")
        if said.paywalled
        else item.signals,
    )


def _without_captions(
    edited: Edited, shots: tuple[Caption, ...]
) -> tuple[str, ...]:
    known = [text.fold(shot.text) for shot in shots if len(shot.text) > 20]
    return tuple(
        line
        for line in edited.paragraphs
        if len(line) > 600 or not caption.among(text.fold(line), known)
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
    item: NewsItem,
    edited: Edited,
    kept: tuple[str, ...],
    shots: tuple[Caption, ...],
    raw: RawItem,
    *,
    walled: bool,
) -> NewsItem:
    body = "\n\n".join(kept)
    headline = text.as_sent(text.repair(item.headline))
    tongue = language.detect(
        f"{headline}\n{body}", item.language or raw.language
    )
    evidence = spun.evidence(body, tongue)
    origin = _origin(item.dateline, edited.dateline)
    signals = dict.fromkeys(item.signals)
    signals |= {"copydesk:paywall": None} if walled else {}
    signals |= {"copydesk:spun": None} if evidence else {}
    return replace(
        item,
        headline=headline,
        body=body,
        markup="",
        captions=merge_captions(
            [*_of_media(item, kept), *shots, *edited.captions]
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
