"""The sets of label values, and the limits of those that are open."""

from dataclasses import dataclass, field
from typing import get_args

from streams.records import Event, Outcome, ReportEvent, StoryStatus

__all__ = [
    "ALARMS",
    "CAPTION_KINDS",
    "DELIVERY_OUTCOMES",
    "MOST_AGENCIES",
    "MOST_FEEDS",
    "MOST_LANGUAGES",
    "OTHER",
    "POLL_OUTCOMES",
    "SIGNALS",
    "STAGE_OUTCOMES",
    "STORY_JOINS",
    "STORY_MERGES",
    "STORY_STATUSES",
    "SUBSCRIPTION_STATES",
    "WEBHOOK_OUTCOMES",
    "LabelLimit",
]

POLL_OUTCOMES = (
    "new", "unchanged", "not_modified", "moved", "gone", "throttled",
    "http_error", "network_error", "bad_document", "refused", "forbidden",
    "too_large",
)  # fmt: skip
DELIVERY_OUTCOMES = (
    "new", "unchanged", "prompted", "bad_document", "unwanted", "unknown",
    "unsigned", "bad_signature", "other_topic", "encoded", "too_large",
    "too_slow", "not_taken",
)  # fmt: skip
WEBHOOK_OUTCOMES = ("delivered", "failed", "given_up", "overtaken")
SUBSCRIPTION_STATES = (
    "active", "pending", "failed", "no_hub", "no_callback",
)  # fmt: skip
STAGE_OUTCOMES = (
    ("clean", ("item", "dead_letter")),
    ("dedupe", (*get_args(Outcome), "dead_letter")),
    ("enrich", (*get_args(Event), "outdated", "dead_letter")),
    (
        "stories",
        (
            *(event for event in get_args(ReportEvent) if event != "tick"),
            "dead_letter",
        ),
    ),
)
STORY_STATUSES = tuple(
    status for status in get_args(StoryStatus) if status != "merged"
)
STORY_JOINS = ("begun", "item", "copy")
"""What an item is to its story when it comes."""
STORY_MERGES = ("bridge", "language")
SIGNALS = ("doubtful-body", "gallery", "live", "paywall", "unread-date")
"""Signals of the desk's own that are counted, without ``copydesk:``."""
ALARMS = ("silent_change", "sequence_gap", "kill")
CAPTION_KINDS = ("new", "repeated")
"""Captions of one item, and captions that further items carry too."""
OTHER = "other"

MOST_FEEDS = 1000
"""Feeds with their own series; further feeds share the label ``other``."""
MOST_AGENCIES = 200
"""Agencies with their own series; further agencies share ``other``."""
MOST_LANGUAGES = 100
"""Languages with their own series; further languages share ``other``."""


@dataclass(frozen=True, slots=True)
class LabelLimit:
    """
    Limits the values of one label: the first ones keep their own series.

    Attributes:
        most: number of values with series of their own.
    """

    most: int
    _known: set[str] = field(default_factory=set)

    def label(self, value: str) -> str:
        """Return the value, or ``other`` if it is empty or one too many."""
        if not value:
            return OTHER
        if value not in self._known:
            if len(self._known) >= self.most:
                return OTHER
            self._known.add(value)
        return value
