"""
Reuters stories of 2020 as plain text, with their captions in the text.

The corpus has tokens with offsets. Each story is rebuilt from them, one line
for each sentence of the corpus.
"""

from functools import cache
from typing import NamedTuple

from tests.corpora import HOME

FILE = HOME / "reuters2020-ner-dev.conll"


class Story(NamedTuple):
    """One story: its lines, and the number of captions among them."""

    lines: tuple[str, ...]
    captions: int
    dateline: bool

    @property
    def text(self) -> str:
        """The story; blank lines separate its paragraphs."""
        return "\n\n".join(self.lines)


@cache
def stories() -> tuple[Story, ...]:
    """Return the stories of the corpus in order."""
    documents: list[list[str]] = []
    position = 0
    for row in FILE.read_text("utf-8").splitlines():
        if row.startswith("-DOCSTART-"):
            documents.append([""])
            position = 0
        elif row.strip():
            word, start, end, _ = row.rsplit(" ", 3)
            gap = int(start) - position
            if gap > 1:
                documents[-1].append("")
            documents[-1][-1] += " " * (gap == 1) + word
            position = int(end)
    return tuple(_story(lines) for lines in documents)


def _story(lines: list[str]) -> Story:
    lines = [line.strip() for line in lines if line.strip()]
    credit_lines = [
        line
        for line in lines
        if len(line) < 90
        and ("REUTERS" in line or "USA TODAY Sports" in line)
        and "Reporting" not in line
    ]
    starts = (line[:60] for line in lines[:9])
    return Story(
        tuple(lines),
        len(credit_lines),
        any("(Reuters" in start for start in starts),
    )
