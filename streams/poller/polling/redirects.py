"""Permanent redirects (301, 308) of a feed: counted, then believed. Pure."""

from msgspec.structs import replace

from streams.poller.fetcher.messages import Response
from streams.records import FeedRegistration, PollOutcome

__all__ = ["CONFIRMATIONS", "track_permanent_redirect"]

# One wrong redirect is an accident, the same one three times is a move
# (NewsBlur waits for ten, at rarer polls).
CONFIRMATIONS = 3


def track_permanent_redirect(
    feed: FeedRegistration,
    state: PollOutcome,
    answer: Response,
    numbers: dict[str, float],
) -> PollOutcome:
    """
    Count permanent redirects; adopt one that keeps coming.

    Args:
        numbers: the scheduler's own; the count is kept among them.
    """
    target = answer.moved_to
    if not target:
        numbers.pop("moves", None)
        return replace(state, moved_to="")
    same = target == state.moved_to
    moves = numbers.get("moves", 0.0) + 1 if same else 1.0
    if moves < CONFIRMATIONS:
        numbers["moves"] = moves
        return replace(state, moved_to=target)
    numbers.pop("moves", None)
    adopted = "" if target == feed.url else target
    return replace(state, moved_to="", url=adopted)
