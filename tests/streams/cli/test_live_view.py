from io import StringIO

import pytest
from rich.console import Console

from streams.cli.live_view import LiveView
from streams.cli.run_stats import RunStats
from streams.config.settings import Settings

ADDRESSES = {"desk": "http://127.0.0.1:6067/metrics"}


def show(*, terminal):
    """Return the text of a view from its start to its first refresh."""
    output = StringIO()
    console = Console(file=output, force_terminal=terminal, width=100)
    stats = RunStats(Settings())
    with LiveView(stats, "127.0.0.1:9092", ADDRESSES, console) as view:
        view.refresh()
    return output.getvalue()


@pytest.mark.parametrize("terminal", [False, True])
def test_view_starts_with_the_address_of_the_broker(terminal):
    assert show(terminal=terminal).startswith("broker: 127.0.0.1:9092\n")


def test_view_on_a_terminal_repeats_the_address_of_the_broker():
    assert show(terminal=True).count("broker: 127.0.0.1:9092") > 1


def test_view_without_terminal_prints_worker_addresses_and_one_line():
    _, worker, line = show(terminal=False).splitlines()

    assert worker == "desk: http://127.0.0.1:6067/metrics"
    assert line.startswith("published 0: ")
