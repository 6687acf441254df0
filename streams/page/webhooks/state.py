"""What a webhook has done since the page started."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["HookState"]


@dataclass
class HookState:
    """
    What happened since the start; the page shows it.

    Attributes:
        in_a_row: failed attempts since the last delivery.
        last_status: of the last answer; 0 if there was none, -1 before any.
        last_at: time of the last answer.
    """

    delivered: int = 0
    failed: int = 0
    in_a_row: int = 0
    given_up: int = 0
    waiting: int = 0
    last_status: int = -1
    last_error: str = ""
    last_at: datetime | None = None
