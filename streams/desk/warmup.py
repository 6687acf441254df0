"""
What a desk does before it joins its group, so that nobody waits for it.

Place names and name lists are read when they are first asked for. Under
load the first item of a new worker took 3.5 s for it, with its partitions
already assigned (``tests/chaos/test_rolling.py``).
"""

import gc
from datetime import UTC, datetime

from extractors.entities import Engine, extract_entities
from extractors.entities.subjects import infer_subjects
from extractors.model.item import NewsItem

__all__ = ["warm_up"]

# A place, one by a former name, one that nobody knows, and people.
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


def warm_up(engine: Engine) -> None:
    """
    Have an engine read what it reads when it is first asked.

    What is there by then stays for good, so it is taken out of what the
    garbage collector looks through: Faust has it look through everything
    once a table at each rebalance and each stop.
    """
    infer_subjects(SAMPLE)
    extract_entities(SAMPLE, engine)
    gc.collect()
    gc.freeze()
