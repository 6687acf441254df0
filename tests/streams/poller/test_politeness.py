"""Politeness over 72 simulated hours; `pytest -s` prints the table."""

from streams.records import read_outcome
from tests.quality.politeness import ZERO, table, watched


async def test_72_hours_of_polling_are_polite():
    wire, tables = await watched()
    found = table(wire, tables)
    for name, value in found.items():
        print(f"{name:65} {value}")

    assert {name: found[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert found["polls of the old address after the move"] == 3
    assert read_outcome(tables.polls[b"gone"]).outcome == "gone"
    assert found["item latency, median share of the feed's gap"] <= 0.3
    assert found["item latency, p95 share of the feed's gap"] <= 0.8
