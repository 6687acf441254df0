"""The case before the judge: one item, its chain, what is known."""

from dataclasses import dataclass

from extractors.model.item import NewsItem
from streams.desk.state.models import Chain, scoped
from streams.desk.state.state import DeskState

__all__ = ["Case"]


@dataclass(frozen=True, slots=True)
class Case:
    """
    One item to judge.

    Attributes:
        item: under the uri of its chain.
        source: ``topic-partition:offset`` of the raw record behind it.
        chain: as known before; one without history if it is new.
        alias: the item's own uri, if it was joined to a chain of another.
    """

    item: NewsItem
    state: DeskState
    source: str
    chain: Chain
    alias: str = ""

    @property
    def key(self) -> str:
        """Store key of the chain."""
        return scoped(self.item.lane, self.item.uri)
