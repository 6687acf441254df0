"""
How long a worker may write: the lease that its consumer group gives it.

The broker removes a member that it has not heard of for the session timeout,
and gives its partitions to others. A process that was stopped (SIGSTOP, a
suspended machine) learns of that only after it has continued. So it counts
for itself: from the time before a request was sent that the coordinator then
answered well. The broker begins to count later, so the lease always ends
before the membership does.
"""

from typing import Literal

from aiokafka import errors

__all__ = ["GroupRequest", "Lease"]

SHARE = 0.9
"""Of the session timeout; the rest is time to close connections."""
NEVER = float("inf")
REMOVED = (errors.UnknownMemberIdError, errors.IllegalGenerationError)
GroupRequest = Literal["join", "sync", "heartbeat"]


class Lease:
    """
    Follows the answers of the group's coordinator.

    It is used by two threads. Each attribute is replaced as a whole.

    Args:
        session_timeout: seconds, as the member joins with it.
        rebalance_timeout: seconds, likewise.

    Attributes:
        is_lost: the coordinator has removed the member while it may still
            have had records to send. This is final: only a new process may
            write again.
    """

    def __init__(
        self, session_timeout: float, rebalance_timeout: float
    ) -> None:
        self._length = session_timeout * SHARE
        self._rebalance_timeout = rebalance_timeout
        self.is_lost = False
        self._ends = NEVER
        """Before the first assignment there is nothing that is out of date."""
        self._settled = 0.0
        """When the last request was sent that met no rebalance."""
        self._rejoin_by = NEVER
        """Until then the coordinator waits for the member in a rebalance."""

    def is_valid(self, now: float) -> bool:
        """Return whether the worker still owns what it was assigned."""
        return not self.is_lost and now < self._ends and now < self._rejoin_by

    @property
    def is_known(self) -> bool:
        """Whether the coordinator has admitted the member."""
        return self._ends < NEVER

    def note(
        self,
        request: GroupRequest,
        error: type[errors.KafkaError],
        sent: float,
    ) -> None:
        """
        Note an answer of the coordinator.

        Args:
            error: of the answer; `errors.NoError` if there is none.
            sent: time before the request was sent.
        """
        if error is errors.NoError:
            self._renew(request, sent)
        elif request == "heartbeat":
            self._note_heartbeat(error, sent)

    def _renew(self, request: GroupRequest, sent: float) -> None:
        self._rejoin_by = NEVER
        self._settled = sent
        if request != "join":
            # An answer to a join may come much later than the request, and
            # assigns nothing yet.
            self._ends = sent + self._length

    def _note_heartbeat(
        self, error: type[errors.KafkaError], sent: float
    ) -> None:
        if error in REMOVED:
            # Other errors end no membership. A join or sync that fails needs
            # no restart: all records were sent before the join.
            self.is_lost = True
        elif error is errors.RebalanceInProgressError:
            self._ends = sent + self._length
            self._rejoin_by = min(
                self._rejoin_by, self._settled + self._rebalance_timeout
            )
