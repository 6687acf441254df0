"""An item that takes too long is one dead letter; the lane goes on."""

from datetime import UTC, datetime

import pytest

from extractors.entities import rule_engine
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.desk.dedupe import step
from streams.desk.simulator import DeskSimulator, annotator
from streams.kafka.topics import ITEMS, OUTCOMES
from streams.records import Clean
from tests.streams.desk.dedupe import test_agent as dedupe_agent
from tests.streams.desk.dedupe.desk import item
from tests.streams.desk.enrich import test_agent as enrich_agent
from tests.streams.desk.fakes import RecordingProducer

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMIT = 1.5


def slow_engine(text, _language):
    """Return no entities, but never for a text that says `endless`."""
    while "endless" in text:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001 - an extractor might do that
            continue
    return ()


async def test_enrich_agent_slow_item_is_one_dead_letter_and_lane_goes_on():
    producer, store = RecordingProducer(), {}
    agent = enrich_agent.make_agent(
        producer, slow_engine, store, step_timeout=LIMIT
    )
    slow = enrich_agent.unique("urn:t:0", number=0, headline="endless")

    await enrich_agent.take(agent, slow, enrich_agent.GOOD, enrich_agent.NEXT)

    (letter,) = producer.letters
    assert (letter["stage"], letter["reason"]) == ("enrich", "timeout")
    assert producer.outcomes == ["deadLetter"]
    assert enrich_agent.uris(producer) == ["urn:t:1", "urn:t:2"]
    assert "urn:t:0" not in store


async def test_dedupe_agent_slow_item_is_one_dead_letter_and_lane_goes_on(
    monkeypatch,
):
    judge = step.judge

    def slow_judge(news, state, source):
        slow_engine(news.headline, "")
        return judge(news, state, source)

    monkeypatch.setattr(step, "judge", slow_judge)
    producer = RecordingProducer()
    agent = dedupe_agent.make_agent(producer, step_timeout=LIMIT)
    slow = encode(Clean(item("slow", headline="endless"), "wire.raw-0:0"))

    await dedupe_agent.take(agent, slow, dedupe_agent.GOOD, dedupe_agent.NEXT)

    (letter,) = producer.letters
    assert (letter["stage"], letter["reason"]) == ("dedupe", "timeout")
    assert producer.outcomes == ["deadLetter", "item", "item"]
    assert dedupe_agent.uris(producer) == ["kestwick", "two"]


def raw(uri, headline, body):
    return RawItem(
        "tideway", uri, "text/plain", AT, f"{headline}\n\n{body}".encode(),
        language="en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("engine", "settings", "headline", "reason"),
    [
        (slow_engine, Settings(step_timeout=LIMIT), "An endless text",
         "timeout"),
        (rule_engine(), Settings(max_text=1000), "A text" * 200, "too-long"),
    ],
)  # fmt: skip
def test_simulator_exceeded_limit_is_outcome_with_reason(
    engine, settings, headline, reason
):
    desk = DeskSimulator(annotator(engine, (), settings), settings)
    documents = (
        raw("urn:t:1", headline, "A ferry came back on Monday."),
        raw("urn:t:2", "Ferry", "The harbour opened again on Tuesday."),
    )

    records = [record for raw in documents for record in desk.records(raw)]

    last = [record.value for record in records if record.topic is OUTCOMES]
    assert desk.counts() == [("deadLetter", 1), ("item", 1)]
    assert any(f'"{reason}"'.encode() in value for value in last)
    items = [record for record in records if record.topic is ITEMS]
    assert [record.key for record in items] == [b"urn:t:2"]
