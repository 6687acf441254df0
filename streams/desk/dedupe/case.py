"""The case before the judge: one item, its chain and the state."""

from dataclasses import dataclass

from extractors.model.item import NewsItem
from streams.desk.dedupe.copies.near_duplicates import Near
from streams.desk.state.models import Chain, scoped_key
from streams.desk.state.state import DeskState

__all__ = ["Case"]


@dataclass(frozen=True, slots=True)
class Case:
    """
    One item to judge.

    Attributes:
        item: the item, under the uri of its chain.
        state: what the partition remembers.
        source: ``topic-partition:offset`` of the raw record behind it.
        chain: the chain before this item; without history if it is new.
        alias: the item's own uri, if it was linked to a chain with another.
        address: the item's own uri, if it is of another story too.
        near: what a new item is to earlier texts, once it was searched.
    """

    item: NewsItem
    state: DeskState
    source: str
    chain: Chain
    alias: str = ""
    address: str = ""
    near: Near | None = None

    @property
    def is_joined(self) -> bool:
        """Whether the item was joined to a chain by its text."""
        return bool(self.near and self.near.version and self.alias)

    @property
    def key(self) -> str:
        """Return the store key of the chain."""
        return scoped_key(self.item.lane, self.item.uri)
