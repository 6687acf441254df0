"""
How good clean copy is, beside the published figures.

    python -m tests.quality.extraction            all pages
    python -m tests.quality.extraction --sample 4 every fourth WCXB page

Each score is the one that its corpus publishes, so that the columns can be
compared; pages are cleaned whole, as the desk cleans them.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime

from extractors.clean import clean
from extractors.errors import ExtractError
from extractors.item import NewsItem
from extractors.raw import RawItem
from tests.quality import corpora, scores, wire
from tests.quality.corpora import Page

NOW = datetime(2026, 9, 1, tzinfo=UTC)
PUBLISHED = {
    "aeb f1": .970, "wcxb f1": .932, "wcxb kept": .853, "wcxb leaked": .049,
    "fundus paragraphs": .941, "fundus precision": .922,
    "fundus caption leak": .035, "fundus date": .965, "fundus title": .686,
}  # fmt: skip
BARS = {
    "aeb f1": .965, "wcxb f1": .945, "wcxb kept": .87, "wcxb leaked": .03,
    "fundus paragraphs": .955, "fundus precision": .945,
    "fundus caption leak": .005, "fundus captions found": .9,
    "fundus date": .975, "fundus title": .85, "language": .99,
    "wire captions": 1.0, "wire datelines": 1.0, "wire clean": 1.0,
}  # fmt: skip
LOWER_IS_BETTER = {"wcxb leaked", "fundus caption leak"}
SHORTEST_CAPTION = 5  # words


def cleaned(page: Page) -> NewsItem | None:
    """Clean one page; nothing if it gives no item."""
    raw = RawItem("quality", "", "text/html", NOW, page.html, url=page.url)
    try:
        return clean(raw).item
    except ExtractError:
        return None


def wired(text: str) -> NewsItem | None:
    """Clean one wire story."""
    raw = RawItem("wire", "urn:x", "text/plain; charset=utf-8", NOW,
                  text.encode())  # fmt: skip
    try:
        return clean(raw).item
    except ExtractError:
        return None


def measure(sample: int = 1, workers: int = 2) -> dict[str, float]:
    """
    Measure every corpus.

    Args:
        sample: take every n-th page of WCXB, which has most.
        workers: processes.
    """
    found: dict[str, float] = {}
    with ProcessPoolExecutor(workers) as pool:
        for pages, score in (
            (corpora.aeb(), _aeb),
            (corpora.wcxb()[::sample], _wcxb),
            (corpora.fundus(), _fundus),
        ):
            items = list(pool.map(cleaned, pages, chunksize=8))
            found |= score(pages, items)
        texts = [story.text for story in wire.stories()]
        found |= _wire(list(pool.map(wired, texts, chunksize=8)))
    return found


def body(item: NewsItem | None) -> str:
    """Give an item's body; empty of none."""
    return item.body if item else ""


Items = Sequence[NewsItem | None]


def _aeb(pages: Sequence[Page], items: Items) -> dict[str, float]:
    pairs = [
        scores.overlap(scores.shingles(page.text), scores.shingles(body(item)))
        for page, item in zip(pages, items, strict=True)
    ]
    precision = scores.mean(one[0] for one in pairs)
    recall = scores.mean(one[1] for one in pairs)
    return {
        "aeb precision": precision,
        "aeb recall": recall,
        "aeb f1": scores.f1(precision, recall),
    }


def _wcxb(pages: Sequence[Page], items: Items) -> dict[str, float]:
    both = list(zip(pages, items, strict=True))
    return {
        "wcxb f1": scores.mean(
            scores.f1(*scores.overlap(_bag(page.text), _bag(body(item))))
            for page, item in both
        ),
        "wcxb kept": scores.mean(
            one in body(item) for page, item in both for one in page.kept
        ),
        "wcxb leaked": scores.mean(
            one in body(item) for page, item in both for one in page.dropped
        ),
    }


