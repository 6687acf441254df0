"""A selector that calls a function at every turn of an event loop."""

from collections.abc import Callable
from typing import Any

__all__ = ["TurnSelector"]


class TurnSelector:
    """
    Selects like the given selector, and calls a function after it.

    The function runs before any callback of the turn. If the process was
    stopped while it waited, or between two callbacks, the function runs
    before the loop writes what waits in the buffers of its transports.
    """

    def __init__(self, selector: Any, on_turn: Callable[[], None]) -> None:
        self._selector = selector
        self._on_turn = on_turn

    def select(self, timeout: float | None = None) -> Any:
        """Wait for events of files, and return them."""
        events = self._selector.select(timeout)
        self._on_turn()
        return events

    def __getattr__(self, name: str) -> Any:
        """Return any other attribute of the selector."""
        return getattr(self._selector, name)
