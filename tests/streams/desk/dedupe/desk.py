"""A desk for the tests: items in, outcomes out, every source judged twice."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from extractors.model.item import NewsItem
from streams.desk.dedupe.judge import judge, tick
from streams.desk.dedupe.verdict import Verdict, apply
from streams.desk.state.state import DeskState, dict_state

__all__ = ["START", "STORY", "Desk", "item", "told"]

START = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
STORY = """\
The harbour of Kestwick reopened on Tuesday, two days after a storm tore the
roof off its fish market and sank eleven moored boats.

Harbour master Ilse Brandt said divers had cleared the channel by dawn and
that the first ferry, with 214 passengers, had left for the islands at 07:40.

Insurers put the damage at 3.2 million crowns. The council will decide on
Friday whether the market is rebuilt where it stood or moved to the north
quay, where the ground is higher.

Fishermen who lost their boats will get a loan without interest, the council
said, if they apply before the end of the month.
"""


def item(uri: str = "kestwick", **fields: Any) -> NewsItem:
    """Return an item with the harbour story as its text."""
    start = NewsItem(
        uri, "feed-a", START, agency="Agency A", lane="en",
        headline="Kestwick harbour reopens", body=STORY,
    )  # fmt: skip
    return msgspec.structs.replace(start, **fields)


def told(verdict: Verdict) -> bytes:
    """Return everything that a verdict sends out, as bytes."""
    return msgspec.json.encode(
        (verdict.outcome, verdict.uniques, verdict.duplicates,
         verdict.captions)
    )  # fmt: skip


class Desk:
    """Judges items one after the other, a minute apart."""

    def __init__(self) -> None:
        self.state: DeskState = dict_state()
        self.now = START
        self.judged: list[tuple[NewsItem, str, Verdict]] = []

    def take(self, one: NewsItem) -> Verdict:
        """Judge the item as fetched now, and apply the verdict."""
        self.now += timedelta(minutes=1)
        fetched = msgspec.structs.replace(one, fetched_at=self.now)
        source = f"wire.raw-0:{len(self.judged)}"
        verdict = judge(fetched, self.state, source)
        apply(verdict, self.state)
        self.judged.append((fetched, source, verdict))
        return verdict

    def wait(self, **time: float) -> Verdict:
        """Let time pass and tick."""
        self.now += timedelta(**time)
        verdict = tick(self.now, self.state)
        apply(verdict, self.state)
        return verdict

    def check_said_again(self) -> None:
        """
        Judge every source again, as after a crash, and compare.

        It says the same bytes; once something was killed after it, it may
        say less, but nothing else, and no word of the dead.
        """
        killed = [said.outcome == "killed" for _, _, said in self.judged]
        dead = {
            uri for uri, chain in self.state.chains.items() if chain.killed_by
        }
        for place, (one, source, said) in enumerate(self.judged):
            again = judge(one, self.state, source)
            if not any(killed[place + 1 :]):
                assert told(said) == told(again)
                continue
            assert said.outcome == again.outcome
            assert set(map(told, parts(again))) <= set(map(told, parts(said)))
            assert all(
                unique.event == "kill"
                for unique in again.uniques
                if f"{unique.item.lane}|{unique.item.uri}" in dead
            )


def parts(verdict: Verdict) -> list[Verdict]:
    """Return each record of a verdict but captions as one of its own."""
    return [
        *(Verdict(None, uniques=(one,)) for one in verdict.uniques),
        *(Verdict(None, duplicates=(one,)) for one in verdict.duplicates),
    ]
