"""The mark on a raw item that says why it goes out without its text. Pure."""

from msgspec.structs import replace

from extractors.model.raw import PAGE_MARK, RawItem

__all__ = ["marked"]


def marked(item: RawItem, reason: str) -> RawItem:
    """Return the item with the reason why it has no page or document."""
    return replace(item, headers={**item.headers, PAGE_MARK: reason})