def _fundus(pages: Sequence[Page], items: Items) -> dict[str, float]:
    both = [(p, i, _line(body(i))) for p, i in zip(pages, items, strict=True)]
    return {
        "fundus paragraphs": scores.mean(
            scores.mean(_line(one) in said for one in page.paragraphs)
            for page, _, said in both
        ),
        "fundus precision": scores.mean(
            scores.overlap(_bag(page.text), _bag(said))[0]
            for page, _, said in both
        ),
        "fundus caption leak": scores.mean(
            _line(shot.caption) in said
            and _line(shot.caption) not in _line(page.text)
            for page, _, said in both
            for shot in _true_shots(page)
        ),
        "fundus captions found": scores.mean(
            _found(shot.caption, item)
            for page, item, _ in both
            for shot in _true_shots(page)
        ),
        "fundus date": scores.mean(
            page.date in _dates(item) for page, item, _ in both if page.date
        ),
        "fundus title": scores.mean(
            item is not None and item.headline == page.title.strip()
            for page, item, _ in both
        ),
        "language": _language(both),
        **_by_language(both),
    }


def _language(both: list[tuple[Page, NewsItem | None, str]]) -> float:
    """Score against what a page's html element declares."""
    hits = []
    for page, item, _ in both:
        declared = _declared(page)
        if declared and item:
            hits.append(item.language.partition("-")[0] == declared)
    return scores.mean(hits)


def _by_language(
    both: list[tuple[Page, NewsItem | None, str]],
) -> dict[str, float]:
    """Score each declared language by itself."""
    tongues = sorted({_declared(page) for page, _, _ in both} - {""})
    return {
        f"language {tongue}": _language(
            [one for one in both if _declared(one[0]) == tongue]
        )
        for tongue in tongues
    }


def _declared(page: Page) -> str:
    head = page.html[:20000].decode("utf-8", "replace").lower()
    at = head.find("<html")
    tag = head[at : head.find(">", at)]
    for quote in "\"'":
        _, found, rest = tag.partition(f"lang={quote}")
        if found:
            return rest.partition(quote)[0].partition("-")[0].strip()
    return ""


def _wire(items: Items) -> dict[str, float]:
    dirt = ("FILE PHOTO", "REUTERS/", "REUTERS /", "Slideshow", "(Reuters)")
    both = list(zip(wire.stories(), items, strict=True))
    return {
        "wire clean": scores.mean(
            not any(one in body(item) for one in dirt) for _, item in both
        ),
        "wire captions": scores.mean(
            item is not None
            and sum(one.occurrences for one in item.captions) == s.captions
            for s, item in both
        ),
        "wire datelines": scores.mean(
            item is not None and item.dateline is not None
            for story, item in both
            if story.dateline
        ),
    }


def _true_shots(page: Page) -> list[corpora.Shot]:
    return [
        shot
        for shot in page.shots
        if len(scores.words(shot.caption)) >= SHORTEST_CAPTION
    ]


def _found(caption: str, item: NewsItem | None) -> bool:
    true = _line(caption)
    mine = [_line(one.text) for one in item.captions] if item else []
    return any(
        true in one or (one in true and one.count(" ") >= SHORTEST_CAPTION - 1)
        for one in mine
    )


def _dates(item: NewsItem | None) -> tuple[str, ...]:
    when = item and (item.first_created or item.version_created)
    return (str(when)[:10],) if when else ()


def _bag(text: str) -> Counter[str]:
    return Counter(scores.words(text))


def _line(text: str) -> str:
    return " ".join(scores.words(text))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    found = measure(chosen.sample, chosen.workers)
    print(f"{'score':24} {'copydesk':>9} {'published':>10} {'bar':>6}")
    for name, value in found.items():
        published = PUBLISHED.get(name)
        bar = BARS.get(name)
        print(
            f"{name:24} {value:9.4f}"
            f" {f'{published:.3f}' if published else '-':>10}"
            f" {f'{bar:.3f}' if bar else '-':>6}"
        )


if __name__ == "__main__":
    main()
