import msgspec

from tests.chaos.table.readme import END, ROOT, START, section
from tests.chaos.table.rows import Results
from tests.chaos.table.slopes import Sample, Soak
from tests.chaos.table.test_rows import MACHINE, ROW


def test_readme_has_both_markers():
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert 0 < text.find(START) < text.find(END)


def test_section_has_the_table_the_soak_and_the_machine():
    soak = Soak(60.0, 2, (Sample(0.0, 500, 40, 0, 2, 9),))
    results = Results(MACHINE).with_row(ROW)

    without = section(results)
    whole = section(msgspec.structs.replace(results, soak=soak))

    assert "| desk killed | 2 | 3 |" in without
    assert "2026-05-04, 2 cores of A CPU" in without
    assert "memory MiB" not in without
    assert "| memory MiB | 500 |" in whole
