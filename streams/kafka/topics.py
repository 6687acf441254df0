"""
The table of all topics: name, key, value, policy, writer and reader.

Names are storage and do not change. Workers never create topics. ``copydesk
topics create`` creates all of them with their exact partitions, including
the changelogs of the tables. A worker does not start on a cluster that
differs from this table.
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
    "STORY_TABLES",
    "TOPICS",
    "Partitioning",
    "Topic",
    "app_id",
    "full_name",
    "is_public",
    "partitions",
    "sink",
    "story_sink",
    "topics_for",
]

Partitioning = Literal["items", "lanes", "one"]
Policy = Literal["compact", "delete", "compact,delete"]

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
SINK_PREFIX = "sink."
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
"""Kafka's default is 1 MiB; a page may have 20 MiB, encoded in base64."""

DELIVERIES = "deliveries"
"""The desk's table that is keyed by item, as ``wire.unique`` is."""
DESK_TABLES = (
    "chains",
    "texts",
    "captions",
    "held",
    "stories",
    "marks",
    "events",
)
STORY_TABLES = ("event-stories", "event-aliases", "event-items")
"""The tables of the stories step, on the one partition of its topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """
    One topic.

    Attributes:
        name: without the deployment's prefix.
        key: what a record's key is, for the reference page and AsyncAPI.
        value: the type of the values. It is also in the header ``schema``,
            so that changing it changes published bytes.
        policy: the cleanup policy.
        writer: who writes the topic, for the reference page and AsyncAPI. It
            also names the parent span in the header ``traceparent``, so that
            changing it changes published bytes.
        reader: who reads the topic. Public topics have ``consumers`` here.
        partitioning: which setting gives the number of partitions.
        retention_ms: retention in milliseconds under a ``delete`` policy.
        about: what one record says, for the reference page.
        schema: number of the values' schema; increased by a change that
            breaks readers (deploy/decisions/0064).
    """

    name: str
    key: str
    value: str
    policy: Policy
    writer: str
    reader: str
    partitioning: Partitioning = "items"
    retention_ms: int = 7 * DAY_MS
    about: str = ""
    schema: int = 1

    @property
    def schema_header(self) -> str:
        """Return the header ``schema``: type of the values and number."""
        return f"{self.value}/{self.schema}"


FEEDS = Topic(
    "feeds", "feed id", "FeedRegistration", "compact", "command, page",
    "poller, page", about="a feed's registration; null removes it",
)  # fmt: skip
POLLS = Topic(
    "polls", "feed id", "PollOutcome", "compact", "poller",
    "poller, command, page",
    about="the last poll of a feed: outcome, validators, cursor, next due",
)  # fmt: skip
SUBSCRIPTIONS = Topic(
    "subscriptions", "feed id", "Subscription", "compact", "poller", "poller",
    about="a feed's subscription at a WebSub hub",
)  # fmt: skip
PUSHED = Topic(
    "pushed", "feed id", "Push", "delete", "poller", "poller",
    retention_ms=DAY_MS,
    about="a checked hub request: delivery, verification or denial",
)  # fmt: skip
RAW = Topic(
    "raw", "item uri", "RawItem", "delete", "poller", "desk clean, page",
    about="one raw item as it came, with its page where full text is on",
)  # fmt: skip
CLEAN = Topic(
    "clean", "lane", "Clean", "delete", "desk clean", "desk dedupe", "lanes",
    DAY_MS,
    about="the cleaned item",
)  # fmt: skip
TICKS = Topic(
    "ticks", "partition number", "Tick", "delete", "desk leader",
    "desk dedupe", "lanes", HOUR_MS,
    about="a time; it ends embargoes and old state",
)  # fmt: skip
UNIQUE = Topic(
    "unique", "item uri", "Unique", "delete", "desk dedupe", "desk enrich",
    about="an item that is no duplicate, with the decision on it",
    schema=2,
)  # fmt: skip
ITEMS = Topic(
    "items", "item uri", "Ninjs", "compact", "desk enrich", "consumers",
    about="the enriched item; a killed one is canceled, without its text",
    schema=2,
)  # fmt: skip
DUPLICATES = Topic(
    "duplicates", "item uri", "Duplicate", "delete", "desk dedupe",
    "consumers",
    about="which item it repeats, with the evidence",
    schema=2,
)  # fmt: skip
CAPTIONS = Topic(
    "captions", "caption id", "CaptionRecord", "compact", "desk dedupe",
    "consumers",
    about="one photo caption, its items and their number",
)  # fmt: skip
ENTITIES = Topic(
    "entities", "entity id", "EntityMention", "delete", "desk enrich",
    "consumers",
    about="one entity of one item, with its mentions: offsets, text",
    schema=2,
)  # fmt: skip
STORY_REPORTS = Topic(
    "story-reports", "story id", "StoryReport", "delete",
    "desk dedupe, desk enrich, desk leader", "desk stories", "one", DAY_MS,
    about="one version or copy, as the stories step needs it; or a time",
)  # fmt: skip
STORIES = Topic(
    "stories", "story id", "Story", "compact", "desk stories", "consumers",
    about="one event: its items, its agencies in order, timeline, status",
)  # fmt: skip
OUTCOMES = Topic(
    "outcomes", "raw record", "ItemOutcome", "compact,delete", "desk",
    "command, consumers",
    about="how one raw record ended, and why",
)  # fmt: skip
DEADLETTERS = Topic(
    "deadletters", "original key", "DeadLetter", "delete", "guard",
    "copydesk deadletters, page", "items", 30 * DAY_MS,
    about="a record that a step could not process: bytes, place, reason",
)  # fmt: skip
HANDLED = Topic(
    "handled", "letter", "HandledLetter", "compact,delete",
    "copydesk deadletters, page", "copydesk deadletters, page", "items",
    31 * DAY_MS,
    about="a dead letter that was replayed or dropped",
)  # fmt: skip
UNDELIVERED = Topic(
    "undelivered", "webhook and item uri", "Undelivered", "compact,delete",
    "page", "page", "items", 31 * DAY_MS,
    about="an item that a webhook did not receive; null when it has",
)  # fmt: skip

TOPICS = (
    FEEDS, POLLS, SUBSCRIPTIONS, PUSHED, RAW, CLEAN, TICKS, UNIQUE, ITEMS,
    DUPLICATES, CAPTIONS, ENTITIES, STORY_REPORTS, STORIES,
    OUTCOMES, DEADLETTERS, HANDLED, UNDELIVERED,
)  # fmt: skip


def is_public(topic: Topic) -> bool:
    """Return whether consumers outside copydesk read the topic."""
    return topic.reader == "consumers"


PUBLIC_TOPICS = tuple(filter(is_public, TOPICS))


def full_name(topic: Topic, settings: Settings) -> str:
    """Return the topic's name with the deployment's prefix."""
    return settings.prefix + topic.name


def sink(route: str) -> Topic:
    """Return the sink topic of a routing rule."""
    return Topic(
        SINK_PREFIX + route, "item uri", "Ninjs", "compact", "desk enrich",
        "consumers", about="as wire.items, for the items of one route",
        schema=ITEMS.schema,
    )  # fmt: skip


def story_sink(route: str) -> Topic:
    """Return the sink topic of a routing rule with conditions on stories."""
    return Topic(
        SINK_PREFIX + route, "story id", "Story", "compact", "desk stories",
        "consumers", about="as wire.stories, for the stories of one route",
        schema=STORIES.schema,
    )  # fmt: skip


def app_id(role: Literal["poller", "desk"], settings: Settings) -> str:
    """Return the Faust app id: consumer group and prefix of changelogs."""
    return settings.prefix + role


def _changelog(app: str, table: str, partitioning: Partitioning) -> Topic:
    return Topic(
        f"{app}-{table}-changelog", "table key", "table value", "compact",
        app, app, partitioning,
    )  # fmt: skip


def _assignor(app: str) -> Topic:
    """Return the one-partition topic with which Faust elects a leader."""
    return Topic(
        f"{app}-__assignor-__leader", "-", "-", "delete", app, app, "one"
    )


def topics_for(routes: Iterable[str]) -> tuple[Topic, ...]:
    """Return all topics of a deployment, with sinks and changelogs."""
    return (
        *TOPICS,
        *(sink(route) for route in routes),
        *(_changelog("desk", table, "lanes") for table in DESK_TABLES),
        _changelog("desk", DELIVERIES, "items"),
        *(_changelog("desk", table, "one") for table in STORY_TABLES),
        _assignor("poller"),
        _assignor("desk"),
    )


def partitions(topic: Topic, settings: Settings) -> int:
    """Return the topic's number of partitions in a deployment."""
    return {
        "items": settings.partitions,
        "lanes": settings.lane_partitions,
        "one": 1,
    }[topic.partitioning]
