"""
Loads name lists before a worker joins its consumer group.

Place names and name lists are loaded at their first use. Under load the
first item of a new worker took 3.5 s for that, with its partitions already
assigned (``tests/chaos/test_rolling_deploy.py``).
"""

import gc
from datetime import UTC, datetime

from msgspec.structs import replace

from extractors.crosslingual import SentenceEncoder
from extractors.entities import Engine, extract_entities
from extractors.entities.subjects import infer_subjects
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from streams.desk.clean.step import clean_item

__all__ = ["warm_up", "warm_up_cleaning"]

# Places, one by a former name and one that no list has, and people.
SAMPLE = NewsItem(
    "urn:copydesk:warm",
    "",
    datetime(2026, 3, 2, tzinfo=UTC),
    language="en",
    headline="Kestwick mayor meets harbour pilots in Porto",
    body=(
        "PORTO, March 2 (Tideway) -- Mayor Ilse Brandt of Kestwick, Oregon, "
        "met Joao Ferreira, head of the Harbour Pilots Association, in Porto "
        "on Monday.\n\nHer grandfather had come from Constantinople to "
        "Ellerby, Zaire, in 1921 with $40 and a letter for Dr. Anna Kowalska."
    ),
)


WARMED = ("en", "es", "fr", "de", "it", "pt", "nl", "ru", "zh", "ar")
"""Languages whose rules all processes share. The rules of one more take .1 s
at its first text; those of all would delay each start by a second."""

# The lists of spun words belong to the language of a text.
SHORT_TEXTS = {
    "de": "Der Hafen von Ellerby bleibt wegen des Sturms bis Montag gesperrt.",
    "fr": "Le port d'Ellerby reste fermé jusqu'à lundi à cause de la tempête.",
    "es": "El puerto de Ellerby sigue cerrado hasta el lunes por el temporal.",
}
ADVISORY = "Advisory: embargoed until 1200 GMT."
"""A line of which the words of embargoes are looked for."""


def warm_up_cleaning() -> None:
    """
    Load what the clean step loads at its first documents.

    The language model, the word lists and the stop words of pages with
    little text took a process seconds, which counted for the time limits of
    its first documents.
    """
    _clean(f"<p>{ADVISORY}<p>{SAMPLE.body}", "en")
    for language, text in SHORT_TEXTS.items():
        _clean(f"<p>{text}<aside>{text}</aside>", language)


def _clean(markup: str, language: str) -> None:
    page = f"<h1>{SAMPLE.headline}</h1><article>{markup}</article>"
    clean_item(
        RawItem(
            "warm",
            SAMPLE.uri,
            "text/html",
            SAMPLE.fetched_at,
            page.encode(),
            language=language,
        )
    )


def warm_up(engine: Engine, encoder: SentenceEncoder | None = None) -> None:
    """
    Load the engine's gazetteers, and the name lists of `WARMED`, now.

    The encoder has loaded its weights; its first text takes longer.

    Loading takes seconds, which would count for the time limit of an item
    (`streams.desk.time_limit`).

    Then move all objects out of the garbage collector's scope
    (``gc.freeze``): each full collection would look at all of them, and a
    process would get its own copy of each page that it looks at. A
    collection before that would take .2 s and find next to nothing.
    """
    infer_subjects(SAMPLE)
    for language in WARMED:
        extract_entities(replace(SAMPLE, language=language), engine)
    if encoder is not None:
        encoder(SAMPLE)
    gc.freeze()
