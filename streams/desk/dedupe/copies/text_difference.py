"""How a new version differs from the text that readers have."""

from typing import Any

from extractors.model.item import NewsItem
from extractors.similarity.assessment import MAX_EXCERPT, excerpts
from streams.desk.dedupe.copies.relation import assess_item
from streams.desk.state.models import Text

__all__ = ["text_difference"]


def text_difference(item: NewsItem, text: Text | None) -> dict[str, Any]:
    """
    Return how the item differs from the text that readers have.

    Returns:
        ``headline`` as ``[old, new]``; ``paragraphs`` with the numbers added
        and removed and an excerpt of the first of each; ``added`` and
        ``figures`` (see `excerpts`). Empty if the old text is not known or
        was killed.
    """
    if text is None or text.killed:
        return {}
    difference: dict[str, Any] = {}
    if text.headline != item.headline:
        difference["headline"] = [text.headline, item.headline]
    old, new = text.body.split("\n\n"), item.body.split("\n\n")
    known, kept = frozenset(old), frozenset(new)
    added = [paragraph for paragraph in new if paragraph not in known]
    removed = [paragraph for paragraph in old if paragraph not in kept]
    if added or removed:
        difference["paragraphs"] = {
            "added": len(added),
            "removed": len(removed),
            "new": added[0][:MAX_EXCERPT] if added else "",
            "old": removed[0][:MAX_EXCERPT] if removed else "",
        }
        difference |= excerpts(assess_item(item, text).news)
    return difference
