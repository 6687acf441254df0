"""The display of ``copydesk run``: a live screen, or lines of text."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.text import Text

from streams import clock
from streams.cli.live.run_stats import OUTCOME_NAMES, RunStats
from streams.cli.live.screen import Place, screen_lines
from streams.telemetry.printable import printable_line

__all__ = ["LiveView"]

NAMED = 3
"""Failing feeds that a line names."""
LINE_INTERVAL = 5.0
"""Seconds between two lines if the output is not a terminal."""


class LiveView:
    """
    Shows the statistics of a run.

    On a terminal it is a live screen that fills the window, otherwise one
    line every 5 seconds.

    Args:
        place: the addresses that are shown.
    """

    def __init__(
        self, stats: RunStats, place: Place, console: Console
    ) -> None:
        self._stats = stats
        self._place = place
        self._console = console
        self._live = (
            Live(console=console, auto_refresh=False)
            if console.is_terminal
            else None
        )
        self._printed = 0.0

    def __enter__(self) -> Self:
        if self._place.page:
            self._print(f"page: {self._place.page}")
        self._print(f"broker: {self._place.broker}")
        for role, address in self._place.addresses.items():
            self._print(f"{role}: {address}")
        if self._live:
            self._live.start()
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
            self._print(printable_line(self._summary_line()))

    def show_ready(self, seconds: float) -> None:
        """Say once that the workers are ready, and after which time."""
        if self._live is None:
            self._print(f"ready after {seconds:.1f} s")

    def _print(self, line: str) -> None:
        self._console.print(line, highlight=False, soft_wrap=True)

    def _summary_line(self) -> str:
        counts = self._stats.outcomes()
        median = self._stats.latency()["p50"]
        outcomes = " ".join(f"{name} {counts[name]}" for name in OUTCOME_NAMES)
        return (
            f"published {self._stats.published()}: {outcomes}; "
            f"{self._stats.under_way()} under way; p50 {median} s"
            f"{self._name_failing()}"
        )

    def _name_failing(self) -> str:
        """Return the end of a line that names feeds which fail."""
        failing = self._stats.failing()
        names = [f"{feed} ({why})" for feed, why in failing.items()]
        more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
        text = ", ".join([*names[:NAMED], *more])
        return f"; failing: {text}" if failing else ""

    def _render(self) -> Text:
        width, height = self._console.size
        lines = screen_lines(self._stats, self._place, width, height)
        return Text("\n".join(lines), no_wrap=True, overflow="crop")
