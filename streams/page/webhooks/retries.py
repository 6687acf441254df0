"""What an answer of a receiver means, and when to try again. Pure."""

from hashlib import sha256
from typing import Literal

__all__ = ["SUCCESS", "Verdict", "delay", "verdict_of"]

Verdict = Literal["delivered", "again", "refused"]
FIRST, LONGEST = 1.0, 3600.0
"""Seconds before the second attempt, and at most."""
GONE = 410
SUCCESS = range(200, 300)
"""Statuses of a request that was received."""


def verdict_of(status: int) -> Verdict:
    """
    Return what a status means; 0 stands for no answer.

    Only 410 refuses for good (Standard Webhooks): a wrong address, token or
    server can be repaired while we try again.
    """
    if status in SUCCESS:
        return "delivered"
    return "refused" if status == GONE else "again"


def delay(attempt: int, name: str, retry_after: str = "") -> float:
    """
    Return the seconds before the next attempt.

    They double, and vary by half, so that many deliveries do not come at
    the same time.

    Args:
        attempt: number of attempts so far, 1 or more.
        name: of the delivery; the same name and attempt give the same time.
        retry_after: the header, if the receiver sent it in seconds.
    """
    longest = min(FIRST * 2.0 ** min(attempt - 1, 30), LONGEST)
    digest = sha256(f"{name} {attempt}".encode()).digest()
    part = int.from_bytes(digest[:4], "big") / (1 << 32)
    waited = longest * (0.5 + part / 2)
    is_number = retry_after.isascii() and retry_after.isdigit()
    stated = int(retry_after[:9]) if is_number else 0
    return max(waited, min(float(stated), LONGEST))
