"""``copydesk feeds list`` and ``show``: how each feed does."""

from datetime import datetime
from typing import Annotated, TypeVar

import msgspec
import typer
from msgspec.structs import replace

from extractors.output.codec import decode
from streams.cli.common import AsJson, call_kafka, fail, settings_or_fail
from streams.cli.terminal import (
    add_row,
    is_terminal,
    make_table,
    print_error,
    print_json,
    print_table,
    progress_bar,
)
from streams.config.settings import Settings
from streams.kafka.topics import POLLS, SUBSCRIPTIONS, Topic, full_name
from streams.poller.feeds.registry import read_registered_feeds
from streams.records import FeedRegistration, PollOutcome, Subscription
from streams.serialization.readers import read_compacted

__all__ = [
    "FeedStatus",
    "get_feed",
    "list_feeds",
    "read_registry",
    "show_feed",
    "status_of",
]

S = TypeVar("S", PollOutcome, Subscription)

DAY = 86_400.0
ERROR_LENGTH = 60
"""Characters of a poll's error that ``list`` shows on a terminal."""


class FeedStatus(msgspec.Struct, frozen=True, rename="camel"):
    """
    How a feed does: the last poll and the subscription at its hub.

    Attributes:
        last_poll: ``paused``, ``never`` or the outcome of the last poll.
        status: HTTP status of the last poll; 0 if none was received.
        failures: polls in a row that failed.
        items_per_day: how often the feed brings an item; None if unknown.
        hub: the WebSub hub in use, or the first that the feed names.
        hub_state: end of the lease, pending request or error.
    """

    feed: str
    url: str
    agency: str
    language: str
    transport: str
    last_poll: str
    status: int = 0
    error: str = ""
    failures: int = 0
    polled_at: datetime | None = None
    next_due: datetime | None = None
    items_per_day: float | None = None
    hub: str = ""
    hub_state: str = ""


def status_of(
    feed: FeedRegistration,
    poll: PollOutcome | None,
    subscription: Subscription | None,
) -> FeedStatus:
    """Return how a feed does, from its newest records."""
    status = FeedStatus(
        feed.feed,
        feed.url,
        feed.agency,
        feed.language,
        feed.transport,
        "paused" if feed.paused else "never",
        hub=_hub_of(feed, poll, subscription),
        hub_state=_describe_subscription(subscription),
    )
    if poll is None:
        return status
    return replace(
        status,
        last_poll="paused" if feed.paused else poll.outcome,
        status=poll.status,
        error=poll.error,
        failures=poll.failures,
        polled_at=poll.polled_at,
        next_due=poll.next_due,
        items_per_day=_items_per_day(poll.state),
    )


def _items_per_day(state: dict[str, float]) -> float | None:
    span = state.get("span", 0.0)
    return round(state.get("count", 0.0) / span * DAY, 1) if span > 0 else None


def _hub_of(
    feed: FeedRegistration,
    poll: PollOutcome | None,
    subscription: Subscription | None,
) -> str:
    if subscription is not None:
        return subscription.hub
    return feed.hub or next(iter(poll.hubs if poll else ()), "")


def _describe_subscription(subscription: Subscription | None) -> str:
    """Return its error, or the end of its lease, or the pending request."""
    if subscription is None:
        return ""
    if subscription.error:
        return subscription.error
    if subscription.lease_ends:
        return f"until {_time(subscription.lease_ends)}"
    return subscription.pending


def list_feeds(*, as_json: AsJson = False) -> None:
    """List the feeds with the outcome and the error of their last poll."""
    settings = settings_or_fail()
    statuses = _read_statuses(settings, read_registry(settings))
    if as_json:
        print_json(statuses)
        return
    table = make_table(
        "feed", "agency", "language", "last poll", "status", "error",
        "failures", "next", "items/day", "hub", "url",
    )  # fmt: skip
    for status in statuses:
        cells = _cells(status)
        add_row(
            table, status.feed, status.agency, status.language,
            status.last_poll, cells["status"], _shorten(status.error),
            cells["failures"], cells["next due"], cells["items per day"],
            status.hub_state, status.url,
        )  # fmt: skip
    print_table(table)


def show_feed(
    feed: Annotated[str, typer.Argument(help="the feed's id")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show the registration of one feed, its last poll and its hub."""
    settings = settings_or_fail()
    registration = get_feed(settings, feed)
    (status,) = _read_statuses(settings, {feed: registration})
    keys = msgspec.to_builtins(registration)
    if as_json:
        print_json([keys | msgspec.to_builtins(status)])
        return
    registered = make_table("key", "value", title="registration")
    for name, value in keys.items():
        add_row(registered, name, _text(value))
    polled = make_table("", "", title="last poll")
    for name, text in _cells(status).items():
        add_row(polled, name, text)
    print_table(registered)
    print_table(polled)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return msgspec.json.encode(value).decode()


def _cells(status: FeedStatus) -> dict[str, str]:
    """Return what is known of a feed's polls, for people."""
    rate = status.items_per_day
    return {
        "last poll": status.last_poll,
        "status": str(status.status or ""),
        "error": status.error,
        "failures": str(status.failures or ""),
        "polled": _time(status.polled_at),
        "next due": _time(status.next_due),
        "items per day": "" if rate is None else f"{rate:g}",
        "hub": status.hub,
        "subscription": status.hub_state,
    }


def _time(time: datetime | None) -> str:
    return time.isoformat(timespec="seconds") if time else ""


def _shorten(error: str) -> str:
    """Return an error as one line; a terminal shows only its beginning."""
    line = " ".join(error.split())
    if len(line) <= ERROR_LENGTH or not is_terminal():
        return line
    return line[: ERROR_LENGTH - 1] + "\u2026"


def read_registry(settings: Settings) -> dict[str, FeedRegistration]:
    """Return all registered feeds by their ids."""
    return call_kafka(settings, read_registered_feeds(settings))


def get_feed(settings: Settings, feed: str) -> FeedRegistration:
    """Return a feed's registration, or fail if there is none."""
    registration = read_registry(settings).get(feed)
    if registration is None:
        fail(f"there is no feed {feed}")
    return registration


def _read_statuses(
    settings: Settings, feeds: dict[str, FeedRegistration]
) -> list[FeedStatus]:
    polls = _read_by_feed(settings, POLLS, PollOutcome)
    subscriptions = _read_by_feed(settings, SUBSCRIPTIONS, Subscription)
    return [
        status_of(feed, polls.get(name), subscriptions.get(name))
        for name, feed in feeds.items()
    ]


def _read_by_feed(
    settings: Settings, topic: Topic, kind: type[S]
) -> dict[str, S]:
    """Return the newest record of each feed on a compacted topic."""
    name = full_name(topic, settings)
    with progress_bar(name) as report:
        reading = read_compacted(settings, name, report)
        values = call_kafka(settings, reading).values()
    by_feed, unreadable = {}, 0
    for value in values:
        try:
            record = decode(value, kind)
        except msgspec.MsgspecError:
            unreadable += 1
        else:
            by_feed[record.feed] = record
    if unreadable:
        print_error(f"copydesk: {unreadable} records of {name} are unreadable")
    return by_feed
