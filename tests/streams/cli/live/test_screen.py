from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from streams.cli.live.run_stats import RunStats
from streams.cli.live.screen import Place, screen_lines
from streams.config.settings import Settings
from streams.records import PollOutcome

AT = datetime(2026, 3, 4, tzinfo=UTC)
PLACE = Place(
    "127.0.0.1:39093",
    "wire.",
    {
        "poller": "http://127.0.0.1:41001/metrics",
        "desk": "http://127.0.0.1:41002/metrics",
    },
)
HEADLINES = (
    "Reservoir gates open after a week of rain",
    "Stausee läuft über: Gemeinde warnt die Anlieger am unteren Flusslauf",
    "貯水池の水門、一週間の雨のあと開く 下流の住民に注意を呼びかけ 県の担当者が発表",
    "فتح بوابات الخزان بعد أسبوع من المطر",
)


def poll(feed, outcome="new"):
    return PollOutcome(feed, outcome, AT, AT)


def many_feeds(stats, feeds=32, items=40):
    """Fill a run's statistics; every eighth feed fails."""
    for number in range(feeds):
        feed = f"agency-{number:02}"
        failing = number % 8 == 7
        stats.polls[feed] = poll(feed, "http_error" if failing else "new")
        for offset in range(number):
            stats.counts.add_published(0, number * 100 + offset, feed)
    for number in range(items):
        headline = f"{number}: {HEADLINES[number % len(HEADLINES)]}"
        stats.headlines.append(("North Harbour Press", "new", headline))
    return stats


def show(width, height, **sizes):
    return screen_lines(
        many_feeds(RunStats(Settings()), **sizes), PLACE, width, height
    )


@pytest.mark.parametrize(("width", "height"), [(80, 24), (40, 12), (200, 60)])
def test_screen_fits_the_window_and_ends_with_the_footer(width, height):
    lines = show(width, height)

    assert len(lines) == height
    assert all(cell_len(line) <= width for line in lines)
    assert lines[-1].startswith("Ctrl-C ends it")
    assert lines[-2].startswith("in 496, under way 496")


@given(
    st.integers(1, 120), st.integers(1, 50), st.integers(0, 9),
    st.lists(st.text(max_size=30), max_size=4),
)  # fmt: skip
def test_screen_of_any_size_and_text_never_leaves_the_window(
    width, height, feeds, texts
):
    stats = many_feeds(RunStats(Settings()), feeds=feeds, items=feeds)
    stats.headlines.extend((text, text, text) for text in texts)
    stats.polls.update({text: poll(text) for text in texts})

    lines = screen_lines(stats, PLACE, width, height)

    assert len(lines) <= height
    assert all(cell_len(line) <= width for line in lines)
    assert all(len(line.splitlines()) <= 1 for line in lines)
    assert lines[-1].startswith("Ctrl-C"[: max(0, width - 1)])


def test_screen_feeds_that_fail_stand_first_and_all_are_counted():
    lines = show(80, 24)

    first = lines.index("newest items") - 1
    assert [line.split()[0] for line in lines[2:6]] == [
        "agency-07", "agency-15", "agency-23", "agency-31",
    ]  # fmt: skip
    assert lines[first] == "9 of 32 feeds, 4 failing"


def test_screen_newest_item_stands_first():
    lines = show(80, 24)

    newest = lines[lines.index("newest items") + 1]
    assert newest.startswith("new        North Harbour Press  39: ")


def test_screen_few_feeds_leave_their_lines_to_items():
    lines = show(80, 24, feeds=3)

    start = lines.index("newest items")
    assert lines[start - 1] == "3 of 3 feeds"
    assert len(lines[start + 1 : -3]) == 14


def test_screen_narrow_window_keeps_feed_poll_and_first_numbers():
    assert show(40, 12)[1].split() == [
        "feed", "last", "poll", "in", "item", "dup",
    ]  # fmt: skip


def test_screen_of_a_tall_window_has_the_addresses_of_the_metrics():
    assert show(80, 24)[-3] == (
        "/metrics of poller http://127.0.0.1:41001, "
        "desk http://127.0.0.1:41002"
    )
    assert "/metrics" not in "".join(show(100, 12))
