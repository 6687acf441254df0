"""
One item's versions: which is newer, what changed, what it is to readers.

The table is section 6 of the architecture: a uri's first sight is `new`,
then `update`, `correction` or `kill`, by signals, status, version number,
version date and, last, the text itself.
"""

from typing import Literal

import msgspec
import xxhash

from extractors.model.item import NewsItem

__all__ = [
    "Order",
    "changed",
    "compare",
    "field_hashes",
    "version_name",
    "without_text",
]

Order = Literal["newer", "older", "same", "silent"]
"""``silent``: the same version number over changed words."""


def field_hashes(item: NewsItem) -> dict[str, str]:
    """Return a hash of each field whose change readers must hear of."""
    captions = "\n".join(one.text for one in item.captions)
    fields = {
        "headline": item.headline,
        "body": item.body,
        "description": item.description,
        "captions": captions,
        "byline": item.byline,
        "dateline": item.dateline.text if item.dateline else "",
        "edNote": item.ed_note,
        "pubStatus": item.pub_status,
        "embargo": str(item.embargoed_until or ""),
        "signals": " ".join(item.signals),
    }
    return {name: _print(text) for name, text in fields.items() if text}


def changed(old: dict[str, str], new: dict[str, str]) -> tuple[str, ...]:
    """Return the names of the fields that differ, sorted."""
    return tuple(
        name for name in sorted(old | new) if old.get(name) != new.get(name)
    )


def compare(item: NewsItem, shell: NewsItem, differs: bool) -> Order:  # noqa: FBT001 -- a fact about the pair
    """
    Place a version against the newest one known.

    The provider's own number decides, then its date, then the words. A
    version date alone that moved over the same words is no new version:
    many feeds touch it at every poll.
    """
    by_number = _number(item.version) - _number(shell.version)
    numbered = bool(item.version and shell.version)
    if numbered and by_number:
        return "newer" if by_number > 0 else "older"
    if item.version_created and shell.version_created:
        if item.version_created < shell.version_created:
            return "older"
        if item.version_created > shell.version_created and differs:
            return "newer"
    if not differs:
        return "same"
    return "silent" if numbered else "newer"


def version_name(shell: NewsItem) -> str:
    """Return how readers can name a version: its number, or its date."""
    if shell.version:
        return shell.version
    at = shell.version_created or shell.fetched_at
    return at.isoformat()


def without_text(item: NewsItem) -> NewsItem:
    """Return the item without its text: identity, dates and notes remain."""
    return NewsItem(
        uri=item.uri,
        feed=item.feed,
        fetched_at=item.fetched_at,
        agency=item.agency,
        lane=item.lane,
        url=item.url,
        version=item.version,
        first_created=item.first_created,
        version_created=item.version_created,
        embargoed_until=item.embargoed_until,
        pub_status=item.pub_status,
        urgency=item.urgency,
        slugline=item.slugline,
        take_key=item.take_key,
        language=item.language,
        ed_note=item.ed_note,
        signals=item.signals,
        provider=item.provider,
        credit_line=item.credit_line,
        info_sources=item.info_sources,
        sequence=item.sequence,
    )


def killed(item: NewsItem) -> NewsItem:
    """Return the item as readers get it once it is dead."""
    return msgspec.structs.replace(without_text(item), pub_status="canceled")


def _number(version: str) -> int:
    return int(version) if version.isdecimal() else 0


def _print(text: str) -> str:
    return xxhash.xxh3_64_hexdigest(text.encode())
