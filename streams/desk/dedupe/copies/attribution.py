"""Who supplied an item, whom it credits, and whose text it is."""

from extractors.model.item import NewsItem
from extractors.words.tokens import tokens
from streams.desk.state.models import Text

__all__ = ["credits_of", "is_origin", "is_same_agency", "supplier"]


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
        *(caption.credit_line for caption in item.captions),
    )
    return tuple(dict.fromkeys(name for name in named if name))


def is_same_agency(name: str, other: str) -> bool:
    """
    Return whether both names are of one agency.

    The words of one must contain those of the other: ``Xinhua`` and
    ``Xinhua News Agency``.
    """
    words, others = set(tokens(name)), set(tokens(other))
    return bool(words and others) and (words <= others or others <= words)


def is_origin(new: NewsItem, old: Text) -> bool:
    """
    Return whether the new item is the origin of the old text.

    It is if the old text credits the new item's supplier and not the other
    way round; or if the old text shows word substitution, and the new item
    does not and names its source.
    """
    new_supplier = supplier(new)
    if is_same_agency(new_supplier, old.provider):
        return False
    old_credits_new = any(
        is_same_agency(new_supplier, name) for name in old.credits
    )
    new_credits_old = any(
        is_same_agency(old.provider, name) for name in credits_of(new)
    )
    if old_credits_new and not new_credits_old:
        return True
    return old.spun and new.spun is None and bool(credits_of(new))
