"""
Log a feed's failure when it begins and when it ends.

A feed that fails for days is polled hundreds of times. A line for each poll
would hide the others.
"""

from typing import Literal

import structlog

from streams.records import PollOutcome

__all__ = ["FeedEvents", "change_of"]

log = structlog.get_logger()

Change = Literal["failed", "recovered", "none"]


def change_of(
    before: PollOutcome | None, after: PollOutcome, *, is_reported: bool
) -> Change:
    """
    Return what a poll changes about the state of its feed.

    Args:
        before: the outcome of the poll before, if there is one.
        is_reported: whether this worker has logged that the feed fails.
    """
    if after.failures:
        return "none" if is_reported else "failed"
    has_failed = is_reported or (before is not None and before.failures > 0)
    return "recovered" if has_failed else "none"


class FeedEvents:
    """Logs the changes of the feeds of one worker."""

    def __init__(self) -> None:
        self._failing: set[str] = set()
        """Feeds whose failure this worker has logged."""

    def note(self, before: PollOutcome | None, after: PollOutcome) -> None:
        """Log a change of state, if a poll has made one."""
        feed = after.feed
        change = change_of(before, after, is_reported=feed in self._failing)
        if change == "failed":
            self._failing.add(feed)
            log.warning(
                "feed failed",
                feed=feed,
                reason=after.outcome,
                status=after.status,
                error=after.error,
                failures=after.failures,
            )
        elif change == "recovered":
            self._failing.discard(feed)
            log.info(
                "feed recovered",
                feed=feed,
                status=after.status,
                failures=before.failures if before else 0,
            )

    def forget(self, feed: str) -> None:
        """Forget a feed that is no longer registered."""
        self._failing.discard(feed)
