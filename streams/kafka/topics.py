"""
Every topic, once: name, key, value, policy, who writes and who reads it.

Names are storage. A worker never creates a topic by accident: `create`
makes them all with their exact partitions before any worker starts, the
tables' changelogs included, and `preflight` refuses a cluster that differs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from streams.config.settings import Settings

__all__ = [
    "DELIVERIES",
    "DESK_TABLES",
    "MAX_MESSAGE_BYTES",
    "PUBLIC_TOPICS",
    "SINK_PREFIX",
    "TOPICS",
    "Partitioning",
    "Topic",
    "app_id",
    "full_name",
    "is_public",
    "partitions",
    "sink",
    "topics_for",
]

Partitioning = Literal["items", "lanes", "one"]
Policy = Literal["compact", "delete", "compact,delete"]

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
SINK_PREFIX = "sink."
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
"""Kafka's own default is 1 MiB; a page may be 20 MiB, in base64."""

DELIVERIES = "deliveries"
"""The desk's table beside its lanes: keyed by item, as ``wire.unique``."""
DESK_TABLES = (
    "chains",
    "texts",
    "captions",
    "held",
    "stories",
    "marks",
)


@dataclass(frozen=True, slots=True)
class Topic:
    """
    One topic.

    Attributes:
        name: without the prefix.
        retention_ms: milliseconds kept under a ``delete`` policy.
    """

    name: str
    key: str
    value: str
    policy: Policy
    writer: str
    reader: str
    partitioning: Partitioning = "items"
    retention_ms: int = 7 * DAY_MS


FEEDS = Topic(
    "feeds", "feed id", "FeedRegistration", "compact", "command", "poller"
)
POLLS = Topic(
    "polls", "feed id", "PollOutcome", "compact", "poller", "poller, command"
)
SUBSCRIPTIONS = Topic(
    "subscriptions", "feed id", "Subscription", "compact", "poller", "poller"
)
PUSHED = Topic(
    "pushed", "feed id", "Push", "delete", "poller", "poller",
    retention_ms=DAY_MS,
)  # fmt: skip
RAW = Topic("raw", "item uri", "RawItem", "delete", "poller", "desk clean")
CLEAN = Topic(
    "clean", "lane", "Clean", "delete", "desk clean", "desk dedupe", "lanes",
    DAY_MS,
)  # fmt: skip
TICKS = Topic(
    "ticks", "lane", "Tick", "delete", "desk leader", "desk dedupe", "lanes",
    HOUR_MS,
)  # fmt: skip
UNIQUE = Topic(
    "unique", "item uri", "Unique", "delete", "desk dedupe", "desk enrich"
)
ITEMS = Topic(
    "items", "item uri", "Ninjs", "compact", "desk enrich", "consumers"
)
DUPLICATES = Topic(
    "duplicates", "item uri", "Duplicate", "delete", "desk dedupe",
    "consumers",
)  # fmt: skip
CAPTIONS = Topic(
    "captions", "caption id", "CaptionRecord", "compact", "desk dedupe",
    "consumers",
)  # fmt: skip
ENTITIES = Topic(
    "entities", "entity id", "EntityMention", "delete", "desk enrich",
    "consumers",
)  # fmt: skip
OUTCOMES = Topic(
    "outcomes", "raw record", "ItemOutcome", "compact,delete", "desk",
    "command, consumers",
)  # fmt: skip
DEADLETTERS = Topic(
    "deadletters", "original key", "DeadLetter", "delete", "guard",
    "copydesk deadletters", "items", 30 * DAY_MS,
)  # fmt: skip

HANDLED = Topic(
    "handled", "letter", "HandledLetter", "compact,delete",
    "copydesk deadletters", "copydesk deadletters", "items", 31 * DAY_MS,
)  # fmt: skip

TOPICS = (
    FEEDS, POLLS, SUBSCRIPTIONS, PUSHED, RAW, CLEAN, TICKS, UNIQUE, ITEMS,
    DUPLICATES, CAPTIONS, ENTITIES, OUTCOMES, DEADLETTERS, HANDLED,
)  # fmt: skip


def is_public(topic: Topic) -> bool:
    """Say whether only readers outside of us read it; sinks are such."""
    return topic.reader == "consumers"


PUBLIC_TOPICS = tuple(filter(is_public, TOPICS))


def full_name(topic: Topic, settings: Settings) -> str:
    """Return the topic's full name under the deployment's prefix."""
    return settings.prefix + topic.name


def sink(route: str) -> Topic:
    """Return the topic of a routing rule's sink."""
    return Topic(
        SINK_PREFIX + route, "item uri", "Ninjs", "compact", "desk enrich",
        "consumers",
    )  # fmt: skip


def app_id(role: Literal["poller", "desk"], settings: Settings) -> str:
    """Return the Faust app id: consumer group and start of changelogs."""
    return settings.prefix + role


def _changelog(app: str, table: str, partitioning: Partitioning) -> Topic:
    return Topic(
        f"{app}-{table}-changelog", "table key", "table value", "compact",
        app, app, partitioning,
    )  # fmt: skip


def _assignor(app: str) -> Topic:
    """The one-partition topic by which Faust elects its leader."""
    return Topic(
        f"{app}-__assignor-__leader", "-", "-", "delete", app, app, "one"
    )


def topics_for(routes: Iterable[str]) -> tuple[Topic, ...]:
    """Return every topic that a deployment needs, sinks and tables too."""
    return (
        *TOPICS,
        *(sink(route) for route in routes),
        *(_changelog("desk", table, "lanes") for table in DESK_TABLES),
        _changelog("desk", DELIVERIES, "items"),
        _assignor("poller"),
        _assignor("desk"),
    )


def partitions(topic: Topic, settings: Settings) -> int:
    """Return how many partitions the topic has in this deployment."""
    return {
        "items": settings.partitions,
        "lanes": settings.lane_partitions,
        "one": 1,
    }[topic.partitioning]
