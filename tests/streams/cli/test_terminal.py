"""Text from the wire is shown, and neither the terminal nor rich obeys it."""

import io
import json
import re
from pathlib import Path

from rich.console import Console

from streams.cli.live.run_stats import RunStats
from streams.cli.live.screen import Place
from streams.cli.live.view import LiveView
from streams.cli.terminal import (
    add_row,
    make_table,
    print_json,
    print_line,
    print_table,
    progress_bar,
)
from streams.config.settings import Settings

HOSTILE = "[bold]Port[/] [/oops] :smile: \x1b[2J\x9b2J\u202eevil\u2066 \x07"
SHOWN = (
    "[bold]Port[/] [/oops] :smile: \\u001b[2J\\u009b2J\\u202eevil\\u2066 "
    "\\u0007"
)


def test_print_line_shows_hostile_text_as_it_is(capsys):
    print_line(HOSTILE)

    assert capsys.readouterr().out == SHOWN + "\n"


def test_table_shows_hostile_cells_and_title_as_they_are():
    console = Console(width=200, record=True)
    table = make_table("headline", title=HOSTILE)
    add_row(table, HOSTILE)

    console.print(table)

    assert console.export_text().count(SHOWN) == 2


def test_live_view_hostile_headline_is_shown_as_it_is():
    stats = RunStats(Settings())
    stats.headlines.append(("Tideway", "new", HOSTILE))
    console = Console(width=250, record=True)
    view = LiveView(stats, Place("127.0.0.1:1", "wire.", {}), console)

    console.print(view._render())

    assert SHOWN in console.export_text()


def test_commands_print_by_the_terminal_module_only():
    """A command that prints by itself would obey the text."""
    direct = re.compile(r"\bprint\(|console\.print\(|\.add_row\(|Text\(")
    for path in Path("streams/cli/commands").glob("*.py"):
        assert not direct.search(path.read_text()), path


def test_table_off_a_terminal_is_neither_cut_nor_broken(capsys):
    table = make_table("error", "url")
    long = 900 * "x" + " " + 900 * "y"
    add_row(table, long, long)

    print_table(table)

    assert capsys.readouterr().out.count(long) == 2


def test_json_has_a_record_on_each_line_and_escapes(capsys):
    print_json([{"headline": HOSTILE}, {"headline": "b"}])

    out = capsys.readouterr().out
    assert json.loads(out) == [{"headline": HOSTILE}, {"headline": "b"}]
    assert len(out.splitlines()) == 4
    assert not re.search("[\x00-\x09\x0b-\x1f\x80-\x9f\u202e]", out)


def test_json_of_nothing_is_an_empty_array(capsys):
    print_json([])

    assert capsys.readouterr().out == "[]\n"


def test_progress_bar_is_shown_on_a_terminal_only():
    for is_terminal in (True, False):
        out = io.StringIO()
        console = Console(file=out, force_terminal=is_terminal, width=80)
        with progress_bar("[b]records", console) as report:
            report(1, 4)
            report(4, 4)

        assert ("[b]records" in out.getvalue()) is is_terminal
        assert bool(out.getvalue()) is is_terminal
