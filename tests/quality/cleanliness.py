"""
What is scored of clean copy: text, captions, credits, fields, by corpus.

A score is a fraction, 0 to 1; of nothing it is 1.
"""

from collections import Counter
from collections.abc import Sequence

from extractors.model.item import Caption, NewsItem
from tests.quality import corpora, scores, wire
from tests.quality.corpora import Page

SHORTEST_CAPTION = 5  # words


def body(item: NewsItem | None) -> str:
    """Give an item's body; empty of none."""
    return item.body if item else ""


Items = Sequence[NewsItem | None]


def aeb(pages: Sequence[Page], items: Items) -> dict[str, float]:
    """Score the texts by 4-gram shingles, as the benchmark does."""
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


def wcxb(pages: Sequence[Page], items: Items) -> dict[str, float]:
    """Score the words, and the snippets that must and must not be there."""
    both = list(zip(pages, items, strict=True))
    return {
        "wcxb f1": scores.mean(
            scores.f1(*scores.overlap(_bag(page.text), _bag(body(item))))
            for page, item in both
        ),
        "wcxb kept": scores.mean(
            one in body(item) for page, item in both for one in page.kept
        ),
        "wcxb kept by rule": scores.mean(
            scores.mean(one.lower() in body(item).lower() for one in page.kept)
            for page, item in both
        ),
        "wcxb leaked": scores.mean(
            one in body(item) for page, item in both for one in page.dropped
        ),
    }


def fundus(pages: Sequence[Page], items: Items) -> dict[str, float]:
    """Score paragraphs, captions, credits, dates, headlines and languages."""
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
        "fundus credits split": scores.mean(
            split
            for page, item, _ in both
            for shot in _true_shots(page)
            if (split := _split(shot, item)) is not None
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


def wires(items: Items) -> dict[str, float]:
    """Score wire stories: what is left in them, what was found."""
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
    return bool(_matching(caption, item))


def _matching(caption: str, item: NewsItem | None) -> list[Caption]:
    true = _line(caption)
    return [
        one
        for one in (item.captions if item else ())
        if true in (mine := _line(one.text))
        or (mine in true and mine.count(" ") >= SHORTEST_CAPTION - 1)
    ]


def _split(shot: corpora.Shot, item: NewsItem | None) -> bool | None:
    """Tell whether a found caption's credit, where it has one, is apart."""
    found = _matching(shot.caption, item)
    true = set(scores.words(" ".join(shot.credits)))
    if not found or not true:
        return None
    return any(
        true <= set(scores.words(f"{one.credit_line} {one.photographer}"))
        for one in found
    )


def _dates(item: NewsItem | None) -> tuple[str, ...]:
    when = item and (item.first_created or item.version_created)
    return (str(when)[:10],) if when else ()


def _bag(text: str) -> Counter[str]:
    return Counter(scores.words(text))


def _line(text: str) -> str:
    return " ".join(scores.words(text))
