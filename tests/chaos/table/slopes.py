"""What a soak measured, and how fast it grew."""

import msgspec

__all__ = ["Sample", "Soak", "slope"]

HOUR = 3600.0


class Sample(msgspec.Struct, frozen=True):
    """
    One look at all workers together.

    Attributes:
        at: seconds since the start of the soak.
        memory: resident MiB.
        sockets: open sockets.
        lag: records that the desks have not committed.
        state: MiB of the desks' stores on disk.
        items: number of items that were sent until then.
    """

    at: float
    memory: float
    sockets: float
    lag: float
    state: float
    items: int


class Soak(msgspec.Struct, frozen=True):
    """The samples of one soak, in order."""

    seconds: float
    desks: int
    samples: tuple[Sample, ...]

    def markdown(self) -> str:
        """Return a table with first, last and largest value, and slopes."""
        header = ("soak", "first", "last", "largest", "slope per hour")
        lines = [header, ("---",) * len(header)]
        for name, unit in (
            ("memory", "MiB"), ("sockets", ""), ("lag", "records"),
            ("state", "MiB"),
        ):  # fmt: skip
            values = [getattr(sample, name) for sample in self.samples]
            lines.append(
                (
                    f"{name} {unit}".strip(),
                    f"{values[0]:,.0f}",
                    f"{values[-1]:,.0f}",
                    f"{max(values):,.0f}",
                    f"{self._growth(name):+,.1f}",
                )
            )
        table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
        return f"{table}\n{self._load()}.\n"

    def sentence(self) -> str:
        """Return the load and the slopes in one sentence."""
        growth = {
            name: f"{self._growth(name):+,.1f}"
            for name in ("memory", "state", "sockets", "lag")
        }
        return (
            f"Soak: {self._load()}; in an hour, memory changes by "
            f"{growth['memory']} MiB, state by {growth['state']} MiB, sockets "
            f"by {growth['sockets']} and the lag by {growth['lag']} records."
        )

    def _load(self) -> str:
        return (
            f"{self.samples[-1].items:,} items in "
            f"{self.seconds / 60:.0f} minutes, {self.desks} desks"
        )

    def _growth(self, name: str) -> float:
        """Return the slope of a value, by the hour."""
        points = [(each.at, getattr(each, name)) for each in self.samples]
        return slope(points) * HOUR


def slope(points: list[tuple[float, float]]) -> float:
    """Return the slope of the line with the least squares; 0 for one point."""
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if not spread:
        return 0.0
    together = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return together / spread
