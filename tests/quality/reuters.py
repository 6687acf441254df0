"""Reuters-21578 as items in time order, and the labelled pairs."""

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
    """Two stories and what they are to each other."""

    label: str
    one: str
    other: str


@cache
def items() -> tuple[NewsItem, ...]:
    """Every story with a date, in order of transmission."""
    with tarfile.open(ARCHIVE) as tar:
        names = sorted(one for one in tar.getnames() if one.endswith(".sgm"))
        files = [tar.extractfile(name) for name in names]
        text = "".join(one.read().decode("latin-1") for one in files if one)
    found = [_item(one) for one in STORY.finditer(text)]
    known = [one for one in found if one is not None]
    return tuple(sorted(known, key=lambda one: (one.fetched_at, one.uri)))


@cache
def pairs() -> tuple[Pair, ...]:
    """The labelled pairs."""
    with tarfile.open(ARCHIVE) as tar:
        name = next(
            one for one in tar.getnames() if one.endswith("truth_pairs.tsv")
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
    return "\n\n".join(one for one in map(_clean, parts) if one)


def _clean(text: str) -> str:
    return " ".join(CONTROL.sub(" ", html.unescape(text)).split())
