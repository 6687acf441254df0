"""A desk for the tests: judges items, and every source a second time."""

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from extractors.model.item import NewsItem
from streams.desk.dedupe.judge import judge, tick
from streams.desk.dedupe.verdict import Verdict, apply
from streams.desk.state.state import DeskState, dict_state

__all__ = ["START", "STORY", "Desk", "item", "sent_bytes"]

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


def sent_bytes(verdict: Verdict) -> bytes:
    """Return everything that a verdict sends, as bytes."""
    return msgspec.json.encode(
        (verdict.outcome, verdict.uniques, verdict.duplicates,
         verdict.captions)
    )  # fmt: skip


def last_values(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], bytes]:
    """Return the last value of each duplicate and caption, by its key."""
    last: dict[tuple[str, str], bytes] = {}
    for verdict in verdicts:
        for duplicate in verdict.duplicates:
            last["duplicate", duplicate.uri] = msgspec.json.encode(duplicate)
        for caption in verdict.captions:
            last["caption", caption.id] = msgspec.json.encode(caption)
    return last


def without(verdict: Verdict, later: Container[tuple[str, str]]) -> Verdict:
    """Return a verdict without the records that later ones have replaced."""
    return replace(
        verdict,
        duplicates=tuple(
            duplicate
            for duplicate in verdict.duplicates
            if ("duplicate", duplicate.uri) not in later
        ),
        captions=tuple(
            caption
            for caption in verdict.captions
            if ("caption", caption.id) not in later
        ),
    )


class Desk:
    """Judges items one after the other, a minute apart."""

    def __init__(self) -> None:
        self.state: DeskState = dict_state()
        self.now = START
        self.judged: list[tuple[NewsItem, str, Verdict]] = []
        self.sent: list[Verdict] = []
        """Verdicts on items and on ticks, in order."""
        self.places: list[int] = []
        """The place of each item's verdict among all."""

    def take(self, news: NewsItem) -> Verdict:
        """Judge the item as fetched now, and apply the verdict."""
        self.now += timedelta(minutes=1)
        fetched = msgspec.structs.replace(news, fetched_at=self.now)
        source = f"wire.raw-0:{len(self.judged)}"
        verdict = judge(fetched, self.state, source)
        apply(verdict, self.state)
        self.judged.append((fetched, source, verdict))
        self.places.append(len(self.sent))
        self.sent.append(verdict)
        return verdict

    def wait(self, **time: float) -> Verdict:
        """Let time pass, and judge and apply a tick."""
        self.now += timedelta(**time)
        verdict = tick(self.now, self.state)
        apply(verdict, self.state)
        self.sent.append(verdict)
        return verdict

    def check_repeats(self) -> None:
        """
        Judge every source again, as after a crash, and compare the outputs.

        They must be the same bytes, without those that a later source has
        replaced. If an item was killed after the source, records may be
        missing, but none may be new, and none may contain a killed item
        except as a kill.
        """
        last = last_values(self.sent)
        kills = [verdict.outcome == "killed" for _, _, verdict in self.judged]
        killed = {
            key for key, chain in self.state.chains.items() if chain.killed_by
        }
        for number, (news, source, first) in enumerate(self.judged):
            again = judge(news, self.state, source)
            assert last | last_values([again]) == last
            if not any(kills[number + 1 :]):
                later = last_values(self.sent[self.places[number] + 1 :])
                assert sent_bytes(without(first, later)) == sent_bytes(
                    without(again, later)
                )
                continue
            assert first.outcome == again.outcome
            assert set(map(sent_bytes, split_verdict(again))) <= set(
                map(sent_bytes, split_verdict(first))
            )
            assert all(
                unique.event == "kill"
                for unique in again.uniques
                if f"{unique.item.lane}|{unique.item.uri}" in killed
            )


def split_verdict(verdict: Verdict) -> list[Verdict]:
    """Return one verdict for each record, without the captions."""
    return [
        *(Verdict(None, uniques=(unique,)) for unique in verdict.uniques),
        *(
            Verdict(None, duplicates=(duplicate,))
            for duplicate in verdict.duplicates
        ),
    ]
