"""Who supplied an item, whom it credits, and whose text it therefore is."""

from extractors.model.item import NewsItem
from extractors.similarity.tokens import tokens
from streams.desk.state.models import Text

__all__ = ["credits_of", "is_origin", "same_name", "supplier"]


def supplier(item: NewsItem) -> str:
    """Return who sent the item: its agency, its provider, or its feed."""
    return item.agency or item.provider or item.feed


def credits_of(item: NewsItem) -> tuple[str, ...]:
    """Return the agencies named in credits and dateline, as written."""
    named = (
        item.provider,
        item.credit_line,
        item.dateline.agency if item.dateline else "",
        *item.info_sources,
        *(one.credit_line for one in item.captions),
    )
    return tuple(dict.fromkeys(one for one in named if one))


def same_name(one: str, other: str) -> bool:
    """Say whether both name one agency: ``Xinhua``, ``Xinhua News Agency``."""
    here, there = set(tokens(one)), set(tokens(other))
    return bool(here and there) and (here <= there or there <= here)


def is_origin(new: NewsItem, old: Text) -> bool:
    """
    Say whether the new item is what the old one was made from.

    It is when the old one credits its supplier, and not the other way
    round; or when the old one is word-substituted and the new one is clean
    and says whose it is.
    """
    mine = supplier(new)
    if same_name(mine, old.provider):
        return False
    theirs = any(same_name(mine, one) for one in old.credits)
    ours = any(same_name(old.provider, one) for one in credits_of(new))
    if theirs and not ours:
        return True
    return old.spun and new.spun is None and bool(credits_of(new))
