"""Every decision record has the form that the index describes."""

import re
from pathlib import Path

import pytest

DECISIONS = Path("deploy/decisions")
RECORDS = sorted(DECISIONS.glob("[0-9]*.md"))
HEADER = re.compile(
    r"# (?P<number>\d{4}): (?P<title>\S.*)\n\n"
    r"Status: (?:accepted|replaced by \d{4}), \d{4}-\d\d(?:-\d\d)?\n\n"
    r"## Context\n"
)
REQUIRED = ("Context", "Decision", "Consequences")
SECTIONS = (
    "Context", "Decision", "Measured", "Consequences", "Rejected", "Limits",
)  # fmt: skip


@pytest.fixture(params=RECORDS, ids=lambda path: path.name)
def record(request):
    return request.param


def sections(path):
    return re.findall(r"(?m)^## (.+)$", path.read_text())


def header(path):
    match = HEADER.match(path.read_text())
    assert match, f"{path}: not `# NNNN: Title`, `Status: ...`, `## Context`"
    return match


def test_record_header_has_the_number_of_its_file(record):
    assert record.name.startswith(header(record)["number"] + "-")


def test_record_sections_are_the_known_ones_in_order(record):
    present = sections(record)

    assert present == [name for name in SECTIONS if name in present]
    assert set(REQUIRED) <= set(present)


def test_record_stands_in_the_index_once_with_its_title(record):
    index = (DECISIONS / "README.md").read_text()
    number, title = header(record).group("number", "title")

    assert index.count(f"| [{number}]({record.name}) | {title} |") == 1
    assert index.count(f"]({record.name})") == 1


def test_index_has_one_row_per_record_in_order():
    index = (DECISIONS / "README.md").read_text()

    rows = re.findall(r"(?m)^\| \[\d{4}\]\((.+?)\)", index)

    assert rows == [path.name for path in RECORDS]


def test_record_names_files_of_the_repository_that_exist(record):
    paths = re.findall(
        r"`((?:deploy|extractors|streams|tests)/[^`\s]+)`", record.read_text()
    )

    for path in paths:
        assert Path(path).exists(), path
