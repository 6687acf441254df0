"""Count permanent redirects (301, 308) of a feed and adopt them. Pure."""

from msgspec.structs import replace

from streams.poller.fetcher.messages import Response
from streams.records import FeedRegistration, PollOutcome

__all__ = ["CONFIRMATIONS", "track_permanent_redirect"]

# One redirect can be a mistake; the same one three times is a move (NewsBlur
# waits for ten, but polls less often).
CONFIRMATIONS = 3


def track_permanent_redirect(
    feed: FeedRegistration,
    state: PollOutcome,
    response: Response,
    numbers: dict[str, float],
) -> PollOutcome:
    """
    Count a permanent redirect; adopt it when it is confirmed.

    Args:
        numbers: `PollOutcome.state`; the count is updated in it.
    """
    target = response.moved_to
    if not target:
        numbers.pop("moves", None)
        return replace(state, moved_to="")
    is_same = target == state.moved_to
    moves = numbers.get("moves", 0.0) + 1 if is_same else 1.0
    if moves < CONFIRMATIONS:
        numbers["moves"] = moves
        return replace(state, moved_to=target)
    numbers.pop("moves", None)
    adopted = "" if target == feed.url else target
    return replace(state, moved_to="", url=adopted)
