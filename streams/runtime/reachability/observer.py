"""
Learn whether Kafka answers a worker, and report a change in one line.

    observe_answers   follows the answers of an app's consumer
    answers_of        the answers of an app

The libraries log each failed attempt to connect. Those lines are limited
(`streams.telemetry.line_limit`); the line here says what matters.
"""

import asyncio
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import structlog

from streams import clock
from streams.config.settings import Settings
from streams.runtime.reachability.answers import KafkaAnswers
from streams.runtime.wrapping import wrap_method
from streams.telemetry.line_limit import take_left_out

if TYPE_CHECKING:
    import faust

__all__ = ["StateReport", "answers_of", "observe_answers"]

log = structlog.get_logger()

JOIN_GROUP = 11
"""API key of Kafka's protocol."""
MARGIN = 10.0
"""Seconds that an answer to a join takes after the rebalance timeout."""
CHECK_EVERY = 0.5

_ANSWERS: MutableMapping["faust.App", KafkaAnswers] = WeakKeyDictionary()


def answers_of(app: "faust.App") -> KafkaAnswers:
    """Return what an app's consumer has heard; nothing if not observed."""
    return _ANSWERS.get(app) or KafkaAnswers(0.0)


def observe_answers(app: "faust.App", settings: Settings) -> KafkaAnswers:
    """Follow the answers of an app that has not started yet."""
    answers = KafkaAnswers(settings.rebalance_timeout + MARGIN)
    _ANSWERS[app] = answers

    def watch_consumer(create: Callable[[], Any]) -> Any:
        consumer = create()
        wrap_method(consumer._thread, "_create_consumer", watch_client)  # noqa: SLF001
        return consumer

    def watch_client(create: Callable[..., Any], **options: Any) -> Any:
        client = create(**options)
        wrap_method(client._client, "send", send)  # noqa: SLF001
        wrap_method(client, "stop", stop)
        return client

    async def send(
        send: Callable[..., Any], node: int, request: Any, **options: Any
    ) -> Any:
        with _noted_join(answers, request):
            response = await send(node, request, **options)
        answers.note_answer(clock.seconds())
        return response

    async def stop(stop: Callable[[], Any]) -> None:
        answers.end(clock.seconds())
        await stop()

    wrap_method(app, "_new_consumer", watch_consumer)

    @app.task  # type: ignore[untyped-decorator]
    async def report_changes() -> None:
        report = StateReport(answers, settings.broker)
        while not app.should_stop:
            report.check(clock.seconds())
            await asyncio.sleep(CHECK_EVERY)

    return answers


@contextmanager
def _noted_join(answers: KafkaAnswers, request: Any) -> Iterator[None]:
    if request.API_KEY != JOIN_GROUP:
        yield
        return
    answers.note_join(clock.seconds())
    try:
        yield
    finally:
        answers.note_join_end()


class StateReport:
    """Logs one line when Kafka goes away, and one when it is back."""

    def __init__(self, answers: KafkaAnswers, broker: str) -> None:
        self._answers = answers
        self._broker = broker
        self._away_since: float | None = None

    def check(self, now: float) -> None:
        """Log a line if the state has changed."""
        is_away = self._answers.is_away(now)
        if is_away and self._away_since is None:
            self._away_since = now
            log.error("Kafka does not answer", broker=self._broker)
        elif self._away_since is not None and not is_away:
            log.warning(
                "Kafka answers again",
                broker=self._broker,
                seconds=round(now - self._away_since),
                left_out_lines=take_left_out(),
            )
            self._away_since = None
