"""
Every item of a dry run over the corpora, held to ninjs 3.1 and our schema.

Feeds, agency files, ninjs documents and pages, whole and odd as they are:
what comes out must be valid whatever came in.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from extractors.entities import rule_engine
from extractors.model.raw import RawItem
from streams.config.settings import Settings
from streams.desk.simulator import DeskSimulator
from streams.desk.sinks.rules import Route
from streams.kafka.topics import ITEMS
from tests.conformance import misfits
from tests.quality import corpora

__all__ = ["documents", "judged"]

START = datetime(2026, 1, 1, tzinfo=UTC)


@cache
def documents() -> tuple[RawItem, ...]:
    """Give every document of the corpora in a fixed order."""
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


def judged(every: int = 1) -> tuple[Counter[str], list[str]]:
    """
    Put every N-th document through the desk.

    Returns:
        How many documents ended where, and items; and each misfit.
    """
    desk = DeskSimulator(rule_engine(), [Route("all", {})], Settings())
    found, items = [], 0
    for document in documents()[::every]:
        for one in desk.records(document):
            if one.topic == ITEMS:
                items += 1
                found += [
                    f"{one.key.decode()}: {each}"
                    for each in misfits(one.value)
                ]
    return Counter(dict(desk.counts())) + Counter(items=items), found


def main() -> None:
    """Print the figures, and what does not fit."""
    counts, found = judged()
    print(f"dry run over {len(documents())} documents: {dict(counts)}")
    print(f"{len(found)} differences from ninjs 3.1 and our schema")
    for one in found[:20]:
        print(f"  {one[:300]}")


if __name__ == "__main__":
    main()
