"""Targets that read what operators and callers write: lists, rules, files."""

from extractors.output.codec import encode
from streams.desk.sinks.rules import RouteError, load, match
from streams.poller.feeds.feed_list import RegistryError, parse_toml
from streams.poller.feeds.opml import export_opml, import_opml
from streams.poller.feeds.registry_json import (
    apply_patch,
    from_json,
    may_use_secret,
)
from streams.poller.polling.robots import parse
from streams.records import FeedRegistration, read_registration
from tests.fuzz import seeds
from tests.fuzz.target import Bytes, Target

__all__ = ["TARGETS"]

KNOWN = FeedRegistration("known", "http://fuzz.example/feed", auth="env:A")
ITEM = seeds.item()


def _text(data: Bytes) -> str:
    return data.body.decode(errors="replace")


def _routes(data: Bytes) -> None:
    for route in load(_text(data)):
        if len(data.body) < 1000:  # an operator's pattern may take long
            match(route, ITEM)


def _feed_list(data: Bytes) -> None:
    for feed in parse_toml(_text(data)):
        assert read_registration(encode(feed)) == feed


def _opml(data: Bytes) -> None:
    found = import_opml(data.body, {"known"})
    again = import_opml(export_opml(found.feeds))
    assert not again.problems
    assert [feed.url for feed in again.feeds] == [
        feed.url for feed in found.feeds
    ]


def _registry(data: Bytes) -> None:
    feed = (
        from_json("known", data.body)
        if data.choice % 2
        else apply_patch(KNOWN, data.body)
    )
    may_use_secret(feed, KNOWN)
    assert read_registration(encode(feed)) == feed


def _robots(data: Bytes) -> None:
    parse(data.body).allow("http://fuzz.example/a/b?c=d")


TARGETS = (
    Target("routes", _routes, (RouteError,), seeds.routes),
    Target("feed-list", _feed_list, (RegistryError,), seeds.feed_lists),
    Target("opml", _opml, (RegistryError,), seeds.opml),
    Target(
        "registry-json", _registry, (ValueError, RegistryError),
        seeds.registrations,
    ),
    Target("robots", _robots, (), seeds.robots),
)  # fmt: skip
