"""Polling over 72 simulated hours; `pytest -s` prints the figures."""

import pytest

from streams.records import read_outcome
from tests.quality.politeness import (
    MUST_BE_ZERO,
    politeness_figures,
    poll_for_72_hours,
)


@pytest.mark.slow
async def test_72_hours_of_polling_are_polite():
    wire, tables = await poll_for_72_hours()
    figures = politeness_figures(wire, tables)
    for name, value in figures.items():
        print(f"{name:65} {value}")

    assert {name: figures[name] for name in MUST_BE_ZERO} == dict.fromkeys(
        MUST_BE_ZERO, 0
    )
    assert figures["polls of the old address after the move"] == 3
    assert read_outcome(tables.polls[b"gone"]).outcome == "gone"
    assert figures["item latency, median share of the feed's gap"] <= 0.3
    assert figures["item latency, p95 share of the feed's gap"] <= 0.8
