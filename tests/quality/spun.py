"""
How often spinning is seen where it is, and where it is not.

    python -m tests.quality.spun

Spun: texts of our own with a spinner's words put in. Clean: our own, some of
which switch tongues, and the pages of the public corpora by language; no
page there is known to be spun.
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
from tests.quality.extraction import cleaned

FILE = Path(__file__).with_suffix(".txt")
LANGUAGES = ("en", "de", "fr", "es")
CEILING = 0.005
"""Share of clean pages of a language that may be taken for spun."""


class Copy(NamedTuple):
    """One text of our own."""

    language: str
    kind: str
    text: str


def own() -> tuple[Copy, ...]:
    """Read our own texts."""
    parts = FILE.read_text(encoding="utf-8").split("\n## ")[1:]
    heads = (part.partition("\n") for part in parts)
    return tuple(Copy(*head.split(" "), text) for head, _, text in heads)


def pages(every: Iterable[Page]) -> Iterator[tuple[str, Spun | None]]:
    """Yield language and evidence of each page in one of the languages."""
    for item in filter(None, map(cleaned, every)):
        language = item.language.partition("-")[0]
        if language in LANGUAGES:
            yield language, item.spun


def main() -> None:
    """Print the table."""
    for one in own():
        found = evidence(one.text, one.language)
        score = found.score if found else 0.0
        print(f"own {one.language} {one.kind:5} score {score:.2f}")
    if not HOME.is_dir():
        return
    seen, flagged = Counter[str](), Counter[str]()
    every = (*corpora.fundus(), *corpora.aeb(), *corpora.wcxb())
    for language, found in pages(every):
        seen[language] += 1
        flagged[language] += found is not None
    for language in LANGUAGES:
        share = flagged[language] / max(1, seen[language])
        print(
            f"clean pages {language} {seen[language]:5} flagged {share:.4f} "
            f"(at most {CEILING})"
        )


if __name__ == "__main__":
    main()
