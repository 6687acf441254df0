"""Whether a fetched page shows no part of the story."""

from extractors.html.error_pages import is_error_page
from extractors.html.page_reader import PageText
from extractors.html.reader_notices import notice_kind

__all__ = ["is_page_without_story", "wall_in_place_of_story"]

_NO_STORY = frozenset({"bot-wall", "consent-wall"})
"""Walls that show no part of the story."""
_GALLERY = "copydesk:gallery"  # its text is its captions


def wall_in_place_of_story(page: PageText, headline: str) -> str:
    """
    Return the wall that a page is, if it shows no part of the story.

    Args:
        headline: under which the story is known.
    """
    if page.wall:
        return page.wall if page.wall in _NO_STORY else ""
    if _GALLERY in page.signals:
        return ""
    return notice_kind(page.paragraphs, headline)


def is_page_without_story(
    page: PageText, headline: str, *, is_own: bool
) -> bool:
    """
    Return whether a page says that its story is not there.

    Args:
        headline: under which the story is known.
        is_own: whether that is known from the page itself.
    """
    return _GALLERY not in page.signals and is_error_page(
        page.paragraphs,
        headline,
        is_own=is_own,
        is_dated=page.dates.published is not None,
    )
