"""
Entities against two public corpora, beside the bare library.

Strict: a name counts if its span and its type are both right. Run it as
``python -m tests.quality.entities``.

The rules were tuned on the Reuters stories of 2020, and no other labelled
wire copy is at hand. What they are worth on copy that nobody looked at shows
by how far the engine agrees with the bare model, which knows neither: if it
agreed less there than on the tuned stories, they would be overfitted.
"""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from extractors.entities import extract_entities, rule_engine
from extractors.model.item import NewsItem
from tests.corpora import HOME
from tests.quality import corpora
from tests.quality import reuters as old_reuters
from tests.quality.extraction import cleaned

SHORTEST = 600  # characters of a story that has names enough
REUTERS = HOME / "reuters2020-ner-dev.conll"
WNUT = HOME / "wnut17-test.conll"

TYPES = {"person": "PER", "organisation": "ORG", "place": "LOC"}
WNUT_TYPES = {
    "person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC",
}  # fmt: skip

Gold = set[tuple[int, int, str]]
Document = tuple[str, Gold]


def spans(tokens: list[tuple[int, int, str]]) -> Gold:
    """Join the tokens of each name; ``I-`` goes on, ``B-`` begins anew."""
    found: list[list] = []
    before = "O"
    for start, end, label in tokens:
        kind = label[2:]
        if label == "O":
            before = "O"
            continue
        if before != kind or label.startswith("B-"):
            found.append([start, end, kind])
        else:
            found[-1][1] = end
        before = kind
    return {(a, b, kind) for a, b, kind in found}


def reuters() -> Iterator[Document]:
    """Read the Reuters stories, each rebuilt at its own offsets."""
    for part in REUTERS.read_text(encoding="utf-8").split("-DOCSTART-")[1:]:
        text, gold = "", set()
        for block in part.split("\n\n")[1:]:
            rows = [r.split(" ") for r in block.splitlines() if r]
            tokens = [(int(r[1]), int(r[2]), r[3]) for r in rows]
            for (start, _, _), row in zip(tokens, rows, strict=True):
                gap = start - len(text)
                text += "\n\n" if row is rows[0] and text else " " * gap
                text = text.ljust(start) + row[0]
            gold |= spans(tokens)
        yield text, {g for g in gold if g[2] in {"PER", "ORG", "LOC"}}


def wnut() -> Iterator[Document]:
    """Read the WNUT-17 sentences, each a document."""
    for block in WNUT.read_text(encoding="utf-8").split("\n\n"):
        text, tokens = "", []
        for row in block.splitlines():
            word, _, label = row.partition("\t")
            text += " " if text else ""
            start = len(text)
            text += word
            mapped = WNUT_TYPES.get(label[2:], "")
            tokens.append(
                (start, len(text), f"{label[:2]}{mapped}" if mapped else "O")
            )
        if text.strip():
            yield text, spans(tokens)


def marked(text: str, engine, language: str = "en") -> Gold:
    """Mark a text; give its people, organisations and places."""
    news = NewsItem(
        uri="urn:test:1",
        feed="test",
        fetched_at=datetime(2020, 12, 7, tzinfo=UTC),
        body=text,
        language=language,
    )
    return {
        (m.start, m.end, TYPES[e.type])
        for e in extract_entities(news, engine)
        if e.type in TYPES
        for m in e.mentions
    }


def score(documents: list[Document], find: Callable[[str], Gold]) -> dict:
    """Give F1 in per cent by type and over all, and the mistakes."""
    right, found, gold = Counter(), Counter(), Counter()
    for text, truth in documents:
        got = find(text)
        for _, _, kind in got & truth:
            right[kind] += 1
        for _, _, kind in got:
            found[kind] += 1
        for _, _, kind in truth:
            gold[kind] += 1
    result = {}
    for kind in ("PER", "ORG", "LOC"):
        result[kind] = f1(right[kind], found[kind], gold[kind])
    total = right.total(), found.total(), gold.total()
    result["micro"] = f1(*total)
    result["P"] = right.total() / max(1, found.total())
    result["R"] = right.total() / max(1, gold.total())
    return result


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / max(1, found + gold)


def nothing(text: str, language: str) -> tuple:
    """Stand for no wire engine: the model's names alone."""
    return ()


def unseen() -> Iterator[tuple[str, list[str]]]:
    """Yield texts without labels: Reuters of 1987, and English pages."""
    old = (item.body for item in old_reuters.items()[::40])
    yield "reuters1987", [text for text in old if len(text) > SHORTEST]
    for name, pages in (("fundus", corpora.fundus()), ("aeb", corpora.aeb())):
        items = filter(None, map(cleaned, pages))
        yield name, [i.body for i in items if i.language.startswith("en")]


def agreement(texts: list[str], engine, model) -> float:
    """Give micro F1 of the engine's names against the model's."""
    documents = [(text, marked(text, model)) for text in texts]
    return score(documents, lambda text: marked(text, engine))["micro"]


def main() -> None:
    """Print the tables."""
    logging.disable(logging.CRITICAL)
    engines = {"wire": rule_engine()}
    try:
        from extractors.entities.spacy_engine import (  # noqa: PLC0415
            spacy_engine,  # an extra, which may be missing
        )

        engines["spacy"] = spacy_engine()
        engines["bare"] = spacy_engine(rules=nothing)
    except ImportError:
        print("spacy engine: not installed", file=sys.stderr)
    for name, corpus in (("reuters2020", reuters), ("wnut17", wnut)):
        documents = list(corpus())
        for label, engine in engines.items():
            result = score(documents, lambda t, e=engine: marked(t, e))
            figures = " ".join(f"{k} {v:.3f}" for k, v in result.items())
            print(f"{name:12} {label:6} {figures}")
    if "bare" in engines:
        texts = [text for text, _ in reuters()]
        for name, some in (("reuters2020", texts), *unseen()):
            shared = agreement(some, engines["wire"], engines["bare"])
            print(f"{name:12} wire and bare model agree {shared:.3f}")


if __name__ == "__main__":
    main()
