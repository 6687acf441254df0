"""
Prints to a terminal, where text from the wire is shown and never obeyed.

A headline can hold markup of the rich library, escape sequences of the
terminal, or marks that turn the direction of the text. Commands print by
these functions only.
"""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from streams.telemetry.printable import printable

__all__ = [
    "add_row",
    "console",
    "make_table",
    "print_error",
    "print_line",
    "print_table",
]

console = Console(markup=False, highlight=False, emoji=False)
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


def print_table(table: Table) -> None:
    """Print a table to standard output."""
    console.print(table)


def add_row(table: Table, *cells: str) -> None:
    """Add a row whose cells are shown as they are."""
    table.add_row(*(Text(printable(cell)) for cell in cells))
