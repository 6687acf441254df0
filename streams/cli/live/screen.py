"""
The screen of ``copydesk run``: as many lines and columns as the terminal has.

Feeds that fail stand first, then the others by name; items stand newest
first. The last lines are always shown. Texts from feeds are escaped and cut.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from streams.cli.live.run_stats import OUTCOME_NAMES, RunStats
from streams.telemetry.printable import printable_line

__all__ = ["Place", "screen_lines"]

COLUMNS = ("in", "item", "dup", "stale", "held", "kill", "dead")
"""Published items, and the outcomes in the order of `OUTCOME_NAMES`."""
POLL_WIDTH = 13
MIN_FEED_WIDTH = 14
WIDE = 60
"""From this width on a line of an item names its agency."""
TALL = 18
"""From this height on the screen has the addresses of the metrics."""


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where everything runs.

    Attributes:
        broker: address for consumers.
        prefix: start of the topics' names.
        addresses: worker -> URL of its ``/metrics``.
        page: URL of the desk page; empty if there is none.
    """

    broker: str
    prefix: str
    addresses: Mapping[str, str]
    page: str = ""


def screen_lines(
    stats: RunStats, place: Place, width: int, height: int
) -> tuple[str, ...]:
    """
    Return the lines of the screen.

    Args:
        width: cells of a line, at most.
        height: number of lines, at most.
    """
    head = [f"page: {place.page}"] if place.page else []
    head.append(f"broker: {place.broker}, topics {place.prefix}*")
    foot = _foot(stats, place, height)
    feeds = _sort_feeds(stats)
    # The other three lines are those above the feeds, below them, and above
    # the items.
    space = max(0, height - len(head) - len(foot) - 3)
    items = min(len(stats.headlines), max(space // 2, space - len(feeds)))
    shown = feeds[: space - items]
    middle = [
        *_feed_lines(stats, shown, width),
        _count_feeds(stats, feeds, len(shown)),
        "newest items",
        *_item_lines(stats, items, width),
    ]
    lines = [*head, *middle][: max(0, height - len(foot))]
    return tuple(
        _cut(line, width).rstrip() for line in [*lines, *foot][-height:]
    )


def _foot(stats: RunStats, place: Place, height: int) -> list[str]:
    counts, latency = stats.outcomes(), stats.latency()
    outcomes = " ".join(
        f"{label} {counts[name]}"
        for label, name in zip(COLUMNS[1:], OUTCOME_NAMES, strict=True)
    )
    state = (
        f"latency p50 {latency['p50']} s, p99 {latency['p99']} s"
        if stats.ready_at
        else "the workers are starting"
    )
    foot = [
        f"in {stats.published()}, under way {stats.under_way()}: {outcomes}",
        f"Ctrl-C ends it; {state}",
    ]
    if height >= TALL:
        pages = ", ".join(
            f"{role} {url.removesuffix('/metrics')}"
            for role, url in place.addresses.items()
        )
        foot.insert(0, f"/metrics of {pages}")
    return foot


def _sort_feeds(stats: RunStats) -> list[str]:
    failing = stats.failing()
    feeds = {*stats.counts.published, *stats.polls}
    return sorted(feeds, key=lambda feed: (feed not in failing, feed))


def _count_feeds(stats: RunStats, feeds: Sequence[str], shown: int) -> str:
    failing = len(stats.failing())
    text = f"{shown} of {len(feeds)} feeds"
    return f"{text}, {failing} failing" if failing else text


def _feed_lines(
    stats: RunStats, feeds: Sequence[str], width: int
) -> Iterator[str]:
    counts = stats.by_feed()
    keys = ("published", *OUTCOME_NAMES)
    rows = [
        [str(counts.get(feed, {}).get(key, "")) for key in keys]
        for feed in feeds
    ]
    sizes = [
        max(map(len, column)) for column in zip(COLUMNS, *rows, strict=True)
    ]
    # Columns that have no place are left out, the last ones first.
    while sizes and _room_for_feed(width, sizes) < MIN_FEED_WIDTH:
        sizes.pop()
    name = max(1, _room_for_feed(width, sizes))
    yield _feed_line("feed", "last poll", COLUMNS, name, sizes)
    for feed, row in zip(feeds, rows, strict=True):
        poll = stats.polls.get(feed)
        yield _feed_line(feed, poll.outcome if poll else "", row, name, sizes)


def _room_for_feed(width: int, sizes: Sequence[int]) -> int:
    return width - POLL_WIDTH - 1 - sum(size + 1 for size in sizes)


def _feed_line(
    feed: str,
    poll: str,
    cells: Sequence[str],
    name: int,
    sizes: Sequence[int],
) -> str:
    numbers = [
        cell.rjust(size) for cell, size in zip(cells, sizes, strict=False)
    ]
    return " ".join([_pad(feed, name), _pad(poll, POLL_WIDTH), *numbers])


def _item_lines(stats: RunStats, count: int, width: int) -> Iterator[str]:
    newest = list(stats.headlines)[::-1][:count]
    for agency, event, headline in newest:
        start = _pad(event, 10)
        if width >= WIDE:
            start += " " + _pad(agency, 20)
        yield f"{start} {headline}"


def _pad(text: str, width: int) -> str:
    """Return a text that takes exactly this number of cells."""
    return set_cell_size(_cut(text, width), width)


def _cut(text: str, width: int) -> str:
    """Return a text as one escaped line of at most this number of cells."""
    line = printable_line(text).replace("\t", " ")
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, width - 1) + "\u2026"
