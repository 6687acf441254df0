import msgspec

from tests.attackers.costs import Cost
from tests.bench.table.machine import this_machine
from tests.chaos.table.readme import (
    COMMITTED,
    END,
    PAGE,
    ROOT,
    START,
    page,
    section,
)
from tests.chaos.table.rows import Results, read_results
from tests.chaos.table.slopes import Sample, Soak
from tests.chaos.table.test_rows import MACHINE, ROW
from tests.fuzz.campaign import Result as Fuzzed


def test_readme_has_both_markers():
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert 0 < text.find(START) < text.find(END)


def test_section_has_the_table_the_soak_and_the_machine():
    soak = Soak(60.0, 2, (Sample(0.0, 500, 40, 0, 2, 9),))
    results = Results(MACHINE).with_row(ROW)

    with_soak = msgspec.structs.replace(results, soak=soak)
    without, whole = section(results), section(with_soak)

    assert "| workers: desk killed | 2 | 3 |" in without
    assert "| desk killed | 2 | 3 |" in page(results)
    assert "2026-05-04, 2 cores of A CPU" in without
    assert "Soak" not in without
    assert "Soak: 9 items in 1 minutes, 2 desks; in an hour, memory" in whole
    assert "| memory MiB | 500 |" in page(with_soak)


def test_section_says_what_was_fuzzed_and_what_attacks_cost():
    fuzzed = (
        Fuzzed("opml", 60.0, 1200, 0.1, {}),
        Fuzzed("pages", 60.0, 34, 0.9, {"a": "takes 2 s"}),
    )
    attacks = (
        Cost("drip", "timeout", 5.0, 0.25, 0.1, 2000, 500, 0),
        Cost("bomb", "too-large", 1.0, 0.1, 0.1, 4000, 100, 12_000),
        Cost("head", "bad-http", 1.0, 0.1, 0.1, 80, 250, 0),
    )
    results = Results(MACHINE, {}, None, fuzzed, attacks)

    assert (
        "Fuzzed: 2 targets, 1,234 inputs, 1 failures. 3 attacks of a feed "
        "server: for a byte that it sends (from 1 KB on) we send at most "
        "0.25, and hold 3.0; no poll takes more than 0.2 CPU s.\n"
    ) in section(results)
    assert "| pages | 60 | 34 | 1 | 0.90 |" in page(results)
    assert "| drip | timeout | 5.0 |" in page(results)


def test_committed_tables_are_those_of_the_committed_results():
    results = read_results(COMMITTED, this_machine())
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert results.rows
    assert section(results) in text
    assert PAGE.read_text(encoding="utf-8") == page(results)


def test_section_has_one_line_for_each_kind_of_fault():
    rows = [
        msgspec.structs.replace(ROW, fault=name, desks=desks)
        for name in ("desk killed", "network cut", "lag of 9 records")
        for desks in (1, 2)
    ]
    results = Results(MACHINE, {str(n): row for n, row in enumerate(rows)})

    lines = section(results).splitlines()

    assert [line.split(" | ")[:3] for line in lines[2:6]] == [
        ["| workers: desk killed", "1, 2", "6"],
        ["| network: network cut", "1, 2", "6"],
        ["| topics: lag of 9 records", "1, 2", "6"],
        ["| **all**", "1, 2", "18"],
    ]
