"""How long the tests keep Kafka away."""

import os

__all__ = ["SECONDS_AWAY", "seconds_away"]

SECONDS_AWAY = "COPYDESK_OUTAGE_SECONDS"
"""Variable of a longer outage than that of `make test`."""


def seconds_away(usual: float) -> float:
    """Return the seconds without Kafka: those of a test, or of the run."""
    return float(os.environ.get(SECONDS_AWAY) or usual)
