"""What a new version changed: a short difference for the decision."""

from typing import Any

from extractors.model.item import NewsItem
from streams.desk.state.models import Text

__all__ = ["difference"]

SHOWN = 160
"""Characters of a changed paragraph that are shown."""


def difference(item: NewsItem, text: Text | None) -> dict[str, Any]:
    """
    Return how the item differs from the text that readers have.

    Returns:
        ``headline`` as ``[old, new]``; ``paragraphs`` added and removed with
        the first of each, cut short. Empty where the old text is gone.
    """
    if text is None or text.killed:
        return {}
    told: dict[str, Any] = {}
    if text.headline != item.headline:
        told["headline"] = [text.headline, item.headline]
    old, new = text.body.split("\n\n"), item.body.split("\n\n")
    added = [one for one in new if one not in set(old)]
    removed = [one for one in old if one not in set(new)]
    if added or removed:
        told["paragraphs"] = {
            "added": len(added),
            "removed": len(removed),
            "new": added[0][:SHOWN] if added else "",
            "old": removed[0][:SHOWN] if removed else "",
        }
    return told
