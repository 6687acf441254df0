"""
Scores of clean copy by corpus: text, captions, credits, fields.

A score is a fraction, 0 to 1. A score of no pages is 1.
"""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.model.item import Caption, NewsItem
from tests.quality import corpora, reuters_2020, scores
from tests.quality.corpora import Page

SHORTEST_CAPTION = 5  # words


def body(item: NewsItem | None) -> str:
    """Return an item's body; empty if there is no item."""
    return item.body if item else ""


Items = Sequence[NewsItem | None]


def aeb(pages: Sequence[Page], items: Items) -> dict[str, float]:
    """Score the texts by 4-gram shingles, as the benchmark does."""
    pairs = [
        scores.overlap(scores.shingles(page.text), scores.shingles(body(item)))
        for page, item in zip(pages, items, strict=True)
    ]
    precision = scores.mean(pair[0] for pair in pairs)
    recall = scores.mean(pair[1] for pair in pairs)
    return {
        "aeb precision": precision,
        "aeb recall": recall,
        "aeb f1": scores.f1(precision, recall),
    }


def wcxb(pages: Sequence[Page], items: Items) -> dict[str, float]:
    """Score the words, and the snippets that must and must not appear."""
    both = list(zip(pages, items, strict=True))
    return {
        "wcxb f1": scores.mean(
            scores.f1(*scores.overlap(_bag(page.text), _bag(body(item))))
            for page, item in both
        ),
        "wcxb kept": scores.mean(
            snippet in body(item)
            for page, item in both
            for snippet in page.kept
        ),
        "wcxb kept by rule": scores.mean(
            scores.mean(
                snippet.lower() in body(item).lower() for snippet in page.kept
            )
            for page, item in both
        ),
        "wcxb leaked": scores.mean(
            snippet in body(item)
            for page, item in both
            for snippet in page.dropped
        ),
    }


def fundus(pages: Sequence[Page], items: Items) -> dict[str, float]:
    """Score paragraphs, captions, credits, dates, headlines and languages."""
    both = [(p, i, _line(body(i))) for p, i in zip(pages, items, strict=True)]
    return {
        "fundus paragraphs": scores.mean(
            scores.mean(_line(part) in text for part in page.paragraphs)
            for page, _, text in both
        ),
        "fundus precision": scores.mean(
            scores.overlap(_bag(page.text), _bag(text))[0]
            for page, _, text in both
        ),
        "fundus caption leak": scores.mean(
            _line(shot.caption) in text
            and _line(shot.caption) not in _line(page.text)
            for page, _, text in both
            for shot in _true_shots(page)
        ),
        "fundus captions found": scores.mean(
            bool(_matching(shot.caption, item))
            for page, item, _ in both
            for shot in _true_shots(page)
        ),
        "fundus credits split": scores.mean(
            split
            for page, item, _ in both
            for shot in _true_shots(page)
            if (split := _is_credit_split(shot, item)) is not None
        ),
        "fundus date": scores.mean(
            page.date in _dates(item) for page, item, _ in both if page.date
        ),
        "fundus title": scores.mean(
            item is not None and item.headline == page.title.strip()
            for page, item, _ in both
        ),
        "fundus byline": scores.mean(
            _has_authors(page, item) for page, item, _ in both
        ),
        **_byline_by_country(both),
        "language": _language(both),
        **_by_language(both),
    }


def _has_authors(page: Page, item: NewsItem | None) -> bool:
    """Return whether the byline names all true authors and nobody else."""
    true = {name for author in page.authors for name in _people(author)}
    return true == set(_people(item.byline if item else ""))


def _people(byline: str) -> list[str]:
    """Split a byline; both sides are split alike, so a wrong cut is fair."""
    return [
        line
        for name in re.split(r",|\s(?:and|und|et|y|og)\s", byline)
        if (line := _line(name))
    ]


def _byline_by_country(
    both: list[tuple[Page, NewsItem | None, str]],
) -> dict[str, float]:
    """Score the bylines of each country separately."""
    countries = sorted({page.country for page, _, _ in both})
    return {
        f"fundus byline {country}": scores.mean(
            _has_authors(page, item)
            for page, item, _ in both
            if page.country == country
        )
        for country in countries
    }


def _language(both: list[tuple[Page, NewsItem | None, str]]) -> float:
    """Score against the language that a page's html element declares."""
    hits = []
    for page, item, _ in both:
        declared = _declared(page)
        if declared and item:
            hits.append(item.language.partition("-")[0] == declared)
    return scores.mean(hits)


def _by_language(
    both: list[tuple[Page, NewsItem | None, str]],
) -> dict[str, float]:
    """Score each declared language separately."""
    languages = sorted({_declared(page) for page, _, _ in both} - {""})
    return {
        f"language {language}": _language(
            [scored for scored in both if _declared(scored[0]) == language]
        )
        for language in languages
    }


def _declared(page: Page) -> str:
    head = page.html[:20000].decode("utf-8", "replace").lower()
    at = head.find("<html")
    tag = head[at : head.find(">", at)]
    for quote in "\"'":
        _, separator, rest = tag.partition(f"lang={quote}")
        if separator:
            return rest.partition(quote)[0].partition("-")[0].strip()
    return ""


def wire_stories(items: Items) -> dict[str, float]:
    """Score wire stories: leftovers in the text, captions, datelines."""
    dirt = ("FILE PHOTO", "REUTERS/", "REUTERS /", "Slideshow", "(Reuters)")
    both = list(zip(reuters_2020.stories(), items, strict=True))
    return {
        "wire clean": scores.mean(
            not any(words in body(item) for words in dirt) for _, item in both
        ),
        "wire captions": scores.mean(
            item is not None
            and sum(caption.occurrences for caption in item.captions)
            == story.captions
            for story, item in both
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


def _matching(true_caption: str, item: NewsItem | None) -> list[Caption]:
    true = _line(true_caption)
    return [
        caption
        for caption in (item.captions if item else ())
        if true in (ours := _line(caption.text))
        or (ours in true and ours.count(" ") >= SHORTEST_CAPTION - 1)
    ]


def _is_credit_split(shot: corpora.Shot, item: NewsItem | None) -> bool | None:
    """Return whether the caption's credit is separate; None if it has none."""
    matching = _matching(shot.caption, item)
    true = set(scores.words(" ".join(shot.credits)))
    if not matching or not true:
        return None
    return any(
        true
        <= set(scores.words(f"{caption.credit_line} {caption.photographer}"))
        for caption in matching
    )


def _dates(item: NewsItem | None) -> tuple[str, ...]:
    when = item and (item.first_created or item.version_created)
    return (str(when)[:10],) if when else ()


def _bag(text: str) -> Counter[str]:
    return Counter(scores.words(text))


def _line(text: str) -> str:
    return " ".join(scores.words(text))
