"""
Read the entries that an Atom feed says to be deleted (RFC 6721).

    <at:deleted-entry ref="tag:harbour.test,2026:1" when="2026-03-01T10:00Z">

Such an element withdraws the entry that it names.
"""

from extractors.formats.common import dates
from extractors.formats.common.guid import scope_guid
from extractors.formats.syntax import xml
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["DELETED", "read_deleted"]

DELETED = b"deleted-entry"


def read_deleted(raw: RawItem) -> NewsItem | None:
    """Return the withdrawal that a one-item document states, if it does."""
    if DELETED not in raw.body:
        return None
    try:
        root = xml.parse(raw.body, language=raw.language)
    except ExtractError:
        return None
    element = next(xml.descendants(root, DELETED.decode()), None)
    uri = xml.attribute(element, "ref")
    if not uri or any(xml.descendants(root, "entry", "item")):
        return None
    return NewsItem(
        uri=scope_guid(uri, raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version_created=dates.parse(xml.attribute(element, "when")),
        pub_status="canceled",
        ed_note=xml.first_text(element, "comment"),
        text_source="feed",
    )
