"""
Rules of the source tree that no linter knows.

Only streams.clock reads the time, and only streams.config the environment.
Folders and modules stay small, so that they can be read at one sitting.
"""

import ast
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

# The two scans share the parsed modules.
pytestmark = pytest.mark.xdist_group("rules")

ROOT = Path(__file__).parents[2]
LISTS_OF_EQUALS = {"extractors/providers", "streams/cli/commands"}
"""Folders that hold one module for each agency or command."""
MAX_MODULES = 15
MAX_LINES = 300
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv"}
CURRENT_TIME = {"now", "today", "utcnow"}


def environment_reads(tree):
    """Yield the line of every use of the environment."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr=name):
                if name in ENVIRONMENT:
                    yield node.lineno
            case ast.ImportFrom(module="os", names=names):
                if ENVIRONMENT & {alias.name for alias in names}:
                    yield node.lineno


def clock_reads(tree):
    """Yield the line of every import of `time` and every current date."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                if "time" in {alias.name for alias in names}:
                    yield node.lineno
            case ast.ImportFrom(module="time"):
                yield node.lineno
            case ast.Attribute(
                value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name
            ):
                if owner in {"date", "datetime"} and name in CURRENT_TIME:
                    yield node.lineno


@cache
def modules():
    """Return the path and the syntax tree of every module."""
    return [
        (path, ast.parse(path.read_text()))
        for package in ("extractors", "streams")
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def lines_found(find, allowed):
    """Return ``file:line`` of all reads outside the allowed path."""
    return [
        f"{path.relative_to(ROOT)}:{line}"
        for path, tree in modules()
        if not path.is_relative_to(ROOT / allowed)
        for line in find(tree)
    ]


def test_environment_is_read_only_in_config():
    assert lines_found(environment_reads, "streams/config") == []


def test_folder_has_at_most_fifteen_modules():
    folders = Counter(
        str(path.parent.relative_to(ROOT))
        for path, _ in modules()
        if path.name != "__init__.py"
    )

    assert {
        folder: count
        for folder, count in folders.items()
        if count > MAX_MODULES and folder not in LISTS_OF_EQUALS
    } == {}


def test_module_has_at_most_three_hundred_lines():
    assert [
        str(path.relative_to(ROOT))
        for path, _ in modules()
        if len(path.read_text().splitlines()) > MAX_LINES
    ] == []


def test_package_streams_has_no_loose_modules():
    assert {path.name for path in (ROOT / "streams").glob("*.py")} == {
        "__init__.py", "__main__.py", "clock.py",
    }  # fmt: skip


def test_time_is_read_only_in_clock():
    assert lines_found(clock_reads, "streams/clock.py") == []


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (environment_reads, "import os\nos.environ['A']"),
        (environment_reads, "import os\nos.getenv('A')"),
        (environment_reads, "\nfrom os import environ"),
        (clock_reads, "\nimport time"),
        (clock_reads, "\nfrom time import sleep"),
        (clock_reads, "from datetime import datetime\ndatetime.now()"),
        (clock_reads, "import datetime\ndatetime.datetime.utcnow()"),
        (clock_reads, "from datetime import date\ndate.today()"),
    ],
)
def test_scan_finds_a_read(find, source):
    assert list(find(ast.parse(source))) == [2]


def test_scan_ignores_the_clock_module():
    tree = ast.parse("from streams import clock\nclock.now()\nclock.seconds()")

    assert [*clock_reads(tree), *environment_reads(tree)] == []
