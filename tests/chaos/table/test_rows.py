import msgspec

from tests.bench.table.results import Machine
from tests.chaos.table.rows import (
    Results,
    Row,
    markdown,
    read_results,
    write_results,
)

MACHINE = Machine("2026-05-04", "A CPU", 2, 8.0, 0.5, {"Python": "3.11"})
ROW = Row(
    fault="desk killed", desks=2, times=3, items=1200, lost=0, ambiguous=0,
    wrong=0, unexpected=0, back=0, letters=0, restarts=3, recoveries=(7.0, 9.0, 8.0),
    pauses=(2.0, 4.0, 3.0), lasts=0.0, contention=1.5, seconds=60.0,
)  # fmt: skip


def test_markdown_row_has_median_and_worst_times():
    table = markdown([ROW])

    assert "| desk killed | 2 | 3 | 1,200 | 0 | 0 | 0 | 3 |" in table
    assert "| 8.0 (9.0) | 3.0 (4.0) |" in table
    assert "**all**" not in table


def test_markdown_ends_with_the_sum_and_the_worst_of_all_rows():
    other = msgspec.structs.replace(
        ROW, desks=4, lost=1, back=2, letters=3, recoveries=(20.0,)
    )

    last = markdown([ROW, other]).splitlines()[-1]

    assert last == (
        "| **all** | 2, 4 | 6 | 2,400 | 1 | 0 | 5 | 6 | (20.0) | (4.0) |"
    )


def test_results_keep_the_last_run_of_each_fault_and_number_of_desks(tmp_path):
    path = tmp_path / "chaos.json"
    again = msgspec.structs.replace(ROW, items=5)
    other = msgspec.structs.replace(ROW, desks=4)
    results = Results(MACHINE).with_row(ROW).with_row(other).with_row(again)

    write_results(path, results)

    assert read_results(path, MACHINE) == results
    assert [row.items for row in results.rows.values()] == [5, 1200]


def test_read_results_without_a_file_are_empty(tmp_path):
    assert read_results(tmp_path / "none.json", MACHINE).rows == {}
