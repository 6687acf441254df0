import msgspec
import pytest

from tests.bench.table.readme import END, START, insert, section
from tests.bench.table.results import Machine, Report, Result

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


def test_section_names_each_machine_once_with_its_benches():
    later = msgspec.structs.replace(MACHINE, date="2026-05-05")
    reports = {
        "pages": Report("pages", MACHINE, (ROW,)),
        "wire": Report("wire", MACHINE, (ROW,)),
        "idle": Report("idle", later, (ROW,)),
    }

    text = section(reports)

    assert text.count("| pages |") == 3
    assert (
        "wire (load before 0.5): 2026-05-04, 2 cores of A CPU, 8 GiB" in text
    )
    assert "- idle (load before 0.5): 2026-05-05" in text
