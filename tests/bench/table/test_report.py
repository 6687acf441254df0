from tests.bench.table.report import markdown, read_reports, write_reports
from tests.bench.table.results import Bar, Machine, Report, Result, Side

MACHINE = Machine("2026-05-04", "A CPU", 2, 8.0, 0.5, {"Python": "3.11"})


def report(*results):
    return Report("pages", MACHINE, results)


def cells(line):
    return [cell.strip() for cell in line.strip("|\n").split("|")]


def test_markdown_shows_median_spread_bar_and_sides():
    row = Result(
        "pages", "a peer", "ratio", (0.5, 0.4, 0.6), Bar(0.8),
        Side("desk", 300, 20.0, 25.0), Side("peer", 300, 10.0, 12.0),
    )  # fmt: skip

    line = markdown([report(row)]).splitlines()[2]

    assert cells(line) == [
        "pages", "a peer", "0.50", "0.40 to 0.60", "at least 0.80", "no",
        "15.0/CPU-s, 12.0/s (20.0 CPU-s in 25.0 s)",
        "30.0/CPU-s, 25.0/s (10.0 CPU-s in 12.0 s)",
    ]  # fmt: skip


def test_markdown_of_a_bench_that_could_not_run_says_so():
    row = Result("peers", "a peer", "ratio", note="a peer is not installed")

    table = markdown([report(row)])

    assert "not run" in table
    assert "- peers: a peer is not installed" in table


def test_markdown_every_line_has_as_many_cells_as_the_header():
    rows = [
        Result("a", "b", "s", (1234.0,)),
        Result("c", "d", "ratio", (1.0, 2.0), Bar(3.0, "at most")),
    ]

    lines = markdown([report(*rows)]).splitlines()

    assert {line.count("|") for line in lines} == {9}
    assert "1,234 s" in lines[2]


def test_written_reports_are_read_again(tmp_path):
    path = tmp_path / "deep" / "bench.json"
    reports = {"pages": report(Result("a", "b", "s", (1.5,), Bar(2.0)))}

    write_reports(path, reports)

    assert read_reports(path) == reports


def test_reports_of_a_missing_file_are_empty(tmp_path):
    assert read_reports(tmp_path / "none.json") == {}
