"""
When Kafka has last answered, and whether it is away.

A member of a consumer group asks its coordinator every second, and fetches
twice a second. So a silence of some seconds means that Kafka is away, and no
connection for a test is needed. Only the answer to a join can take long: the
group waits for its other members.
"""

from streams import clock

__all__ = ["SILENCE", "KafkaAnswers"]

SILENCE = 8.0
"""Seconds without an answer after which Kafka is away."""
NEVER = float("-inf")


class KafkaAnswers:
    """
    Follows the answers that a worker's consumer gets.

    It is used by several threads. Each attribute is replaced as a whole.

    Args:
        longest_join: seconds that an answer to a join can take.
    """

    def __init__(self, longest_join: float) -> None:
        self._longest_join = longest_join
        self._last = NEVER
        self._joining = NEVER
        """Since when a join waits for its answer."""
        self._is_over = False

    def note_answer(self, now: float) -> None:
        """Note that Kafka has answered."""
        self._last = now

    def note_join(self, now: float) -> None:
        """Note that a join was sent."""
        self._joining = now

    def note_join_end(self) -> None:
        """Note that a join has its answer, or has failed."""
        self._joining = NEVER

    def end(self, now: float) -> None:
        """Expect no more answers: the consumer has been closed."""
        self._is_over = self.is_up(now)

    def is_up(self, now: float) -> bool:
        """Return whether Kafka has answered, and still does."""
        return self._is_over or (
            now - self._last < SILENCE
            or (
                self._last > NEVER and now - self._joining < self._longest_join
            )
        )

    def is_away(self, now: float) -> bool:
        """Return whether Kafka has answered once, and does no more."""
        return self._last > NEVER and not self.is_up(now)

    def is_up_now(self) -> bool:
        """Return whether Kafka answers at this time."""
        return self.is_up(clock.seconds())

    def is_away_now(self) -> bool:
        """Return whether Kafka is away at this time."""
        return self.is_away(clock.seconds())
