"""
Inferred Media Topics, on items of our own and on Reuters-21578.

    python -m tests.quality.subjects

Of our own items, half were looked at while the words were chosen (``dev``),
half were not (``fresh``). Reuters labelled its stories of 1987 by what
they are about in business; nearly all are `economy, business and finance`,
so they show only how many of those are found, and what they are taken for.
"""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from extractors.entities import infer_subjects
from extractors.model.item import NewsItem, Subject
from tests.quality import reuters

FILE = Path(__file__).with_suffix(".txt")
ECONOMY = "04000000"
BUSINESS = frozenset(
    [
        "earn", "acq", "money-fx", "trade", "interest", "money-supply", "gnp",
        "cpi", "bop", "reserves", "ipi", "crude", "grain", "sugar", "coffee",
        "cocoa", "gold", "veg-oil", "oilseed", "livestock", "rubber", "alum",
        "iron-steel", "copper", "nat-gas", "retail", "housing", "income",
    ]
)  # fmt: skip
"""Reuters' topics that are parts of `economy, business and finance`."""


class Result(NamedTuple):
    """Shares of items: with any topic, with the main one first, with it."""

    answered: float
    first: float
    among: float
    precision: float


def items(part: str) -> list[tuple[tuple[str, ...], NewsItem]]:
    """Read one part of our own items with their codes."""
    text = FILE.read_text(encoding="utf-8")
    rows = text.split(f"## {part}\n")[1].partition("\n##")[0].splitlines()
    found = []
    for row in filter(None, rows):
        codes, _, body = row.partition("|")
        found.append(
            (tuple(f"{c}000000" for c in codes.split()), story(body.strip()))
        )
    return found


def story(body: str) -> NewsItem:
    """Make an English item of a text."""
    at = datetime(2026, 3, 3, tzinfo=UTC)
    return NewsItem("urn:t:1", "t", at, body=body, language="en")


def codes(subjects: tuple[Subject, ...]) -> list[str]:
    """Give the codes of inferred subjects."""
    return [one.uri.removeprefix("medtop:") for one in subjects]


def own(part: str) -> Result:
    """Measure on one part of our own items."""
    rows = [(right, codes(infer_subjects(i))) for right, i in items(part)]
    given = sum(len(got) for _, got in rows)
    return Result(
        sum(bool(got) for _, got in rows) / len(rows),
        sum(got[:1] == [right[0]] for right, got in rows) / len(rows),
        sum(right[0] in got for right, got in rows) / len(rows),
        sum(len({*right} & {*got}) for right, got in rows) / max(1, given),
    )


def business() -> Result:
    """Measure on the business stories of Reuters-21578."""
    rows = [
        codes(infer_subjects(replace(one, language="en")))
        for one in reuters.items()
        if BUSINESS.intersection(one.keywords)
    ]
    given = sum(map(len, rows))
    right = sum(ECONOMY in got for got in rows)
    return Result(
        sum(map(bool, rows)) / len(rows),
        sum(got[:1] == [ECONOMY] for got in rows) / len(rows),
        right / len(rows),
        right / max(1, given),
    )


def confusions(part: str) -> Counter[tuple[str, str]]:
    """Count what was taken for what."""
    rows = ((right, codes(infer_subjects(i))) for right, i in items(part))
    return Counter(
        (right[0][:2], got[0][:2] if got else "-")
        for right, got in rows
        if got[:1] != [right[0]]
    )


def main() -> None:
    """Print the table."""
    results = {"own dev": own("dev"), "own fresh": own("fresh")}
    if reuters.ARCHIVE.is_file():
        results["reuters 1987"] = business()
    print(f"{'subjects':13} answered  first  among  precision")
    for name, one in results.items():
        print(
            f"{name:13} {one.answered:8.3f} {one.first:6.3f} "
            f"{one.among:6.3f} {one.precision:10.3f}"
        )


if __name__ == "__main__":
    main()
