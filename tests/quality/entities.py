"""
Entities on two public corpora, compared with spaCy alone.

    python -m tests.quality.entities

Scores are strict: a name counts if both its span and its type are right.

The rules were tuned on the Reuters stories of 2020; no other labelled wire
copy is available. To see whether they are overfitted, their agreement with
the spaCy model without rules is measured on unseen texts too: it would be
lower there than on the tuned stories.
"""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

from extractors.entities import Engine, extract_entities, rule_engine
from extractors.entities.engine import Span
from extractors.model.item import NewsItem
from tests.corpora import HOME
from tests.quality import corpora, reuters_21578
from tests.quality.extraction import clean_page

SHORTEST = 600  # characters; a shorter story has few names
REUTERS = HOME / "reuters2020-ner-dev.conll"
WNUT = HOME / "wnut17-test.conll"

TYPES = {"person": "PER", "organisation": "ORG", "place": "LOC"}
WNUT_TYPES = {
    "person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC",
}  # fmt: skip

Gold = set[tuple[int, int, str]]
Document = tuple[str, Gold]


def spans(tokens: list[tuple[int, int, str]]) -> Gold:
    """Join the tokens of each name: ``B-`` starts a name, ``I-`` continues."""
    starts_and_ends: list[tuple[int, int, str]] = []
    before = "O"
    for start, end, label in tokens:
        kind = label[2:]
        if label == "O":
            before = "O"
            continue
        if before != kind or label.startswith("B-"):
            starts_and_ends.append((start, end, kind))
        else:
            first, _, _ = starts_and_ends.pop()
            starts_and_ends.append((first, end, kind))
        before = kind
    return set(starts_and_ends)


def reuters() -> Iterator[Document]:
    """Yield the Reuters stories, rebuilt from their tokens' offsets."""
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
    """Yield the WNUT-17 sentences; each is a document."""
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


def find_names(text: str, engine: Engine, language: str = "en") -> Gold:
    """Return the people, organisations and places that an engine finds."""
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


def score(
    documents: list[Document], find: Callable[[str], Gold]
) -> dict[str, float]:
    """Return F1 by type and overall (micro), precision P and recall R."""
    right, marked, gold = Counter[str](), Counter[str](), Counter[str]()
    for text, truth in documents:
        got = find(text)
        for _, _, kind in got & truth:
            right[kind] += 1
        for _, _, kind in got:
            marked[kind] += 1
        for _, _, kind in truth:
            gold[kind] += 1
    result = {}
    for kind in ("PER", "ORG", "LOC"):
        result[kind] = f1(right[kind], marked[kind], gold[kind])
    total = right.total(), marked.total(), gold.total()
    result["micro"] = f1(*total)
    result["P"] = right.total() / max(1, marked.total())
    result["R"] = right.total() / max(1, gold.total())
    return result


def f1(right: int, marked: int, gold: int) -> float:
    return 2 * right / max(1, marked + gold)


def no_rules(text: str, language: str) -> tuple[Span, ...]:
    """Find nothing, so that only the model's names remain."""
    return ()


def unseen() -> Iterator[tuple[str, list[str]]]:
    """Yield texts without labels: Reuters of 1987, and English pages."""
    old = (item.body for item in reuters_21578.items()[::40])
    yield "reuters1987", [text for text in old if len(text) > SHORTEST]
    for name, pages in (("fundus", corpora.fundus()), ("aeb", corpora.aeb())):
        items = filter(None, map(clean_page, pages))
        yield name, [i.body for i in items if i.language.startswith("en")]


def agreement(texts: list[str], engine: Engine, model: Engine) -> float:
    """Return micro F1 of the engine's names against the model's."""
    documents = [(text, find_names(text, model)) for text in texts]
    return score(documents, lambda text: find_names(text, engine))["micro"]


def main() -> None:
    """Print the tables."""
    logging.disable(logging.CRITICAL)
    engines: dict[str, Engine] = {"wire": rule_engine()}
    try:
        from extractors.entities.spacy_engine import (  # noqa: PLC0415
            spacy_engine,  # an extra, which may be missing
        )

        engines["spacy"] = spacy_engine()
        engines["bare"] = spacy_engine(rules=no_rules)
    except ImportError:
        print("spacy engine: not installed", file=sys.stderr)
    for name, corpus in (("reuters2020", reuters), ("wnut17", wnut)):
        documents = list(corpus())
        for label, engine in engines.items():
            result = score(documents, partial(find_names, engine=engine))
            figures = " ".join(f"{k} {v:.3f}" for k, v in result.items())
            print(f"{name:12} {label:6} {figures}")
    if "bare" in engines:
        texts = [text for text, _ in reuters()]
        for name, part in (("reuters2020", texts), *unseen()):
            shared = agreement(part, engines["wire"], engines["bare"])
            print(f"{name:12} wire and bare model agree {shared:.3f}")


if __name__ == "__main__":
    main()
