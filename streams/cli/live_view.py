"""The live table of ``copydesk run``."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from streams import clock
from streams.cli.run_stats import ENDINGS, RunStats

__all__ = ["LiveView"]

PLAIN_EVERY = 5.0


class LiveView:
    """
    Shows a ledger: a live table on a terminal, else a line now and then.

    Args:
        addresses: worker -> its ``/metrics``.
    """

    def __init__(
        self, ledger: RunStats, addresses: Mapping[str, str], console: Console
    ) -> None:
        self._ledger = ledger
        self._addresses = addresses
        self._console = console
        self._live = (
            Live(console=console, auto_refresh=False)
            if console.is_terminal
            else None
        )
        self._printed = 0.0

    def __enter__(self) -> Self:
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
            self._live.update(self._picture(), refresh=True)
            self._live.stop()

    def refresh(self) -> None:
        """Show the ledger as it is now."""
        if self._live:
            self._live.update(self._picture(), refresh=True)
        elif clock.seconds() - self._printed >= PLAIN_EVERY:
            self._printed = clock.seconds()
            self._console.print(self._line(), highlight=False)

    def _line(self) -> str:
        counts = self._ledger.outcomes()
        median = self._ledger.latency()["p50"]
        shown = " ".join(f"{name} {counts[name]}" for name in ENDINGS)
        return (
            f"published {self._ledger.published()}: {shown}; "
            f"{self._ledger.under_way()} under way; p50 {median} s"
        )

    def _picture(self) -> Group:
        latency = self._ledger.latency()
        return Group(
            self._feeds(),
            self._headlines(),
            Text(
                f"under way {self._ledger.under_way()}   "
                f"latency p50 {latency['p50']} s, p99 {latency['p99']} s"
            ),
            *(
                Text(f"{role}: {address}")
                for role, address in self._addresses.items()
            ),
            Text("Ctrl-C ends it"),
        )

    def _feeds(self) -> Table:
        table = Table("feed", "last poll", "published", *ENDINGS)
        counts = self._ledger.by_feed()
        for feed in sorted({*counts, *self._ledger.polls}):
            poll = self._ledger.polls.get(feed)
            row = counts.get(feed, {})
            numbers = [row.get(key, 0) for key in ("published", *ENDINGS)]
            table.add_row(
                feed,
                poll.outcome if poll else "",
                *(str(number) if number else "" for number in numbers),
            )
        return table

    def _headlines(self) -> Table:
        table = Table("agency", "event", "headline", expand=True)
        for line in self._ledger.headlines:
            table.add_row(*line)
        return table
