"""Reuters-21578 (stories of 1987) as items, and the labelled pairs."""

import csv
import html
import io
import re
import tarfile
from datetime import datetime
from functools import cache
from typing import NamedTuple

from extractors.model.item import NewsItem
from tests.corpora import HOME

__all__ = ["ARCHIVE", "Pair", "items", "pairs"]

ARCHIVE = HOME / "reuters21578-dev.tar.gz"
STORY = re.compile(r'<REUTERS.*?NEWID="(\d+)">(.*?)</REUTERS>', re.DOTALL)
WHEN = re.compile(r"<DATE>\s*(\d+)-([A-Z]+)-(\d+)\s+(\d+:\d+:\d+)")
TITLE = re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL)
BODY = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)
TEXT = re.compile(r"<TEXT[^>]*>(.*?)</TEXT>", re.DOTALL)
TOPICS = re.compile(r"<TOPICS>(.*?)</TOPICS>", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]|\\t")
SIGN_OFF = re.compile(r"\n\s*reuters?\W*\Z", re.IGNORECASE)


class Pair(NamedTuple):
    """Two stories (ids) and the label of their relation."""

    label: str
    first: str
    second: str


@cache
def items() -> tuple[NewsItem, ...]:
    """Return every story with a date, in order of transmission."""
    with tarfile.open(ARCHIVE) as tar:
        names = sorted(
            name for name in tar.getnames() if name.endswith(".sgm")
        )
        files = [tar.extractfile(name) for name in names]
        text = "".join(file.read().decode("latin-1") for file in files if file)
    parsed = [_item(story) for story in STORY.finditer(text)]
    dated = [item for item in parsed if item is not None]
    return tuple(sorted(dated, key=lambda item: (item.fetched_at, item.uri)))


@cache
def pairs() -> tuple[Pair, ...]:
    """Return the labelled pairs."""
    with tarfile.open(ARCHIVE) as tar:
        (name, *_) = (
            name for name in tar.getnames() if name.endswith("truth_pairs.tsv")
        )
        file = tar.extractfile(name)
        assert file is not None
        rows = csv.DictReader(
            io.StringIO(file.read().decode()), delimiter="\t"
        )
        return tuple(
            Pair(row["label"], row["newid_a"], row["newid_b"]) for row in rows
        )


def _item(story: re.Match[str]) -> NewsItem | None:
    when = WHEN.search(story[2])
    if when is None:
        return None
    stamp = " ".join((*when.groups(), "+0000"))
    at = datetime.strptime(stamp, "%d %b %Y %H:%M:%S %z")
    title = TITLE.search(story[2])
    body = BODY.search(story[2]) or TEXT.search(story[2])
    topics = TOPICS.search(story[2])
    return NewsItem(
        uri=story[1],
        feed="reuters",
        agency="Reuters",
        lane="en",
        fetched_at=at,
        headline=_clean(title[1]) if title else "",
        body=_paragraphs(body[1]) if body else "",
        keywords=tuple(re.findall("<D>(.*?)</D>", topics[1]))
        if topics
        else (),
    )


def _paragraphs(text: str) -> str:
    plain = SIGN_OFF.sub("", html.unescape(text).rstrip())
    parts = re.split(r"\n(?:&?\x09|&\\t|\s{4})", plain)
    return "\n\n".join(part for part in map(_clean, parts) if part)


def _clean(text: str) -> str:
    return " ".join(CONTROL.sub(" ", html.unescape(text)).split())
