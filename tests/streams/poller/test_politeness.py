"""Polling over 72 simulated hours; `pytest -s` prints the figures."""

import pytest

from streams.records import read_outcome
from tests.quality.politeness import ZERO, table, watched


@pytest.mark.slow
async def test_72_hours_of_polling_are_polite():
    wire, tables = await watched()
    figures = table(wire, tables)
    for name, value in figures.items():
        print(f"{name:65} {value}")

    assert {name: figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert figures["polls of the old address after the move"] == 3
    assert read_outcome(tables.polls[b"gone"]).outcome == "gone"
    assert figures["item latency, median share of the feed's gap"] <= 0.3
    assert figures["item latency, p95 share of the feed's gap"] <= 0.8
