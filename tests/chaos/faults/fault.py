"""What a fault is: a name, how it begins, how it ends."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from tests.chaos.running.trial import Trial

__all__ = ["Act", "Fault", "nothing"]

Act = Callable[[Trial], Awaitable[None]]


async def nothing(_trial: Trial) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One kind of disturbance.

    Attributes:
        name: for the test and the table.
        kind: what it disturbs.
        begin: disturbs.
        end: removes the disturbance. A worker that has ended needs none,
            because the supervisor replaces it.
        check: asserts what only this fault causes, when all is over.
        lasts: seconds from begin to end in the short form.
        lasts_long: the same in the long form; 0 if it is equal.
        load: published items, or feeds that pollers read.
        brokers: number of brokers.
        repeats: whether the long form repeats it in one deployment.
        is_short: whether it has a short form.
    """

    name: str
    kind: Literal["workers", "brokers", "network", "clock", "topics"]
    begin: Act
    end: Act = nothing
    check: Act = nothing
    lasts: float = 0.0
    lasts_long: float = 0.0
    load: Literal["items", "feeds"] = "items"
    brokers: Literal[1, 3] = 1
    repeats: bool = True
    is_short: bool = True

    @property
    def has_end(self) -> bool:
        """Whether an act ends it; a killed worker is only replaced."""
        return self.end is not nothing

    def seconds(self, *, is_long: bool) -> float:
        """Return how long it lasts in a form."""
        return (is_long and self.lasts_long) or self.lasts
