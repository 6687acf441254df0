"""Whether an item without a body is usable, or an error."""

from collections.abc import Sequence

from extractors.formats.common import reasons
from extractors.model.errors import ExtractError
from extractors.model.item import Caption, NewsItem
from extractors.model.raw import RawItem
from extractors.pipeline.text_selection import wall_of

__all__ = ["check_without_body"]

_GALLERY = "copydesk:gallery"  # its captions are its text
_NO_PAGE = "copydesk:no-page"


def check_without_body(
    item: NewsItem,
    captions: Sequence[Caption],
    supplied: NewsItem,
    raw: RawItem,
) -> None:
    """
    Raise an error if an item without a body is not usable.

    Args:
        item: what was selected of entry and page.
        captions: those of the page.
        supplied: what the document of the item states.

    Raises:
        ExtractError: ``no-body``, one of `WALLS`, or ``empty``.
    """
    if _requires_body(supplied, raw):
        _check_page(item)
    if not _shows_something(item, captions):
        raise ExtractError(reasons.EMPTY, "neither headline, text nor link")


def _requires_body(item: NewsItem, raw: RawItem) -> bool:
    """
    Return whether an item, as supplied, is an error without a body.

    A kill has no text, a flash is only a headline, a picture has only a
    caption, and an entry of a feed can be a bare link. But a page is fetched
    for its text.
    """
    is_page = raw.page is not None or item.text_source == "page"
    return is_page and item.pub_status == "usable"


def _check_page(item: NewsItem) -> None:
    """
    Raise an error if the page gave no text, and the item needs it.

    An entry of a feed whose page is behind a wall, or gone, is usable with
    only its headline, like a bare link: that is not an error that can be
    corrected, and the desk should know about the story. A gallery is usable
    because its captions are its text.
    """
    wall = wall_of(item)
    has_no_page = wall or _NO_PAGE in item.signals
    if has_no_page and item.headline and item.text_source != "page":
        return
    if _GALLERY in item.signals:
        return
    reason = wall or "no-body"
    detail = "a wall in place of the story" if wall else "nothing left"
    raise ExtractError(reason, detail)


def _shows_something(item: NewsItem, captions: Sequence[Caption]) -> bool:
    """
    Return whether an item without a body tells readers anything.

    A feed that breaks off leaves a last entry without anything. A kill needs
    nothing.
    """
    return bool(
        item.headline
        or item.url
        or item.media
        or item.description
        or captions
        or item.pub_status == "canceled"
    )
