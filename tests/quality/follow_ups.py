"""
Follow-ups and copies made from parts: news is published, a copy is held.

    python -m tests.quality.follow_ups

A follow-up of a running story begins with the news and repeats sentences of
an older story. `follow_ups.toml` has, for subjects in six languages, the ledes
of several days and a background. A lede of one day over the background that
was sent below the lede of another day is a follow-up; none may be withheld,
under any headline and from any supplier. The same text with a byline above it
and another headline is a copy. A copy from another supplier is held.
"""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import msgspec

from extractors.model.item import NewsItem
from extractors.similarity.headline_support import Article
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.state.state import dict_state

__all__ = ["OTHERS", "Pair", "Result", "copies", "follow_ups", "published"]

Sender = tuple[str, timedelta]

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
SENDERS = (
    ("Alpha Wire", timedelta(minutes=20)),
    ("Beta Press", timedelta(minutes=20)),
    ("Beta Press", timedelta(hours=30)),
)
"""Suppliers of the later text, and its time after the older one."""
OTHERS = SENDERS[1:]
NEXT = 2
"""Ledes of later days that follow each lede of a subject."""
BYLINES = (
    "By Runa Falk",
    "By Runa Falk, Chief Political Correspondent, Ellery Post",
    "Runa Falk and Tor Ames in Ellery | 4 May 2026, 10:15 am",
    "STORY BY RUNA FALK, PHOTOGRAPHS BY TOR AMES FOR THE ELLERY POST GROUP",
    "Von Runa Falk und Tor Ames, Redaktion Wirtschaft, Ellery",
    "Par Runa Falk (avec Tor Ames à Ellery), publié le 4 mai à 10h15",
    "Por Runa Falk, enviada especial a Ellery",
    "Рунa Фальк, корреспондент газеты «Эллери», 4 мая 2026 года",
    "記者 田辺るな(エラリー支局)",
    "Published 2026-05-04 10:15\nRuna Falk\nrfalk@ellery.example",
)


class Lede(msgspec.Struct, frozen=True):
    """The news of one day: a headline, and its first sentences."""

    headline: str
    text: str


class Subject(msgspec.Struct, frozen=True):
    """One subject in one language: ledes of days, and a background."""

    language: str
    ledes: tuple[Lede, ...]
    background: tuple[str, ...]

    def join(self, *sentences: str) -> str:
        """Return sentences as a paragraph."""
        return ("" if self.language == "ja" else " ").join(sentences)


class Pair(NamedTuple):
    """An older text and a later one; ``kind`` says how that was made."""

    language: str
    kind: str
    old: Article
    new: Article


class Result(NamedTuple):
    """Pairs judged, later texts published, and kinds of those."""

    judged: int
    published: int
    kinds: dict[str, int]


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the subjects of the file beside this module."""
    file = Path(__file__).with_suffix(".toml")
    found = tomllib.loads(file.read_text(encoding="utf-8"))["subjects"]
    return msgspec.convert(found, tuple[Subject, ...])


def follow_ups() -> Iterator[Pair]:
    """Yield the follow-ups, each under its own and the old headline."""
    for subject in subjects():
        days = len(subject.ledes)
        for old, new in permutations(range(days), 2):
            if days > 2 * NEXT + 1 and (new - old) % days > NEXT:
                continue
            yield from _over(subject, subject.ledes[old], subject.ledes[new])


def copies() -> Iterator[Pair]:
    """Yield copies with a byline and another headline for the same news."""
    for subject in subjects():
        for lede in subject.ledes:
            text = subject.join(lede.text, *subject.background)
            old = Article(lede.headline, text)
            for byline in BYLINES:
                yield Pair(
                    subject.language,
                    byline.partition("\n")[0],
                    old,
                    Article(_first_words(lede.text), f"{byline}\n\n{text}"),
                )


def published(
    pairs: Iterable[Pair], senders: tuple[Sender, ...] = SENDERS
) -> Result:
    """Judge every later text after the older one; count those published."""
    judged = 0
    kinds: dict[str, int] = {}
    for pair in pairs:
        for supplier, apart in senders:
            judged += 1
            if _is_published(pair, supplier, apart):
                kinds[pair.kind] = kinds.get(pair.kind, 0) + 1
    return Result(judged, sum(kinds.values()), kinds)


def _over(subject: Subject, old: Lede, new: Lede) -> Iterator[Pair]:
    """Yield a follow-up over each background that two days can share."""
    facts = subject.background
    whole = subject.join(old.text, *facts)
    short = subject.join(new.text, *facts[:3])
    texts = {
        "short background": short,
        "whole background": subject.join(new.text, *facts),
        "other order": subject.join(new.text, *facts[3:], *facts[:3]),
        "older story below": f"{new.text}\n\n{whole}",
        "older lede moved down": subject.join(new.text, *facts[:2], old.text),
        "byline above": f"{BYLINES[1]}\n\n{short}",
    }
    before = Article(old.headline, whole)
    for kind, text in texts.items():
        yield Pair(subject.language, kind, before, Article(new.headline, text))
        yield Pair(
            subject.language,
            f"{kind}, old headline",
            before,
            Article(old.headline, text),
        )


def _first_words(text: str) -> str:
    """Return a headline made from the start of a text."""
    words = text.split()
    return " ".join(words[:6]) if len(words) > 6 else text[:16]


def _is_published(pair: Pair, supplier: str, apart: timedelta) -> bool:
    state = dict_state()
    first = _item("old", pair.language, pair.old, "Alpha Wire", AT)
    apply(judge(first, state, "raw-0:1"), state)
    second = _item("new", pair.language, pair.new, supplier, AT + apart)
    return judge(second, state, "raw-0:2").outcome == "item"


def _item(
    uri: str, lane: str, article: Article, supplier: str, at: datetime
) -> NewsItem:
    return NewsItem(
        uri, supplier, at, agency=supplier, lane=lane, language=lane,
        headline=article.headline, body=article.body,
    )  # fmt: skip


def main() -> None:
    """Print the table."""
    news, same = published(follow_ups()), published(copies(), OTHERS)
    print(f"follow-ups published: {news.published} of {news.judged}")
    print(f"copies under a byline held:"
          f" {same.judged - same.published} of {same.judged}")  # fmt: skip
    for kind, count in sorted(same.kinds.items()):
        print(f"  published: {count} of {kind}")


if __name__ == "__main__":
    main()
