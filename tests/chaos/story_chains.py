"""Raw items for chaos tests: chains of versions, kills and reprints."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from extractors.model.raw import RawItem

__all__ = ["StoryChains"]

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LANES = 8
"""Lanes are ordered apart, so that several partitions have work."""
OPEN = 40
"""Newest chains that get further versions, kills and reprints."""
WORDS = tuple(
    re.findall(
        r"[a-z]+",
        "harbour council ferry bridge market winter timber school river engine "
        "survey museum budget farmer tunnel island lantern station clinic union "
        "archive quarry orchard printer signal vessel theatre garden mayor cargo "
        "bakery customs forest granite ledger magnet needle oyster paddle quilt ",
    )
)


@dataclass(slots=True)
class StoryChain:
    """One story of one agency: its number, newest version and text."""

    number: int
    body: str
    version: int = 1
    reprints: int = 0
    killed: bool = False


@dataclass(slots=True)
class StoryChains:
    """
    Yields raw items without end; the same seed gives the same items.

    About half of them are new stories. The others are later versions, kills,
    reprints by another agency, and versions that come after the kill.
    """

    seed: int = 20260302
    taken: int = 0
    _chains: list[StoryChain] = field(default_factory=list)

    def take(self, count: int) -> Iterator[RawItem]:
        """Yield the next raw items."""
        for _ in range(count):
            yield self._next(Random(f"{self.seed}-{self.taken}"))

    def take_versions(self) -> Iterator[RawItem]:
        """Yield one further version of every chain, also of the killed."""
        for chain in self._chains:
            random = Random(f"{self.seed}-{self.taken}")
            yield self._version(chain, random, "usable")

    def _next(self, random: Random) -> RawItem:
        kind = random.random()
        if kind < 0.5 or not self._chains:
            return self._begin(random)
        chain = random.choice(self._chains[-OPEN:])
        if kind < 0.6:
            chain.killed = True
            return self._version(chain, random, "canceled")
        if kind < 0.65:
            chain.reprints += 1
            uri = f"urn:rival:{chain.number}:{chain.reprints}"
            return self._item(chain, uri, "usable", feed="rival")
        return self._version(chain, random, "usable")

    def _begin(self, random: Random) -> RawItem:
        number = len(self._chains)
        paragraphs = [_sentence(random) for _ in range(5)]
        chain = StoryChain(number, "\n\n".join(paragraphs))
        self._chains.append(chain)
        return self._item(chain, _uri(chain), "usable")

    def _version(
        self, chain: StoryChain, random: Random, status: str
    ) -> RawItem:
        chain.version += 1
        chain.body += f"\n\n{_sentence(random)}"
        return self._item(chain, _uri(chain), status)

    def _item(
        self, chain: StoryChain, uri: str, status: str, feed: str = "tideway"
    ) -> RawItem:
        self.taken += 1
        sent = START + timedelta(seconds=self.taken)
        own = feed == "tideway"
        document = {
            "uri": uri,
            "version": str(chain.version if own else 1),
            "versioncreated": sent.isoformat(),
            "pubstatus": status,
            "language": "en",
            "headline": f"Report {chain.number}: {chain.body.split('.')[0]}",
            "body_text": chain.body,
        }
        return RawItem(
            feed, uri, "application/json", sent,
            json.dumps(document).encode(), language="en",
            agency=feed.title(), lane=f"lane-{chain.number % LANES}",
        )  # fmt: skip


def _uri(chain: StoryChain) -> str:
    return f"urn:tideway:{chain.number}"


def _sentence(random: Random) -> str:
    words = [random.choice(WORDS) for _ in range(24)]
    return f"The {' '.join(words)} {random.randrange(10**6)}."
