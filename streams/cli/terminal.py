"""
Prints to a terminal, where text from the wire is shown and never obeyed.

A headline can hold markup of the rich library, escape sequences of the
terminal, or marks that turn the direction of the text. Commands print by
these functions only.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from streams.serialization.readers import Report
from streams.telemetry.printable import printable

__all__ = [
    "add_row",
    "console",
    "is_terminal",
    "make_table",
    "print_error",
    "print_json",
    "print_line",
    "print_object",
    "print_table",
    "progress_bar",
]

console = Console(markup=False, highlight=False, emoji=False)
# A file or a pipe has no width, so nothing is cut or broken there.
_unbounded = Console(
    markup=False, highlight=False, emoji=False, width=1_000_000
)
_errors = Console(
    stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True
)


def print_line(text: str) -> None:
    """Print a text to standard output, without breaking its lines."""
    console.print(printable(text), soft_wrap=True)


def print_error(text: str) -> None:
    """Print a text to standard error."""
    _errors.print(printable(text))


def make_table(*headers: str, title: str = "", expand: bool = False) -> Table:
    """Return a table without rows."""
    shown = Text(printable(title), "italic") if title else None
    return Table(*headers, title=shown, expand=expand)


def is_terminal() -> bool:
    """Return whether a person reads standard output on a terminal."""
    return console.is_terminal


def print_table(table: Table) -> None:
    """Print a table; a terminal's width bounds it, a file's does not."""
    (console if is_terminal() else _unbounded).print(table)


def print_json(records: Iterable[object]) -> None:
    """Print records as one JSON array, each on a line of its own."""
    lines = [msgspec.json.encode(record).decode() for record in records]
    print_line("[\n" + ",\n".join(lines) + "\n]" if lines else "[]")


def print_object(value: object) -> None:
    """Print one value as JSON, with a line for each of its members."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2)
    print_line(text.decode())


def add_row(table: Table, *cells: str) -> None:
    """Add a row whose cells are shown as they are."""
    table.add_row(*(Text(printable(cell)) for cell in cells))


@contextmanager
def progress_bar(label: str, errors: Console = _errors) -> Iterator[Report]:
    """
    Yield a function that shows how far a long command is.

    The bar is on standard error, and only if that is a terminal. It
    disappears at the end.
    """
    if not errors.is_terminal:
        yield lambda _done, _total: None
        return
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
    ) as bar:
        task = bar.add_task(printable(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
