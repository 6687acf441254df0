"""
What each role may do on Kafka, and no more: the least that it works with.

The workers check by it at their start, ``copydesk topics acls`` prints it as
commands, and ``deploy/README.md`` shows it as a table.
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
    SUBSCRIPTIONS,
    TICKS,
    UNIQUE,
    Topic,
    app_id,
    full_name,
    topics_for,
)

__all__ = ["ROLES", "Acl", "Role", "acls_for", "kafka_acls_commands", "needed"]

Role = Literal["poller", "desk", "operator", "reader"]

ROLES: dict[Role, str] = {
    "poller": "`copydesk poller`",
    "desk": "`copydesk desk`",
    "operator": "`copydesk topics`, `feeds`, `deadletters`, `tail`",
    "reader": "a consumer of the results",
}
READS: dict[Role, tuple[Topic, ...]] = {
    "poller": (FEEDS, POLLS, SUBSCRIPTIONS, PUSHED),
    "desk": (RAW, CLEAN, TICKS, UNIQUE),
    "reader": (ITEMS, DUPLICATES, CAPTIONS, ENTITIES, OUTCOMES),
}
WRITES: dict[Role, tuple[Topic, ...]] = {
    "poller": (RAW, POLLS, SUBSCRIPTIONS, PUSHED, DEADLETTERS),
    "desk": (
        CLEAN, TICKS, UNIQUE, ITEMS, DUPLICATES, CAPTIONS, ENTITIES,
        OUTCOMES, DEADLETTERS,
    ),
    # Registrations, and dead letters that are sent again or marked.
    "operator": (FEEDS, RAW, CLEAN, TICKS, UNIQUE, DEADLETTERS, HANDLED),
}  # fmt: skip


class Acl(NamedTuple):
    """
    Operations on topics and on a consumer group.

    Attributes:
        topics: full names, or the starts of names if ``prefixed``.
        group: a consumer group's name, or the start of names.
    """

    operations: tuple[str, ...]
    topics: tuple[str, ...]
    group: str = ""
    prefixed: bool = False


def acls_for(role: Role, settings: Settings) -> tuple[Acl, ...]:
    """Return what a role needs under a deployment's prefix."""
    sinks = settings.prefix + SINK_PREFIX
    reads = _names(READS.get(role, ()), settings)
    registry = (FEEDS,) if role == "poller" and settings.feeds_token else ()
    writes = _names((*WRITES.get(role, ()), *registry), settings)
    match role:
        case "poller" | "desk":
            app = app_id(role, settings)
            own = Acl(("Read", "Write"), (f"{app}-",), prefixed=True)
            found = (Acl(("Read",), reads, app), Acl(("Write",), writes))
            if role == "poller":
                return (*found, own)
            return (*found, own, Acl(("Write",), (sinks,), prefixed=True))
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


def needed(
    role: Literal["poller", "desk"], routes: Iterable[str]
) -> tuple[Topic, ...]:
    """Return the topics that a worker cannot do without."""
    own = {*READS[role], *WRITES[role]}
    start = ("desk-", SINK_PREFIX) if role == "desk" else ("poller-",)
    return tuple(
        one
        for one in topics_for(routes)
        if one in own or one.name.startswith(start)
    )


def kafka_acls_commands(
    role: Role, principal: str, settings: Settings
) -> tuple[tuple[str, ...], ...]:
    """
    Return the arguments of ``kafka-acls --add`` that give a role its rights.

    Args:
        principal: such as ``User:desk``.
    """
    return tuple(
        (
            "--add",
            "--allow-principal",
            principal,
            *_repeated("--operation", one.operations),
            *_repeated("--topic", one.topics),
            *(("--group", one.group) if one.group else ()),
            *(("--resource-pattern-type", "prefixed") if one.prefixed else ()),
        )
        for one in acls_for(role, settings)
    )


def _names(topics: Iterable[Topic], settings: Settings) -> tuple[str, ...]:
    return tuple(full_name(one, settings) for one in topics)


def _repeated(flag: str, values: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for one in values for part in (flag, one))
