"""The display of ``copydesk run``: a live table, or lines of text."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from streams import clock
from streams.cli.run_stats import OUTCOME_NAMES, RunStats
from streams.cli.terminal import add_row, make_table

__all__ = ["LiveView"]

LINE_INTERVAL = 5.0
"""Seconds between two lines if the output is not a terminal."""


class LiveView:
    """
    Shows the statistics of a run.

    On a terminal it is a live table, otherwise one line every 5 seconds.

    Args:
        broker: address for consumers.
        addresses: worker -> URL of its ``/metrics``.
    """

    def __init__(
        self,
        stats: RunStats,
        broker: str,
        addresses: Mapping[str, str],
        console: Console,
    ) -> None:
        self._stats = stats
        self._broker = f"broker: {broker}"
        self._addresses = addresses
        self._console = console
        self._live = (
            Live(console=console, auto_refresh=False)
            if console.is_terminal
            else None
        )
        self._printed = 0.0

    def __enter__(self) -> Self:
        self._console.print(self._broker, highlight=False)
        if self._live:
            self._live.start()
        else:
            for role, address in self._addresses.items():
                self._console.print(f"{role}: {address}", highlight=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live:
            self._live.update(self._render(), refresh=True)
            self._live.stop()

    def refresh(self) -> None:
        """Show the current statistics."""
        if self._live:
            self._live.update(self._render(), refresh=True)
        elif clock.seconds() - self._printed >= LINE_INTERVAL:
            self._printed = clock.seconds()
            self._console.print(self._summary_line(), highlight=False)

    def _summary_line(self) -> str:
        counts = self._stats.outcomes()
        median = self._stats.latency()["p50"]
        outcomes = " ".join(f"{name} {counts[name]}" for name in OUTCOME_NAMES)
        return (
            f"published {self._stats.published()}: {outcomes}; "
            f"{self._stats.under_way()} under way; p50 {median} s"
        )

    def _render(self) -> Group:
        latency = self._stats.latency()
        return Group(
            self._feed_table(),
            self._headline_table(),
            Text(
                f"under way {self._stats.under_way()}   "
                f"latency p50 {latency['p50']} s, p99 {latency['p99']} s"
            ),
            Text(self._broker),
            *(
                Text(f"{role}: {address}")
                for role, address in self._addresses.items()
            ),
            Text("Press Ctrl-C to stop"),
        )

    def _feed_table(self) -> Table:
        table = make_table("feed", "last poll", "published", *OUTCOME_NAMES)
        counts = self._stats.by_feed()
        for feed in sorted({*counts, *self._stats.polls}):
            poll = self._stats.polls.get(feed)
            row = counts.get(feed, {})
            numbers = [
                row.get(key, 0) for key in ("published", *OUTCOME_NAMES)
            ]
            add_row(
                table,
                feed,
                poll.outcome if poll else "",
                *(str(number) if number else "" for number in numbers),
            )
        return table

    def _headline_table(self) -> Table:
        table = make_table("agency", "event", "headline", expand=True)
        for row in self._stats.headlines:
            add_row(table, *row)
        return table
