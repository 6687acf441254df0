"""What a feed says of itself."""

from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import quote, urlencode

from streams.page.query.filters import Filter, params_of
from streams.page.syndication.entries import FeedEntry
from streams.page.views.items import time_of

__all__ = [
    "MEDIA_TYPES",
    "FeedDocument",
    "Format",
    "feed_address",
    "feed_document",
    "feed_links",
    "format_time",
]

Format = Literal["atom", "json"]
MEDIA_TYPES: dict[Format, str] = {
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}

NAMES: dict[Format, str] = {"atom": "Atom", "json": "JSON Feed"}


class FeedDocument(NamedTuple):
    """
    One feed, before it is written in a format.

    Attributes:
        id: a URN that the page's address is not part of.
        address: of the feed itself.
        home: of the page that shows the same items.
        hub: address of a WebSub hub; empty for none.
        older: address of the feed's next page (RFC 5005); empty for none.
        entries: newest first.
    """

    id: str
    title: str
    address: str
    home: str
    hub: str
    older: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> int:
        """Return the newest time of an entry, Unix ms; 0 without any."""
        return max((entry.updated for entry in self.entries), default=0)


def feed_address(base: str, form: Format, wanted: Filter, **more: str) -> str:
    """Return the address of the feed of a filter."""
    query = urlencode([*params_of(wanted), *more.items()])
    return f"{base}/items.{form}" + (f"?{query}" if query else "")


def feed_links(wanted: Filter) -> tuple[tuple[str, str, str], ...]:
    """Return name, media type and relative address of a filter's feeds."""
    return tuple(
        (name, MEDIA_TYPES[form], feed_address("", form, wanted))
        for form, name in NAMES.items()
    )


def feed_document(
    form: Format,
    wanted: Filter,
    entries: tuple[FeedEntry, ...],
    *,
    base: str,
    prefix: str,
    hub: str,
    older: Mapping[str, str],
) -> FeedDocument:
    """
    Return the feed of a filter.

    Args:
        base: the page's own address, without a slash at its end.
        prefix: of the deployment's topics, such as ``wire.``.
        older: parameters of the next page; empty for none.
    """
    query = urlencode(params_of(wanted))
    home = f"{base}/" + (f"?{query}" if query else "")
    return FeedDocument(
        id=f"urn:copydesk:{prefix}items:{quote(query, safe='') or 'all'}",
        title=_title(wanted),
        address=feed_address(base, form, wanted),
        home=home,
        hub=hub,
        older=feed_address(base, form, wanted, **older) if older else "",
        entries=entries,
    )


def format_time(millis: int) -> str:
    """Return Unix milliseconds as a time of both formats (RFC 3339)."""
    text = time_of(millis).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def _title(wanted: Filter) -> str:
    """Return a title: the values of the filter, or the whole wire."""
    values = [value for _, value in params_of(wanted)]
    return f"copydesk: {', '.join(values) or 'all items'}"
