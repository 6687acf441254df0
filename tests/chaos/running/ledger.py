"""
The ledger of a trial: the outcome of every raw item.

Every item has a number and ends in exactly one outcome. Every key's last
value is, byte for byte, that of an undisturbed run.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from streams.kafka.topics import DEADLETTERS, ITEMS, OUTCOMES, RAW
from tests.chaos.expected_output import compare, violations
from tests.chaos.running.trial import Trial
from tests.kafka.topic_io import (
    ConsumedRecord,
    outcomes_by_source,
    read,
)

__all__ = ["Entry", "Ledger", "keep", "ledger_of"]


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One raw record.

    Attributes:
        number: its place among all raw records.
        outcomes: what it ended in; exactly one is right.
        is_deleted: a fault deleted it before it was processed.
    """

    number: int
    source: str
    outcomes: tuple[str, ...]
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """
    All raw records, and what is wrong with the topics.

    Attributes:
        missing: items that were sent and are not on ``wire.raw``.
        wrong: last values that differ from those of an undisturbed run.
        unexpected: values that an undisturbed run never writes.
        back: versions behind a newer one, and texts behind a kill.
        letters: dead letters; the items of a load are good.
    """

    entries: tuple[Entry, ...]
    missing: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    unexpected: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    strangers: tuple[str, ...] = field(default=())
    """Sources of outcomes that no raw record has."""

    @property
    def lost(self) -> list[str]:
        """Items without an outcome, except those that were deleted."""
        return [
            *self.missing,
            *(
                entry.source
                for entry in self.entries
                if not entry.outcomes and not entry.is_deleted
            ),
        ]

    @property
    def ambiguous(self) -> list[str]:
        """Items with several outcomes, or one though they were deleted."""
        return [
            f"{entry.source}: {', '.join(entry.outcomes)}"
            for entry in self.entries
            if len(entry.outcomes) > 1 - entry.is_deleted
        ]

    @property
    def errors(self) -> list[str]:
        """What must be empty, one line for each error."""
        kinds: dict[str, Sequence[str]] = {
            "lost": self.lost,
            "ambiguous": self.ambiguous,
            "wrong": self.wrong,
            "unexpected": self.unexpected,
            "back": self.back,
            "dead letter": self.letters,
            "no raw record": self.strangers,
        }
        return [
            f"{kind}: {text}"
            for kind, texts in kinds.items()
            for text in texts
        ]

    @property
    def counts(self) -> dict[str, int]:
        """The number of items by outcome."""
        return dict(
            Counter(end for entry in self.entries for end in entry.outcomes)
        )


def keep(
    sources: Iterable[str],
    outcomes: Mapping[str, set[str]],
    deleted: Iterable[str] = (),
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries of these sources, and outcomes without a source."""
    gone, numbered = set(deleted), list(sources)
    entries = tuple(
        Entry(
            number,
            source,
            tuple(sorted(outcomes.get(source, ()))),
            source in gone,
        )
        for number, source in enumerate(numbered)
    )
    return entries, tuple(sorted(outcomes.keys() - set(numbered)))


async def ledger_of(trial: Trial) -> Ledger:
    """Read all topics of a trial, and compare with an undisturbed run."""
    settings = trial.deployment.settings
    raw = {
        record.source: record
        for record in [*trial.deleted, *await read(settings, RAW)]
    }
    outcomes = outcomes_by_source(await read(settings, OUTCOMES))
    unread: set[str] = getattr(trial.load, "deleted", set())
    entries, strangers = keep(raw, outcomes, unread)
    comparison = await compare(trial.undisturbed, trial.deleted)
    return Ledger(
        entries,
        tuple(trial.load.missing(trial.arrivals)),
        tuple(map(str, comparison.wrong)),
        tuple(comparison.unexpected),
        tuple(violations(await read(settings, ITEMS))),
        tuple(map(_letter, await read(settings, DEADLETTERS))),
        strangers,
    )


def _letter(record: ConsumedRecord) -> str:
    letter = record.json
    return (
        f"{letter['topic']}-{letter['partition']}:{letter['offset']}"
        f" {letter['stage']} {letter['reason']}"
    )
