"""
The Kafka ACLs of each role: only what the role needs, and nothing else.

A worker checks its topics and its group when it starts. ``copydesk topics
acls`` prints the ACLs as commands, ``deploy/README.md`` shows them as a table.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from streams.config.settings import Settings
from streams.kafka.topics import (
    CAPTIONS,
    CLEAN,
    DEADLETTERS,
    DUPLICATES,
    ENTITIES,
    FEEDS,
    HANDLED,
    ITEMS,
    OUTCOMES,
    POLLS,
    PUSHED,
    RAW,
    SINK_PREFIX,
    STORIES,
    STORY_REPORTS,
    SUBSCRIPTIONS,
    TICKS,
    UNDELIVERED,
    UNIQUE,
    Topic,
    app_id,
    full_name,
    topics_for,
)

__all__ = [
    "HOOK_GROUP",
    "ROLES",
    "Acl",
    "Role",
    "acls_for",
    "kafka_acls_commands",
    "required_topics",
]

HOOK_GROUP = "hook-"
"""Begins the consumer group of each webhook, after the prefix."""
Role = Literal["poller", "desk", "operator", "reader", "page"]

ROLES: dict[Role, str] = {
    "poller": "`copydesk poller`",
    "desk": "`copydesk desk`",
    "operator": "`copydesk topics`, `feeds`, `deadletters`, `tail`",
    "reader": "a consumer of the results",
    "page": "`copydesk page`; Write only if it may act",
}
READS: dict[Role, tuple[Topic, ...]] = {
    "poller": (FEEDS, POLLS, SUBSCRIPTIONS, PUSHED),
    "desk": (RAW, CLEAN, TICKS, UNIQUE, STORY_REPORTS),
    "reader": (ITEMS, DUPLICATES, CAPTIONS, ENTITIES, STORIES, OUTCOMES),
    "page": (
        ITEMS, DUPLICATES, CAPTIONS, STORIES, OUTCOMES, POLLS, FEEDS,
        DEADLETTERS, HANDLED, UNDELIVERED, RAW,
    ),
}  # fmt: skip
WRITES: dict[Role, tuple[Topic, ...]] = {
    "poller": (RAW, POLLS, SUBSCRIPTIONS, PUSHED, DEADLETTERS),
    "desk": (
        CLEAN, TICKS, UNIQUE, ITEMS, DUPLICATES, CAPTIONS, ENTITIES,
        STORY_REPORTS, STORIES, OUTCOMES, DEADLETTERS,
    ),
    # Registrations; dead letters that are sent again or marked as handled.
    "operator": (
        FEEDS, RAW, CLEAN, TICKS, UNIQUE, STORY_REPORTS, DEADLETTERS,
        HANDLED,
    ),
    "page": (FEEDS, RAW, CLEAN, TICKS, UNIQUE, STORY_REPORTS, HANDLED,
             UNDELIVERED),
}  # fmt: skip


class Acl(NamedTuple):
    """
    Allowed operations on topics and on a consumer group.

    Attributes:
        topics: full names, or prefixes of names if ``prefixed`` is set.
        group: name of a consumer group, or a prefix if ``prefixed`` is set.
    """

    operations: tuple[str, ...]
    topics: tuple[str, ...]
    group: str = ""
    prefixed: bool = False


def acls_for(role: Role, settings: Settings) -> tuple[Acl, ...]:
    """Return the ACLs that a role needs under a deployment's prefix."""
    sinks = settings.prefix + SINK_PREFIX
    reads = _names(READS.get(role, ()), settings)
    registry = (FEEDS,) if role == "poller" and settings.feeds_token else ()
    writes = _names((*WRITES.get(role, ()), *registry), settings)
    match role:
        case "poller" | "desk":
            app = app_id(role, settings)
            own = Acl(("Read", "Write"), (f"{app}-",), prefixed=True)
            acls = (Acl(("Read",), reads, app), Acl(("Write",), writes), own)
            if role == "poller":
                return acls
            return (*acls, Acl(("Write",), (sinks,), prefixed=True))
        case "operator":
            return (
                Acl(("Create", "Read"), (settings.prefix,), prefixed=True),
                Acl(("Write",), writes),
            )
        case "reader":
            group = f"{settings.prefix}reader"
            return (
                Acl(("Read",), reads),
                Acl(("Read",), (sinks,), group, prefixed=True),
            )
        case "page":
            hooks = f"{settings.prefix}{HOOK_GROUP}"
            return (
                Acl(("Read",), reads),
                Acl(("Read",), (sinks,), hooks, prefixed=True),
                Acl(("Write",), writes),
            )


def required_topics(
    role: Literal["poller", "desk"], routes: Iterable[str]
) -> tuple[Topic, ...]:
    """Return the topics without which a worker cannot run."""
    own = {*READS[role], *WRITES[role]}
    prefixes = ("desk-", SINK_PREFIX) if role == "desk" else ("poller-",)
    return tuple(
        topic
        for topic in topics_for(routes)
        if topic in own or topic.name.startswith(prefixes)
    )


def kafka_acls_commands(
    role: Role, principal: str, settings: Settings
) -> tuple[tuple[str, ...], ...]:
    """
    Return the ``kafka-acls --add`` commands that grant a role its ACLs.

    Args:
        principal: for example ``User:desk``.

    Returns:
        The arguments of each command.
    """
    return tuple(
        (
            "--add",
            "--allow-principal",
            principal,
            *_repeat_flag("--operation", acl.operations),
            *_repeat_flag("--topic", acl.topics),
            *(("--group", acl.group) if acl.group else ()),
            *(("--resource-pattern-type", "prefixed") if acl.prefixed else ()),
        )
        for acl in acls_for(role, settings)
    )


def _names(topics: Iterable[Topic], settings: Settings) -> tuple[str, ...]:
    return tuple(full_name(topic, settings) for topic in topics)


def _repeat_flag(flag: str, values: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for value in values for part in (flag, value))
