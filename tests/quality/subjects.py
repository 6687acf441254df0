"""
Inferred Media Topics, on items written for this and on Reuters-21578.

    python -m tests.quality.subjects

Half of our own items were inspected while the words were chosen (``dev``),
half were not (``fresh``). The labels of the Reuters stories of 1987 are business
topics; nearly all belong to `economy, business and finance`. So they show only
how many of these are found, and which topics the others get.
"""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from extractors.entities import infer_subjects
from extractors.model.item import NewsItem, Subject
from tests.quality import reuters_21578

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
"""Reuters' topics that belong to `economy, business and finance`."""


class Result(NamedTuple):
    """Shares of items: any topic, right one first, right one among them."""

    answered: float
    first: float
    among: float
    precision: float


def items(part: str) -> list[tuple[tuple[str, ...], NewsItem]]:
    """Return one part of our own items with their codes."""
    text = FILE.read_text(encoding="utf-8")
    rows = text.split(f"## {part}\n")[1].partition("\n##")[0].splitlines()
    labelled = []
    for row in filter(None, rows):
        codes, _, body = row.partition("|")
        labelled.append(
            (tuple(f"{c}000000" for c in codes.split()), story(body.strip()))
        )
    return labelled


def story(body: str) -> NewsItem:
    """Return a text as an English item."""
    at = datetime(2026, 3, 3, tzinfo=UTC)
    return NewsItem("urn:t:1", "t", at, body=body, language="en")


def codes(subjects: tuple[Subject, ...]) -> list[str]:
    """Return the codes of inferred subjects."""
    return [subject.uri.removeprefix("medtop:") for subject in subjects]


def measure_own(part: str) -> Result:
    """Measure on one part of our own items."""
    rows = [(right, codes(infer_subjects(i))) for right, i in items(part)]
    inferred = sum(len(got) for _, got in rows)
    return Result(
        sum(bool(got) for _, got in rows) / len(rows),
        sum(got[:1] == [right[0]] for right, got in rows) / len(rows),
        sum(right[0] in got for right, got in rows) / len(rows),
        sum(len({*right} & {*got}) for right, got in rows) / max(1, inferred),
    )


def measure_business() -> Result:
    """Measure on the business stories of Reuters-21578."""
    rows = [
        codes(infer_subjects(replace(item, language="en")))
        for item in reuters_21578.items()
        if BUSINESS.intersection(item.keywords)
    ]
    inferred = sum(map(len, rows))
    right = sum(ECONOMY in got for got in rows)
    return Result(
        sum(map(bool, rows)) / len(rows),
        sum(got[:1] == [ECONOMY] for got in rows) / len(rows),
        right / len(rows),
        right / max(1, inferred),
    )


def confusions(part: str) -> Counter[tuple[str, str]]:
    """Count the wrong first topics by (right topic, inferred topic)."""
    rows = ((right, codes(infer_subjects(i))) for right, i in items(part))
    return Counter(
        (right[0][:2], got[0][:2] if got else "-")
        for right, got in rows
        if got[:1] != [right[0]]
    )


def main() -> None:
    """Print the table."""
    results = {
        "own dev": measure_own("dev"),
        "own fresh": measure_own("fresh"),
    }
    if reuters_21578.ARCHIVE.is_file():
        results["reuters 1987"] = measure_business()
    print(f"{'subjects':13} answered  first  among  precision")
    for name, result in results.items():
        print(
            f"{name:13} {result.answered:8.3f} {result.first:6.3f} "
            f"{result.among:6.3f} {result.precision:10.3f}"
        )


if __name__ == "__main__":
    main()
