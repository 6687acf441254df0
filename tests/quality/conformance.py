"""
Validate every item of a dry run over the corpora.

The inputs are feeds, agency files, ninjs documents and pages, whole and
unchanged, also the malformed ones. Each item must be valid under ninjs 3.1
and our schema.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from extractors.entities import rule_engine
from extractors.model.raw import RawItem
from streams.config.settings import Settings
from streams.desk.simulator import DeskSimulator, annotator
from streams.desk.sinks.rules import Route
from streams.kafka.topics import ITEMS
from tests.conformance import schema_errors
from tests.quality import corpora

__all__ = ["documents", "dry_run"]

START = datetime(2026, 1, 1, tzinfo=UTC)


@cache
def documents() -> tuple[RawItem, ...]:
    """Return every document of the corpora in a fixed order."""
    return tuple(
        RawItem(
            feed="corpus", uri=uri, media_type=kind, body=body, url=url,
            fetched_at=START + timedelta(seconds=number),
        )
        for number, (uri, kind, url, body) in enumerate(_bodies())
    )  # fmt: skip


def _bodies() -> Iterator[tuple[str, str, str, bytes]]:
    for name in (
        "feeds-dev.tar.gz", "agency-fixtures-AGPL.tar.gz", "iptc.tar.gz",
    ):  # fmt: skip
        for _, body in sorted(corpora.files(name).items()):
            yield "", "", "", body
    for source in (corpora.aeb, corpora.fundus, corpora.wcxb):
        for page in source():
            uri = f"urn:corpus:{source.__name__}:{page.name}"
            yield uri, "text/html", page.url, page.html


def dry_run(every: int = 1) -> tuple[Counter[str], list[str]]:
    """
    Put every N-th document through the desk.

    Returns:
        The number of documents by outcome, with the number of items; and
        each schema error.
    """
    desk = DeskSimulator(
        annotator(rule_engine(), [Route("all", {})], Settings()), Settings()
    )
    errors, items = [], 0
    for document in documents()[::every]:
        for record in desk.records(document):
            if record.topic == ITEMS:
                items += 1
                errors += [
                    f"{record.key.decode()}: {error}"
                    for error in schema_errors(record.value or b"")
                ]
    return Counter(dict(desk.counts())) + Counter(items=items), errors


def main() -> None:
    """Print the numbers, and the first schema errors."""
    counts, errors = dry_run()
    print(f"dry run over {len(documents())} documents: {dict(counts)}")
    print(f"{len(errors)} differences from ninjs 3.1 and our schema")
    for error in errors[:20]:
        print(f"  {error[:300]}")


if __name__ == "__main__":
    main()
