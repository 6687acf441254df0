"""What is heard through aiokafka's consumer, and which lines follow."""

import asyncio
from types import SimpleNamespace

import faust
import pytest
from structlog.testing import capture_logs

from streams.config.settings import Settings
from streams.runtime.reachability.answers import SILENCE, KafkaAnswers
from streams.runtime.reachability.observer import (
    StateReport,
    answers_of,
    observe_answers,
)

HEARTBEAT, JOIN = SimpleNamespace(API_KEY=12), SimpleNamespace(API_KEY=11)
BROKER = "kafka.example:9092"


class Consumer:
    """The consumer of aiokafka, whose broker a test stops."""

    def __init__(self):
        self.is_away = False
        self.release = asyncio.Event()
        self._client = SimpleNamespace(send=self._send)

    async def _send(self, _node, request, *, group):
        if request is JOIN:
            await self.release.wait()
        if self.is_away:
            raise ConnectionError
        return group

    async def stop(self):
        self.is_away = True


@pytest.fixture
def app():
    return faust.App("heard", broker="kafka://127.0.0.1:1", autodiscover=False)


@pytest.fixture
def answers(app):
    return observe_answers(app, Settings(rebalance_timeout=30.0))


@pytest.fixture
async def consumer(app, answers, monkeypatch):
    consumer = Consumer()
    thread = SimpleNamespace(_create_consumer=lambda **_: consumer)
    del app._new_consumer
    monkeypatch.setattr(
        app, "_new_consumer", lambda: SimpleNamespace(_thread=thread)
    )
    observe_answers(app, Settings(rebalance_timeout=30.0))
    return app._new_consumer()._thread._create_consumer()


def send(consumer, request):
    return consumer._client.send(1, request, group=0)


async def test_answer_to_any_request_is_heard(app, consumer):
    assert not answers_of(app).is_up_now()

    await send(consumer, HEARTBEAT)

    assert answers_of(app).is_up_now()


async def test_request_that_fails_is_no_answer(app, consumer):
    consumer.is_away = True

    with pytest.raises(ConnectionError):
        await send(consumer, HEARTBEAT)

    assert not answers_of(app).is_up_now()


async def test_join_under_way_keeps_kafka_up_until_it_fails(app, consumer):
    await send(consumer, HEARTBEAT)
    answers = answers_of(app)
    answers.note_answer(answers._last - SILENCE)
    joining = asyncio.create_task(send(consumer, JOIN))
    await asyncio.sleep(0)
    assert answers.is_up_now()

    consumer.is_away = True
    consumer.release.set()
    with pytest.raises(ConnectionError):
        await joining

    assert answers.is_away_now()


async def test_stopped_consumer_is_not_taken_for_a_silence(app, consumer):
    await send(consumer, HEARTBEAT)

    await consumer.stop()
    answers_of(app).note_answer(float("-inf"))

    assert not answers_of(app).is_away_now()


def test_app_that_is_not_observed_is_neither_up_nor_away(app):
    assert not answers_of(app).is_up_now()
    assert not answers_of(app).is_away_now()


def test_report_each_change_is_one_line():
    answers = KafkaAnswers(30.0)
    report = StateReport(answers, BROKER)

    with capture_logs() as lines:
        for now in range(200):
            if now < 50 or now >= 120:
                answers.note_answer(now)
            report.check(now)

    assert [line["event"] for line in lines] == [
        "Kafka does not answer", "Kafka answers again",
    ]  # fmt: skip
    assert [line["broker"] for line in lines] == [BROKER, BROKER]
    assert lines[1]["seconds"] == 120 - 49 - SILENCE


def test_report_without_a_first_answer_has_no_line():
    report = StateReport(KafkaAnswers(30.0), BROKER)

    with capture_logs() as lines:
        report.check(100.0)

    assert lines == []
