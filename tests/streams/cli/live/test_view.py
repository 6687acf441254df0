import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from streams.cli.live.run_stats import RunStats
from streams.cli.live.screen import Place
from streams.cli.live.view import LiveView
from streams.config.settings import Settings
from streams.records import PollOutcome

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ADDRESSES = {"desk": "http://127.0.0.1:6067/metrics"}


def show(*, terminal):
    """Return the text of a view from its start to its first refresh."""
    output = StringIO()
    console = Console(file=output, force_terminal=terminal, width=100)
    stats = RunStats(Settings())
    place = Place("127.0.0.1:9092", "wire.", ADDRESSES)
    with LiveView(stats, place, console) as view:
        view.refresh()
        view.show_ready(8.25)
    return output.getvalue()


@pytest.mark.parametrize("terminal", [False, True])
def test_view_starts_with_the_address_of_the_broker(terminal):
    assert show(terminal=terminal).startswith("broker: 127.0.0.1:9092\n")


def test_view_on_a_terminal_repeats_the_address_of_the_broker():
    assert show(terminal=True).count("broker: 127.0.0.1:9092") > 1


def test_view_without_terminal_prints_worker_addresses_and_one_line():
    _, worker, line, ready = show(terminal=False).splitlines()

    assert worker == "desk: http://127.0.0.1:6067/metrics"
    assert line.startswith("published 0: ")
    assert ready == "ready after 8.2 s"


def test_view_without_terminal_names_feeds_that_fail():
    output, stats = StringIO(), RunStats(Settings())
    for name, outcome in {
        "pier": "network_error", "quay": "new", "dock": "http_error",
        "mole\x1b": "http_error", "slip": "http_error",
    }.items():  # fmt: skip
        stats.polls[name] = PollOutcome(name, outcome, NOW, NOW)
    place = Place("127.0.0.1:9092", "wire.", ADDRESSES)

    with LiveView(stats, place, Console(file=output)) as view:
        view.refresh()

    *_, line = output.getvalue().splitlines()
    assert line.endswith(
        "; failing: dock (http_error), mole\\u001b (http_error), "
        "pier (network_error), 1 more"
    )


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 12)])
def test_view_in_a_pseudo_terminal_fits_it(columns, lines):
    """The last frame scrolls nothing away: the footer is its last line."""
    shown = run_in_terminal([sys.executable, "-c", VIEW], columns, lines)

    _, frame = shown.rsplit("\r\x1b[2K", 1)[-1].rsplit(START, 1)
    rows = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", START + frame).splitlines()
    assert len(rows) == lines
    assert all(cell_len(row) <= columns for row in rows)
    assert rows[-1].startswith("Ctrl-C ends it")


START = "broker: 127.0.0.1:9092, topics"
VIEW = """
from rich.console import Console
from streams.cli.live.screen import Place
from streams.cli.live.view import LiveView
from streams.cli.live.run_stats import RunStats
from streams.config.settings import Settings

stats = RunStats(Settings())
for number in range(99):
    stats.counts.add_published(0, number, f"agency-{number}")
    stats.headlines.append(("Tideway", "new", "Reservoir gates open " * 9))
place = Place("127.0.0.1:9092", "wire.", {"desk": "http://127.0.0.1:6067"})
with LiveView(stats, place, Console()) as view:
    view.refresh()
    view.refresh()
"""


def run_in_terminal(command, columns, lines):
    """Return what a command writes to a terminal of this size."""
    master, slave = pty.openpty()
    fcntl.ioctl(
        slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0)
    )
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"COLUMNS", "LINES", "NO_COLOR"}
    }
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave,
        env=environment | {"TERM": "xterm"},
    ):  # fmt: skip
        os.close(slave)
        written = b""
        with suppress(OSError):  # the end of the other side
            while part := os.read(master, 65536):
                written += part
    os.close(master)
    return written.decode()
