"""
The records on our own topics, besides raw items and news items.

    items          items between the steps of the desk, and their outcomes
    dedupe         duplicates, captions and entity mentions
    stories        what the desk reports of each item, and the stories
    dead_letters   records that a stage could not use
    feeds          feeds and their polls
    webhooks       deliveries to webhooks that were given up
    websub         subscriptions and deliveries of WebSub hubs

They are JSON, written by msgspec in camel case: field names never change.
Every value is a pure function of the raw record and the state before it: it
contains no clock time, no random id and no set order.
"""

from streams.records.dead_letters import (
    DEAD_LETTER_REASONS,
    DeadLetter,
    HandledLetter,
)
from streams.records.dedupe import (
    CaptionRecord,
    CaptionUse,
    Duplicate,
    DuplicateKind,
    EntityMention,
)
from streams.records.feeds import (
    FeedRegistration,
    PollOutcome,
    language_lane,
    read_outcome,
    read_registration,
)
from streams.records.items import (
    Clean,
    Decision,
    Event,
    ItemOutcome,
    Outcome,
    Pickup,
    StoryJoin,
    Tick,
    Unique,
)
from streams.records.stories import (
    MAX_CONCEPTS,
    Concept,
    ReportEvent,
    Story,
    StoryAgency,
    StoryEvidence,
    StoryHour,
    StoryMember,
    StoryReport,
    StoryStatus,
    TimelineEntry,
)
from streams.records.webhooks import Undelivered, undelivered_key
from streams.records.websub import (
    Mode,
    Push,
    Subscription,
    read_push,
    read_subscription,
)

__all__ = [
    "DEAD_LETTER_REASONS",
    "MAX_CONCEPTS",
    "CaptionRecord",
    "CaptionUse",
    "Clean",
    "Concept",
    "DeadLetter",
    "Decision",
    "Duplicate",
    "DuplicateKind",
    "EntityMention",
    "Event",
    "FeedRegistration",
    "HandledLetter",
    "ItemOutcome",
    "Mode",
    "Outcome",
    "Pickup",
    "PollOutcome",
    "Push",
    "ReportEvent",
    "Story",
    "StoryAgency",
    "StoryEvidence",
    "StoryHour",
    "StoryJoin",
    "StoryMember",
    "StoryReport",
    "StoryStatus",
    "Subscription",
    "Tick",
    "TimelineEntry",
    "Undelivered",
    "Unique",
    "language_lane",
    "read_outcome",
    "read_push",
    "read_registration",
    "read_subscription",
    "undelivered_key",
]
