import msgspec
import pytest

from tests.bench.table.readme import (
    COMMITTED,
    END,
    PAGE,
    START,
    insert,
    page,
    section,
)
from tests.bench.table.report import read_reports
from tests.bench.table.results import Bar, Machine, Report, Result

MACHINE = Machine("2026-05-04", "A CPU", 2, 8.0, 0.5, {"Python": "3.11"})
ROW = Result("pages", "a peer", "ratio", (0.5,))


def test_insert_replaces_only_what_is_between_the_markers():
    text = f"# Desk\n\n{START}\nold\n{END}\n\nEnd.\n"

    once = insert(text, "| new |\n")

    assert once == f"# Desk\n\n{START}\n\n| new |\n\n{END}\n\nEnd.\n"
    assert insert(once, "| new |\n") == once


@pytest.mark.parametrize("text", ["no marker", START, END, f"{END}{START}"])
def test_insert_without_both_markers_is_an_error(text):
    with pytest.raises(ValueError, match="lacks"):
        insert(text, "new")


def test_page_names_each_machine_once_with_its_benches():
    later = msgspec.structs.replace(MACHINE, date="2026-05-05")
    reports = {
        "pages": Report("pages", MACHINE, (ROW,)),
        "wire": Report("wire", MACHINE, (ROW,)),
        "idle": Report("idle", later, (ROW,)),
    }

    text = page(reports)

    assert text.count("| pages |") == 3
    assert (
        "wire (load before 0.5): 2026-05-04, 2 cores of A CPU, 8 GiB" in text
    )
    assert "- idle (load before 0.5): 2026-05-05" in text


def test_section_has_what_has_a_bar_and_the_machine():
    judged = Result("wire", "a peer", "ratio", (0.7,), Bar(0.8))
    earlier = msgspec.structs.replace(MACHINE, date="2026-05-03")
    reports = {
        "wire": Report("wire", MACHINE, (ROW, judged)),
        "idle": Report("idle", earlier, ()),
    }

    text = section(reports)

    assert "| wire | a peer | 0.70 |  | at least 0.80 | no |\n" in text
    assert "pages" not in text
    assert text.endswith(
        "\n2026-05-03 to 2026-05-04, 2 cores of A CPU, 8 GiB; Python 3.11\n"
    )


def test_committed_page_is_that_of_the_results():
    assert PAGE.read_text(encoding="utf-8") == page(read_reports(COMMITTED))
