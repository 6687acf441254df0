"""The judge's contract in one pass; scenarios live in test_scenarios."""

from datetime import UTC, datetime

from extractors.item import NewsItem
from streams.desk.judge import judge
from streams.desk.state import dict_state
from streams.desk.verdict import apply


def test_a_repeat_is_folded():
    state = dict_state()
    first = NewsItem(
        "u1", "f", datetime(2026, 1, 1, tzinfo=UTC), lane="en",
        body="The harbour reopened on Tuesday after the storm had passed.",
    )  # fmt: skip
    second = NewsItem("u2", "f", first.fetched_at, lane="en", body=first.body)

    apply(judge(first, state, "raw-0:1"), state)

    assert judge(second, state, "raw-0:2").outcome == "duplicate"
