"""
How often spun copy is detected, and how often clean copy is flagged.

    python -m tests.quality.spun

Spun copy: texts written for this test, with words that a spinner puts in.
Clean copy: texts written for this test, some of which mix languages, and the
pages of the public corpora by language. No page there is known to be spun.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from extractors.model.item import Spun
from extractors.similarity.spun import evidence
from tests.corpora import HOME
from tests.quality import corpora
from tests.quality.corpora import Page
from tests.quality.extraction import clean_page

FILE = Path(__file__).with_suffix(".txt")
LANGUAGES = ("en", "de", "fr", "es")
CEILING = 0.005
"""The largest share of a language's clean pages that may be flagged."""


class Text(NamedTuple):
    """One text written for this test."""

    language: str
    kind: str
    text: str


def own_texts() -> tuple[Text, ...]:
    """Return the texts that were written for this test."""
    texts = []
    for part in FILE.read_text(encoding="utf-8").split("\n## ")[1:]:
        head, _, text = part.partition("\n")
        language, kind = head.split(" ")
        texts.append(Text(language, kind, text))
    return tuple(texts)


def pages(every: Iterable[Page]) -> Iterator[tuple[str, Spun | None]]:
    """Yield language and evidence of each page in our languages."""
    for item in filter(None, map(clean_page, every)):
        language = item.language.partition("-")[0]
        if language in LANGUAGES:
            yield language, item.spun


def main() -> None:
    """Print the table."""
    for text in own_texts():
        spun = evidence(text.text, text.language)
        score = spun.score if spun else 0.0
        print(f"own {text.language} {text.kind:5} score {score:.2f}")
    if not HOME.is_dir():
        return
    seen, flagged = Counter[str](), Counter[str]()
    every = (*corpora.fundus(), *corpora.aeb(), *corpora.wcxb())
    for language, spun in pages(every):
        seen[language] += 1
        flagged[language] += spun is not None
    for language in LANGUAGES:
        share = flagged[language] / max(1, seen[language])
        print(
            f"clean pages {language} {seen[language]:5} flagged {share:.4f} "
            f"(at most {CEILING})"
        )


if __name__ == "__main__":
    main()
